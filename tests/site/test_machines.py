"""What machines read: facts as data, linked data, feeds, `llms.txt`, what a shared link shows, the manifest."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer import finish, render
from explainer.model.facts import Article
from explainer.model.words import Locale
from explainer.read.published import read_published
from explainer.source import Source
from tests import languages
from tests.article import SEEDS, SLUG
from tests.site.pages import PREFIX, TAGS, Html, Site, elements, line_text, name, parse, plain, read_site
from tests.site.printing import REPO_URL, ROOT, SITE_URL, copy_project, print_site, site_problems

Json = dict[str, "Json"] | list["Json"] | str | int | None
_CASES = ROOT / "tests/cases/pipeline/seeds"
_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_CORRECTION = """
corrections:
  ticket:
    on: 2023-06-07
    claim: no-price
    was: The article says that a ticket costs nothing.
    because: The article says nothing of a ticket's price.
"""
_KAZAKH = """
msgctxt "correction.ticket"
msgid "The article says nothing of a ticket's price."
msgstr "Мақалада билет бағасы туралы ештеңе айтылмаған."
"""


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Site:
    """`bridge` quotes nothing of its article; `ferry` quotes what supports a claim, and has been corrected."""
    project = copy_project(tmp_path_factory.mktemp("machines"), _CASES, kept_folder)
    replace(project / "seeds/ferry.yml", "publish: full", "publish: quotes")
    replace(project / "seeds/ferry.yml", "ru: required, ja: required", "ru: optional, ja: optional")
    replace(project / "seeds/ferry.yml", "en: {drafted: person}", "en: {drafted: person, published: 2023-06-01}")
    replace(project / "seeds/ferry.yml", "kk: {drafted: machine}", "kk: {drafted: machine, published: 2023-06-09}")
    replace(project / "seeds/bridge.yml", "languages:", "article: {publish: none}\n\nlanguages:")
    with (project / "seeds/ferry.yml").open("a", encoding="utf-8") as file:
        file.write(_CORRECTION)
    with (project / "seeds/ferry.kk.po").open("a", encoding="utf-8") as file:
        file.write(_KAZAKH)
    return read_site(print_site(project, SITE_URL=SITE_URL, REPO_URL=REPO_URL))


def replace(file: Path, old: str, new: str) -> None:
    content = file.read_text("utf-8")
    assert content.count(old) == 1, f"{file.name}: {old!r}"
    file.write_text(content.replace(old, new), "utf-8")


def schema() -> dict[str, Json]:
    found: dict[str, Json] = json.loads((ROOT / "scripts/schema/explainer.schema.json").read_text("utf-8"))
    return found


def facts(site: Site, slug: str) -> dict[str, Json]:
    found: dict[str, Json] = json.loads((site.folder / slug / "facts.json").read_text("utf-8"))
    return found


def objects(data: Json) -> Iterator[dict[str, Json]]:
    """Every object in the data, the outermost first."""
    if isinstance(data, dict):
        yield data
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from objects(one)


def test_the_checks_of_a_site_find_no_fault(others: Site) -> None:
    assert [str(problem) for problem in site_problems(others.folder)] == []


# --- facts.json ---


def test_the_facts_of_every_article_are_what_their_schema_says(site: Site, others: Site) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    for where, slug in ((site, SLUG), (others, "ferry"), (others, "bridge")):
        data = facts(where, slug)
        assert [error.message for error in validator.iter_errors(data)] == [], slug
        published = where.folder / slug / str(data["$schema"])
        assert json.loads(published.resolve().read_text("utf-8")) == schema()


@pytest.mark.parametrize(
    ("key", "value"),
    [("version", 2), ("claims", []), ("slug", "../x"), ("languages", {}), ("headline", None), ("more", 1)],
)
def test_the_schema_refuses_what_is_no_such_file(site: Site, key: str, value: Json) -> None:
    assert not jsonschema.Draft202012Validator(schema()).is_valid({**facts(site, SLUG), key: value})


def test_the_data_has_every_claim_in_every_language_with_its_exact_quotes(site: Site, article: Article) -> None:
    data = facts(site, SLUG)
    claims = data["claims"]
    assert isinstance(claims, list)
    assert [claim["id"] for claim in claims if isinstance(claim, dict)] == list(article.facts.claims)
    sentences = {unit.id: unit for unit in article.seed.units}
    for claim in objects(claims):
        if "kind" in claim:
            assert isinstance(claim["text"], dict)
            assert list(claim["text"]) == list(TAGS), claim["id"]
        if "unit" in claim:
            unit = sentences[str(claim["unit"])]
            assert str(claim["quote"]) in unit.text
            assert claim.get("sentence") == unit.number


def test_what_the_data_says_is_what_the_pages_say(site: Site) -> None:
    """Headline and lead say claims in words of their own: these claims may stand in the data alone."""
    file = site.folder / SLUG / "facts.json"
    about = read_published(Source(file.name, file.read_text("utf-8")))
    retold = {claim for one in (about.headline, *about.lead) for claim in one.rests_on}
    for tag in TAGS:
        said = {line_text(line) for page in site.of(tag) for line in (*page.all(".line"), *page.all(".told"))}
        assert len(about.claims) > 30
        words = {one.id: {plain(texts[tag]) for texts in (one.text, one.short) if texts} for one in about.claims}
        assert {one for one, wordings in words.items() if not wordings & said} <= retold
        assert all(plain(one.text[tag]) in said for one in (about.headline, *about.lead))


def test_the_data_names_the_file_of_the_article_by_its_digest(site: Site) -> None:
    source = facts(site, SLUG)["source"]
    assert isinstance(source, dict)
    assert source["sha256"] == hashlib.sha256((SEEDS / f"{SLUG}.txt").read_bytes()).hexdigest()


def test_the_data_quotes_no_more_than_may_be_reproduced(others: Site) -> None:
    seed = (_CASES / "bridge.txt").read_text("utf-8")
    text = (others.folder / "bridge/facts.json").read_text("utf-8")
    assert not [one for one in objects(facts(others, "bridge")) if "quote" in one]
    assert "opened on Friday" in seed
    assert "opened on Friday" not in text
    quoting = facts(others, "ferry")
    assert [one for one in objects(quoting) if "quote" in one]
    assert isinstance(quoting["source"], dict)
    assert "title" not in quoting["source"]


def test_a_language_that_lacks_a_text_is_left_out_of_it(others: Site) -> None:
    (correction,) = [one for one in objects(facts(others, "ferry")) if "was" in one]
    assert isinstance(correction["because"], dict)
    assert list(correction["because"]) == ["en", "kk"]


def test_every_page_of_an_article_leads_to_its_data(site: Site, bare: Site) -> None:
    for where in (site, bare):
        for page in where.pages:
            links = [one.attrib["href"] for one in page.all("link") if one.get("type") == "application/json"]
            found = [where.follow(page, href)[0] for href in links]
            assert found == ([f"{SLUG}/facts.json"] if page.path.startswith(SLUG) else []), page


# --- linked data ---

_TYPES: Mapping[str, tuple[set[str], set[str]]] = {
    # type → (what it must have, what else it may have); of every class only what schema.org has for it
    "WebSite": ({"name"}, {"inLanguage", "url", "description", "workTranslation", "translationOfWork"}),
    "AboutPage": ({"name", "inLanguage", "isPartOf"}, {"url", "description", "workTranslation", "translationOfWork"}),
    "CollectionPage": (
        {"name", "inLanguage", "isPartOf"},
        {"url", "description", "workTranslation", "translationOfWork"},
    ),
    "WebPage": (
        {"name", "inLanguage", "isPartOf", "citation"},
        {
            "url",
            "description",
            "workTranslation",
            "translationOfWork",
            "about",
            "digitalSourceType",
            "temporalCoverage",
        },
    ),
    "Article": (
        {"headline"},
        {
            *("url", "description", "inLanguage", "citation", "workTranslation", "translationOfWork"),
            *("digitalSourceType", "correction", "datePublished", "dateModified"),
        },
    ),
    "NewsArticle": ({"inLanguage"}, {"headline", "dateModified", "datePublished", "publisher", "url"}),
    "CorrectionComment": ({"text", "datePublished"}, set()),
    "Thing": ({"name"}, {"description"}),
    "Person": ({"name"}, {"alternateName", "affiliation", "hasOccupation"}),
    "OrganizationRole": ({"roleName", "affiliation", "subjectOf"}, set()),
    "Role": ({"roleName", "subjectOf"}, set()),
    "Organization": ({"name"}, set()),
    "GovernmentOrganization": ({"name"}, set()),
}


def linked(page: Html) -> dict[str, Json]:
    (script,) = [one for one in page.all("script") if one.get("type") == "application/ld+json"]
    data: dict[str, Json] = json.loads(script.text or "")
    return data


def test_the_linked_data_of_every_page_is_of_known_types_with_their_properties(
    site: Site, bare: Site, others: Site
) -> None:
    for where in (site, bare, others):
        for page in where.pages:
            data = linked(page)
            assert data.pop("@context") == "https://schema.org", page
            for one in objects(data):
                if "@type" not in one:
                    assert set(one) <= {"@id", "inLanguage"}, f"{page}: {one}"
                    continue
                needed, allowed = _TYPES[str(one["@type"])]
                assert needed <= set(one) <= needed | allowed | {"@type", "@id"}, f"{page}: {one}"
                assert None not in one.values(), f"{page}: {one}"


def test_dates_in_linked_data_are_dates(site: Site, others: Site) -> None:
    for page in (*site.pages, *others.pages):
        for one in objects(linked(page)):
            for key in ("dateModified", "datePublished"):
                if key in one:
                    dt.datetime.fromisoformat(str(one[key]))


@functools.cache
def locales_of_the_site() -> tuple[Locale, ...]:
    return languages.interface()[0]


@settings(deadline=None)  # the first one reads the interface's words
@given(st.text(), st.sampled_from(["</script>", "<!--<script>", "]]>", "\\u003c/script>", "&lt;", "\u2028"]))
def test_no_text_ends_the_script_element(text: str, hostile: str) -> None:
    words = render.shown(f"{text}{hostile}{text}")
    locales = locales_of_the_site()
    page = finish.SitePage("", locales[0], locales, words, words)
    script = finish.linked_data(page, finish.address(SITE_URL, None), words, None)
    assert script.count("<") == 2
    (element,) = [one for one in elements(parse(f"<!doctype html><p>{script}")) if name(one) == "script"]
    assert json.loads(element.text or "")["name"] == words


def test_an_article_cites_its_source_and_knows_its_translations(site: Site) -> None:
    for tag in TAGS:
        data = linked(site.page(tag, f"{SLUG}/"))
        assert data["@type"] == "Article"
        assert data["inLanguage"] == tag
        assert data["citation"] == {
            "@type": "NewsArticle",
            "headline": "Kazakhstan and Japan Enter Talks for the Resumption of Air Travel",
            "inLanguage": "en",
            "dateModified": "2024-03-09T12:34:00",
        }
        if tag == "en":
            assert data["workTranslation"] == [
                {"@id": f"{SITE_URL}{PREFIX[other]}{SLUG}/", "inLanguage": other} for other in TAGS[1:]
            ]
        else:
            assert data["translationOfWork"] == {"@id": f"{SITE_URL}{SLUG}/"}


def test_ids_are_addresses_of_the_site_and_each_leads_somewhere(site: Site) -> None:
    for page in site.pages:
        for one in objects(linked(page)):
            if "@id" in one:
                address = urlsplit(str(one["@id"]))
                target = site.by_address[f"{address.scheme}://{address.netloc}{address.path}".removeprefix(SITE_URL)]
                assert not address.fragment or target.by_id(address.fragment) is not None, one


def test_without_an_address_linked_data_has_no_ids(bare: Site) -> None:
    for page in bare.pages:
        keys = {key for one in objects(linked(page)) for key in one}
        assert not keys & {"@id", "url", "workTranslation", "translationOfWork"}, page


ASKED_BY_SEARCH_ENGINES = {
    "Event": {"name", "startDate", "location"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "ProfilePage": {"mainEntity"},
    "ClaimReview": {"claimReviewed", "reviewRating", "url"},
    "Dataset": {"name", "description"},
    "Occupation": {"name", "estimatedSalary", "occupationLocation"},
    "DiscussionForumPosting": {"author", "datePublished", "text"},
    "ImageObject": {"contentUrl"},
}
"""Without these properties they report an error for the type, by their written rules; other types of ours need none."""


def test_no_type_is_claimed_without_what_search_engines_ask_of_it(site: Site, others: Site) -> None:
    for page in (*site.pages, *others.pages):
        for one in objects(linked(page)):
            assert ASKED_BY_SEARCH_ENGINES.get(str(one.get("@type")), set()) <= set(one), f"{page}: {one}"


def test_only_what_happened_or_was_planned_is_covered(site: Site, others: Site) -> None:
    for tag in TAGS:
        data = linked(site.page(tag, f"{SLUG}/timeline/"))
        assert data["temporalCoverage"] == ["2024-02-29"], "the talks; not the flights, which were merely possible"
        assert isinstance(data["about"], list)
        assert len(data["about"]) == 1
    data = linked(others.page("en", "ferry/timeline/"))
    assert data["temporalCoverage"] == ["2023-05-01", "../2023-09-30"], "an open side has no date"


def test_an_inferred_date_comes_with_its_reasoning(site: Site, article: Article) -> None:
    because = article.facts.claims["meeting-day"].because
    assert because is not None
    data = linked(site.page("en", f"{SLUG}/timeline/"))
    (event,) = [one for one in objects(data) if one.get("@type") == "Thing"]
    assert plain(because.words) in str(event["description"])


def test_a_person_has_a_role_that_is_dated_by_the_article_and_has_no_end(site: Site) -> None:
    data = linked(site.page("en", f"{SLUG}/participants/"))
    people = [one for one in objects(data) if one.get("@type") == "Person"]
    assert [one["name"] for one in people] == ["Saltanat Tompiyeva", "Yamada Jun"]
    for person in people:
        role = person["affiliation"]
        assert isinstance(role, dict)
        assert "at the time of the meeting" in str(role["roleName"])
        assert not {"startDate", "endDate"} & set(role)
        assert role["subjectOf"] == data["citation"]
        assert "jobTitle" not in person, "nobody is said to hold an office today"


def test_a_correction_is_part_of_the_article(others: Site) -> None:
    data = linked(others.page("en", "ferry/"))
    assert data["dateModified"] == "2023-06-07"
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The article says nothing of a ticket's price.",
            "datePublished": "2023-06-07",
        }
    ]


def test_what_nobody_has_reviewed_is_said_to_be_a_machines(site: Site, others: Site) -> None:
    for tag in TAGS:
        assert "TrainedAlgorithmicMedia" in str(linked(site.page(tag, f"{SLUG}/"))["digitalSourceType"])
    assert "digitalSourceType" not in linked(others.page("en", "ferry/")), "a person wrote the English"


# --- feeds ---


def entries(feed: ET.Element) -> list[dict[str, str]]:
    return [
        {
            **{
                key: entry.findtext(f"a:{key}", "", _ATOM) for key in ("id", "title", "published", "updated", "summary")
            },
            "link": entry.find("a:link", _ATOM).attrib["href"],  # type: ignore[union-attr]
        }
        for entry in feed.findall("a:entry", _ATOM)
    ]


def feed(site: Site, tag: str) -> ET.Element:
    return ET.parse(site.folder / PREFIX[tag] / "feed.xml").getroot()  # noqa: S314 - our own file


@pytest.mark.parametrize("tag", TAGS)
def test_a_feed_has_what_rfc_4287_asks_for(site: Site, tag: str) -> None:
    root = feed(site, tag)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == tag
    for parent in (root, *root.findall("a:entry", _ATOM)):
        for key in ("id", "title", "updated"):
            (one,) = parent.findall(f"a:{key}", _ATOM)
            assert (one.text or "").strip()
        assert urlsplit(parent.findtext("a:id", "", _ATOM)).scheme == "https"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", parent.findtext("a:updated", "", _ATOM))
        assert len([one for one in parent.findall("a:link", _ATOM) if one.get("rel") == "alternate"]) == 1
    assert root.findtext("a:author/a:name", "", _ATOM)
    (own,) = [one.get("href") for one in root.findall("a:link", _ATOM) if one.get("rel") == "self"]
    assert own == f"{SITE_URL}{PREFIX[tag]}feed.xml"
    ids = [one["id"] for one in entries(root)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("tag", TAGS)
def test_a_feed_dates_an_explainer_by_its_own_publication_not_by_its_article(site: Site, tag: str) -> None:
    (entry,) = entries(feed(site, tag))
    page = site.page(tag, f"{SLUG}/")
    assert entry["id"] == entry["link"] == SITE_URL + page.address
    assert entry["published"] == entry["updated"] == "2024-03-20T00:00:00Z"
    assert entry["title"] == line_text(page.one("h1"))
    assert entry["summary"] == next(
        one.attrib["content"] for one in page.all("meta") if one.get("name") == "description"
    )


def test_a_correction_is_news(others: Site) -> None:
    english = entries(feed(others, "en"))
    assert [(one["updated"], one["link"].removeprefix(SITE_URL)) for one in english] == [
        ("2023-06-07T00:00:00Z", "ferry/#corrections"),
        ("2023-06-07T00:00:00Z", "ferry/"),
    ], "nobody has said when the bridge's explainer was published, so nothing false is said of it"
    assert english[1]["published"] == "2023-06-01T00:00:00Z"
    assert english[0]["summary"] == "The article says nothing of a ticket's price."
    assert [(one["updated"], one["link"].removeprefix(SITE_URL)) for one in entries(feed(others, "kk"))] == [
        ("2023-06-09T00:00:00Z", "kk/ferry/"),
        ("2023-06-07T00:00:00Z", "kk/ferry/#corrections"),
    ], "it was corrected before it came out in Kazakh"
    assert not (others.folder / "ru/feed.xml").exists(), (
        "nobody has translated the correction, so part of it is English"
    )


def test_every_page_leads_to_the_feed_of_its_language(site: Site, bare: Site) -> None:
    for page in site.pages:
        found = [one.attrib["href"] for one in page.all("link") if one.get("type") == "application/atom+xml"]
        assert found == [f"{SITE_URL}{PREFIX[page.tag]}feed.xml"], page
    for page in bare.pages:
        assert not [one for one in page.all("link") if one.get("type") == "application/atom+xml"], page
    assert not list(bare.folder.rglob("feed.xml"))


# --- llms.txt, what a shared link shows, the manifest ---


def test_llms_txt_has_the_form_of_llmstxt_org_and_its_links_lead_to_pages(site: Site, bare: Site) -> None:
    for where, base in ((site, SITE_URL), (bare, "")):
        text = (where.folder / "llms.txt").read_text("utf-8")
        lines = text.splitlines()
        assert lines[0].startswith("# ")
        assert sum(line.startswith("# ") for line in lines) == 1
        assert lines[2].startswith("> ")
        sections = text.split("\n## ")[1:]
        assert [section.partition("\n")[0] for section in sections] == [
            "English",
            "Қазақша",
            "Русский",
            "日本語",
            "JSON",
        ]
        for section in sections:
            for line in filter(None, section.splitlines()[1:]):
                found = re.fullmatch(r"- \[(?:[^\]\\]|\\.)+\]\(([^()\s]+)\)(?:: \S.*)?", line)
                assert found is not None, line
                assert found[1].startswith(base)
                path = found[1].removeprefix(base)
                assert path in where.by_address or (where.folder / path).is_file(), path
        assert text.count(f"{SLUG}/)") == len(TAGS)


def test_a_shared_link_shows_title_description_and_language(site: Site, bare: Site) -> None:
    locales = {"en": "en_US", "kk": "kk_KZ", "ru": "ru_RU", "ja": "ja_JP"}
    for where in (site, bare):
        for page in where.pages:
            shown = {one.attrib["property"]: one.attrib["content"] for one in page.all("meta") if one.get("property")}
            assert page.title.startswith(shown["og:title"]), page
            description = next(one for one in page.all("meta") if one.get("name") == "description")
            assert shown["og:description"] == description.attrib["content"], page
            assert shown["og:type"] == ("article" if page.path.startswith(SLUG) else "website"), page
            assert shown["og:locale"] == locales[page.tag]
            assert "og:locale:alternate" not in shown  # another language is at another address
            assert shown.get("og:url") == (SITE_URL + page.address if where is site else None)
            assert "og:image" not in shown


def test_the_manifest_holds_the_digest_of_everything(site: Site, bare: Site) -> None:
    for where in (site, bare):
        data = json.loads((where.folder / "manifest.json").read_text("utf-8"))
        files = {file.relative_to(where.folder).as_posix(): file for file in where.folder.rglob("*") if file.is_file()}
        del files["manifest.json"]
        assert data["site"] == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}
        seeds = {f"seeds/{file.name}": file for file in SEEDS.iterdir()}
        assert data["sources"] == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in seeds.items()}
