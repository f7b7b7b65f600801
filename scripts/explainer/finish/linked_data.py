"""What a page is about, in schema.org's words (JSON-LD): for machines that do not read prose.

- An article's summary is an `Article`, its other pages are `WebPage`s that are part of it, home is the `WebSite`. Each
  has its language, its other languages (`workTranslation` from the default language's page, `translationOfWork` back to
  it) and the source article as its `citation`. Of two pages in two languages neither is known but by its address, so
  these links need the site's address, as every `@id` and `url` does.
- A timeline entry that happened or was planned is a `Thing` on the timeline's page, whose `temporalCoverage` has the
  dates. It is no `Event`: search engines ask an event where it takes place, which an article need not tell. One that is
  merely possible would look like a plan; one that recurs, or a date of the article itself, is neither.
- A person stands on the page of participants, with the role under which the article names them. The article tells
  neither when that role began nor when it ended, so there is no `startDate` and no `endDate`: the role's words say "at
  the time", and its `subjectOf` is the dated article that tells of it.
- Who drafted is said where schema.org has a word for it: `digitalSourceType`, for words that a machine drafted and that
  nobody has reviewed as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from explainer.finish.addresses import Address, SitePage
from explainer.model.anchors import of_entry, of_participant
from explainer.model.data import Json, without_nothing
from explainer.model.edtf import Edtf
from explainer.model.facts import Sort, Status
from explainer.model.published import Published, PublishedEntry, PublishedParticipant

_SITE_PAGES = {"": "WebSite", "how": "AboutPage", "status": "AboutPage", "years": "CollectionPage"}
"""The pages that belong to no article, by their folder."""
_CONTEXT = "https://schema.org"
_BY_MACHINE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
_SORTS = {Sort.COUNTRY: "GovernmentOrganization", Sort.ORGANISATION: "Organization", Sort.GROUP: "Organization"}
_EVENTS = {Status.HAPPENED, Status.PLANNED}
# JSON that holds none of these ends no script element and opens no comment in it; JSON reads them back.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def linked_data(page: SitePage, where: Address, site_name: str, about: Published | None) -> str:
    """The page's script element of data; `about` is the article that it is a page of.

    Empty for an article's page whose data is not there.
    """
    folder = page.path.partition("/")[0]
    if about is None and folder not in _SITE_PAGES:
        return ""
    if about is None:
        data = _site_page(page, where, site_name)
    elif page.path == f"{about.slug}/":
        data = _article(page, where, about)
    else:
        data = _article_page(page, where, about)
    text = json.dumps({"@context": _CONTEXT, **data}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>'


def _page(kind: str, page: SitePage, where: Address, title: str | None) -> dict[str, Json]:
    own = where.of(page)
    return without_nothing(
        {
            "@type": kind,
            "@id": own,
            "url": own,
            "name": title,
            "description": page.description or None,
            "inLanguage": page.locale.tag,
            **_translations(page, where),
        }
    )


def _translations(page: SitePage, where: Address) -> Mapping[str, Json]:
    if where.site is None or not page.is_listed:
        return {}
    if page.locale.prefix:
        original = next((one for one in page.languages if not one.prefix), None)
        return {} if original is None else {"translationOfWork": {"@id": where.page("", page.path)}}
    others = [one for one in page.languages if one.prefix]
    translations: list[Json] = [{"@id": where.page(one.prefix, page.path), "inLanguage": one.tag} for one in others]
    return {"workTranslation": translations} if translations else {}


def _site_page(page: SitePage, where: Address, site_name: str) -> Mapping[str, Json]:
    if not page.path:
        return _page("WebSite", page, where, site_name)
    home = where.page(page.locale.prefix, "")
    return {
        **_page(_SITE_PAGES[page.path.partition("/")[0]], page, where, page.title),
        "isPartOf": without_nothing({"@type": "WebSite", "@id": home, "name": site_name}),
    }


def _article(page: SitePage, where: Address, about: Published) -> Mapping[str, Json]:
    tag = page.locale.tag
    first = None if tag not in about.languages else about.languages[tag].published
    last = about.changed(tag)
    corrections: list[Json] = [
        {"@type": "CorrectionComment", "text": one.because[tag], "datePublished": one.on.isoformat()}
        for one in about.corrections
        if tag in one.because
    ]
    return without_nothing(
        {
            **_page("Article", page, where, None),
            "headline": about.headline.text.get(tag),
            "citation": _citation(about),
            "datePublished": None if first is None else first.isoformat(),
            "dateModified": None if last is None else last.isoformat(),
            "correction": corrections or None,
            "digitalSourceType": _source_type(about, tag),
        }
    )


def _article_page(page: SitePage, where: Address, about: Published) -> Mapping[str, Json]:
    tag = page.locale.tag
    summary = where.page(page.locale.prefix, f"{about.slug}/")
    headline = about.headline.text.get(tag)
    subjects: list[Json] = []
    covered: list[Json] = []
    match page.path.removeprefix(f"{about.slug}/"):
        case "participants/":
            people = [one for one in about.participants if one.sort is Sort.PERSON and tag in one.names]
            subjects = [_person(one, about, page, where) for one in people]
        case "timeline/":
            events = {
                own: one
                for own, one in about.entries.items()
                if one.status in _EVENTS and tag in about.claim[one.claim].shortest
            }
            subjects = [_event(own, one, about, page, where) for own, one in events.items()]
            covered = [*dict.fromkeys(_covered(about.date[one.on].value) for one in events.values())]
        case _:
            pass
    return without_nothing(
        {
            **_page("WebPage", page, where, page.title),
            "isPartOf": without_nothing({"@type": "Article", "@id": summary, "headline": headline}),
            "citation": _citation(about),
            "digitalSourceType": _source_type(about, tag),
            "about": subjects or None,
            "temporalCoverage": covered or None,
        }
    )


def _citation(about: Published) -> Json:
    source = about.source
    publisher = None if source.publisher is None else {"@type": "Organization", "name": source.publisher}
    return without_nothing(
        {
            "@type": "NewsArticle",
            "headline": source.title,
            "inLanguage": "en",
            "dateModified" if source.dated_as == "updated" else "datePublished": source.dated,
            "publisher": publisher,
            "url": source.address,
        }
    )


def _source_type(about: Published, tag: str) -> str | None:
    words = about.languages.get(tag)
    return _BY_MACHINE if words is None or words.is_of_a_machine_alone else None


def _person(one: PublishedParticipant, about: Published, page: SitePage, where: Address) -> Json:
    tag = page.locale.tag
    name = one.name[tag]
    role = None if one.role is None else about.claim[one.role].shortest.get(tag)
    other = None if one.of is None else about.participant[one.of]
    person: dict[str, Json] = {"@type": "Person", "@id": where.of(page, of_participant(one.id)), "name": name}
    others: list[Json] = [words for words in one.name.values() if words != name]
    if others:
        person["alternateName"] = others
    if role is not None and other is not None and tag in other.names:
        person["affiliation"] = {
            "@type": "OrganizationRole",
            "roleName": role,
            "affiliation": {"@type": _SORTS.get(other.sort, "Organization"), "name": other.name[tag]},
            "subjectOf": _citation(about),
        }
    elif role is not None:
        person["hasOccupation"] = {"@type": "Role", "roleName": role, "subjectOf": _citation(about)}
    return without_nothing(person)


def _event(own: str, entry: PublishedEntry, about: Published, page: SitePage, where: Address) -> Json:
    tag = page.locale.tag
    claim, inferred = about.claim[entry.claim], about.date[entry.on].inferred
    reasons = {} if inferred is None else about.claim[inferred].because
    # Never without the reasoning, where there is one.
    told = [words.get(tag) for words in (claim.text, reasons) if words]
    return without_nothing(
        {
            "@type": "Thing",
            "@id": where.of(page, of_entry(own)),
            "name": claim.shortest[tag],
            "description": page.locale.between_sentences.join(filter(None, told)) if all(told) else None,
        }
    )


def _covered(edtf: Edtf) -> str:
    """A day, or an interval whose unknown side is open, as ISO 8601 writes them."""
    first, last = (".." if day is None else day.isoformat() for day in (edtf.first, edtf.last))
    return first if first == last else f"{first}/{last}"
