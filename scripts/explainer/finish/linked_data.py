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

from explainer.finish.addresses import Address, PagePlace
from explainer.model.anchors import of_entry, of_participant
from explainer.model.data import Json, without_nothing
from explainer.model.facts import Sort
from explainer.model.published import Published, PublishedEvent, PublishedPerson

_SITE_PAGES = {"": "WebSite", "how": "AboutPage", "years": "CollectionPage"}
"""The pages that belong to no article, by their folder."""
_CONTEXT = "https://schema.org"
_BY_MACHINE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
_SORTS = {Sort.COUNTRY: "GovernmentOrganization", Sort.ORGANISATION: "Organization", Sort.GROUP: "Organization"}
# JSON that holds none of these ends no script element and opens no comment in it; JSON reads them back.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def linked_data(  # noqa: PLR0913, PLR0917 - a page is known by that much
    place: PagePlace, where: Address, site_name: str, title: str, description: str, about: Published | None
) -> str:
    """The page's script element of data; `about` is the article that it is a page of.

    Empty for an article's page whose data is not there.
    """
    folder = place.path.partition("/")[0]
    if about is None and folder not in _SITE_PAGES:
        return ""
    if about is None:
        data = _site_page(place, where, site_name, title, description)
    elif place.path == f"{about.slug}/":
        data = _article(place, where, about, description)
    else:
        data = _article_page(place, where, about, title, description)
    text = json.dumps({"@context": _CONTEXT, **data}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>'


def _page(kind: str, place: PagePlace, where: Address, title: str, description: str) -> dict[str, Json]:
    own = where.page(place.locale.prefix, place.path)
    return without_nothing(
        {
            "@type": kind,
            "@id": own,
            "url": own,
            "name": title,
            "description": description or None,
            "inLanguage": place.locale.tag,
            **_translations(place, where),
        }
    )


def _translations(place: PagePlace, where: Address) -> Mapping[str, Json]:
    if where.site is None or place.locale not in place.languages:
        return {}
    if place.locale.prefix:
        original = next((one for one in place.languages if not one.prefix), None)
        return {} if original is None else {"translationOfWork": {"@id": where.page("", place.path)}}
    others = [one for one in place.languages if one.prefix]
    translations: list[Json] = [{"@id": where.page(one.prefix, place.path), "inLanguage": one.tag} for one in others]
    return {"workTranslation": translations} if translations else {}


def _site_page(place: PagePlace, where: Address, site_name: str, title: str, description: str) -> Mapping[str, Json]:
    if not place.path:
        return _page("WebSite", place, where, site_name, description)
    page = _page(_SITE_PAGES[place.path.partition("/")[0]], place, where, title, description)
    home = where.page(place.locale.prefix, "")
    return {**page, "isPartOf": without_nothing({"@type": "WebSite", "@id": home, "name": site_name})}


def _article(place: PagePlace, where: Address, about: Published, description: str) -> Mapping[str, Json]:
    tag = place.locale.tag
    page = _page("Article", place, where, "", description)
    del page["name"]
    first = None if tag not in about.languages else about.languages[tag].published
    last = about.changed(tag)
    corrections: list[Json] = [
        {"@type": "CorrectionComment", "text": one.because[tag], "datePublished": one.on.isoformat()}
        for one in about.corrections
        if tag in one.because
    ]
    return without_nothing(
        {
            **page,
            "headline": about.headline.get(tag),
            "citation": _citation(about),
            "datePublished": None if first is None else first.isoformat(),
            "dateModified": None if last is None else last.isoformat(),
            "correction": corrections or None,
            "digitalSourceType": _source_type(about, tag),
        }
    )


def _article_page(
    place: PagePlace, where: Address, about: Published, title: str, description: str
) -> Mapping[str, Json]:
    tag = place.locale.tag
    summary = where.page(place.locale.prefix, f"{about.slug}/")
    subjects: list[Json] = []
    covered: list[Json] = []
    match place.path.removeprefix(f"{about.slug}/"):
        case "participants/":
            subjects = [_person(one, about, place, where) for one in about.people if tag in one.name]
        case "timeline/":
            events = [one for one in about.events if tag in one.name]
            subjects = [_event(one, place, where) for one in events]
            covered = [*dict.fromkeys(map(_covered, events))]
        case _:
            pass
    return without_nothing(
        {
            **_page("WebPage", place, where, title, description),
            "isPartOf": without_nothing({"@type": "Article", "@id": summary, "headline": about.headline.get(tag)}),
            "citation": _citation(about),
            "digitalSourceType": _source_type(about, tag),
            "about": subjects or None,
            "temporalCoverage": covered or None,
        }
    )


def _citation(about: Published) -> Json:
    publisher = None if about.publisher is None else {"@type": "Organization", "name": about.publisher}
    return without_nothing(
        {
            "@type": "NewsArticle",
            "headline": about.title,
            "inLanguage": "en",
            "dateModified" if about.is_update else "datePublished": about.dated,
            "publisher": publisher,
            "url": about.address,
        }
    )


def _source_type(about: Published, tag: str) -> str | None:
    words = about.languages.get(tag)
    return _BY_MACHINE if words is None or (words.by_machine and not words.is_reviewed) else None


def _person(one: PublishedPerson, about: Published, place: PagePlace, where: Address) -> Json:
    tag = place.locale.tag
    page = where.page(place.locale.prefix, place.path)
    role = None if one.role is None else one.role.get(tag)
    person: dict[str, Json] = {
        "@type": "Person",
        "@id": None if page is None else f"{page}#{of_participant(one.id)}",
        "name": one.name[tag],
    }
    others: list[Json] = [name for other, name in one.name.items() if other != tag and name != one.name[tag]]
    if others:
        person["alternateName"] = others
    if role is not None and one.acts_for is not None and tag in one.acts_for[1]:
        sort, name = one.acts_for
        person["affiliation"] = {
            "@type": "OrganizationRole",
            "roleName": role,
            "affiliation": {"@type": _SORTS.get(sort, "Organization"), "name": name[tag]},
            "subjectOf": _citation(about),
        }
    elif role is not None:
        person["hasOccupation"] = {"@type": "Role", "roleName": role, "subjectOf": _citation(about)}
    return without_nothing(person)


def _event(one: PublishedEvent, place: PagePlace, where: Address) -> Json:
    tag = place.locale.tag
    page = where.page(place.locale.prefix, place.path)
    return without_nothing(
        {
            "@type": "Thing",
            "@id": None if page is None else f"{page}#{of_entry(one.id)}",
            "name": one.name[tag],
            "description": one.description.get(tag),
        }
    )


def _covered(one: PublishedEvent) -> str:
    """A day, or an interval whose unknown side is open, as ISO 8601 writes them."""
    first, last = ("..", "..") if one.first is None else (one.first.isoformat(), "..")
    last = last if one.last is None else one.last.isoformat()
    return first if first == last else f"{first}/{last}"
