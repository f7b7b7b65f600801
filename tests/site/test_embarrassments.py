"""What would embarrass whoever vouches for the site (page.md): each that a test can see."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.model.facts import Article, Kind
from tests.article import SLUG
from tests.site.pages import TAGS, Html, Site, inside, line_text, plain, text
from tests.site.printing import ROOT

_CASES = ROOT / "tests/cases/site"


def cases(file: str) -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in (_CASES / file).read_text("utf-8").splitlines() if line[:1] not in {"", "#"}]
    assert rows, file
    return [(language, pattern, why) for language, pattern, why in rows]


NEVER = cases("never.tsv")
NEVER_REPORTED = cases("never-reported.tsv")


def ours(page: Html, article: Article) -> Iterator[tuple[str, str]]:
    """Everything on a page that is not the article's: its language and its words."""
    whole = plain(article.seed.source.text)
    sentences = {unit.text for unit in article.seed.units}
    for one in page.texts:
        names_it = one.is_in("blockquote") or one.is_in("q") or one.words in sentences
        if not (names_it and one.words in whole):
            yield one.language, one.words


@pytest.fixture(scope="module")
def allowed(article: Article, reading: pipeline.Reading) -> set[str]:
    """The one text that has to name Yamada's given name by itself, in every language."""
    claim = article.facts.claims["yamada-name-order"]
    assert claim.because is not None
    unit = f"claim.{claim.id}.because"
    translations = [reading.catalogues[article.slug, tag].entries[unit].words for tag in TAGS[1:]]
    return {plain(words) for words in (claim.because.words, *translations)}


@pytest.mark.parametrize(("language", "pattern", "why"), NEVER, ids=[f"{case[0]}-{case[2]}" for case in NEVER])
def test_no_page_says_it(  # noqa: PLR0913, PLR0917 - a case has three parts
    site: Site, article: Article, allowed: set[str], language: str, pattern: str, why: str
) -> None:
    never = re.compile(pattern)
    faults = [
        f"{page}: {words!r}"
        for page in site.pages
        for spoken, words in ours(page, article)
        if language in {"*", spoken} and words not in allowed and never.search(words)
    ]
    assert not faults, f"{why}:\n" + "\n".join(dict.fromkeys(faults))


def test_the_list_of_what_is_never_said_holds_every_name_that_the_facts_call_absent(article: Article) -> None:
    names = {word for claim in article.facts.claims.values() for word in claim.absent if not word[:1].islower()}
    assert len(names) > 15
    patterns = [re.compile(pattern) for _, pattern, _ in NEVER]
    assert not [name for name in names if not any(pattern.search(name) for pattern in patterns)]


def test_words_that_the_article_lacks_stand_only_in_what_is_said_about_its_silence(
    site: Site, article: Article
) -> None:
    faults: list[str] = []
    for claim in article.facts.claims.values():
        for word in claim.absent:
            lacked = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
            faults.extend(
                f"{page}: {line_text(line)!r} says {word!r}"
                for page in site.of("en")
                for line in page.all(".line")
                if line.get("data-kind") != Kind.UNSTATED
                and lacked.search(re.sub("according to the article", "", line_text(line), flags=re.IGNORECASE))
            )
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.parametrize(("language", "pattern", "why"), NEVER_REPORTED, ids=TAGS)
def test_no_line_reports_more_than_talks(site: Site, language: str, pattern: str, why: str) -> None:
    never = re.compile(pattern, re.IGNORECASE)
    faults = [
        f"{page}: {line_text(line)!r}"
        for page in site.of(language)
        for line in page.all(".line")
        if line.get("data-kind") != Kind.UNSTATED and never.search(line_text(line))
    ]
    assert not faults, f"{why}:\n" + "\n".join(dict.fromkeys(faults))


def test_roles_stand_in_the_past_tense(site: Site) -> None:
    for page in (one for one in site.of("en") if one.path.endswith("participants/")):
        roles = [text(line, without=(".mark",)) for role in page.all(".card__role") for line in inside(role, ".line")]
        assert len(roles) == 2
        assert not [role for role in roles if not re.search(r"\b(took part|was|at the time)\b", role)]


# --- dates ---


def test_the_year_of_the_meeting_is_marked_as_inferred_wherever_it_stands(site: Site) -> None:
    """The article gives day and month. A sentence, an entry or a label with the year too says that it is inferred."""
    whole_date = re.compile(r"29 (February|ақпан|февраля)\w* 2024|2024 жылғы 29 ақпан|2024\s*年\s*2\s*月\s*29\s*日")
    says_so = re.compile(
        r"\((the year is inferred|жылы — біздің қорытындымыз|жылын біз анықтадық|год — наш вывод|год определён нами)\)"
        r"|（年は推定）|, year inferred"
    )
    seen = 0
    faults = []
    for page in site.pages:
        for line in (*page.all(".line"), *page.all(".timeline__date")):
            if whole_date.search(line_text(line)):
                seen += 1
                if not inside(line, ".kind") and not says_so.search(line_text(line)):
                    faults.append(f"{page}: {text(line)!r}")
    assert seen >= 12
    assert not faults, "\n".join(faults)


def test_the_drawing_marks_an_inferred_date_too(site: Site, words: Mapping[str, Mapping[str, str]]) -> None:
    marks = [
        (page, mark) for page in site.pages for mark in page.all(".t-mark") if "on.meeting-day" in mark.attrib["href"]
    ]
    assert len(marks) == 4
    faults = [
        f"{page}: {text(mark)!r}"
        for page, mark in marks
        if plain(words[page.tag]["date.year-inferred"].replace("{date}", "")) not in text(mark)
    ]
    assert not faults, "\n".join(faults)


def test_the_first_half_of_2025_is_shown_as_what_was_discussed(site: Site) -> None:
    for tag in TAGS:
        page = site.page(tag, f"{SLUG}/timeline/")
        entry = page.by_id("on.target")
        assert entry is not None
        assert entry.get("data-status") == "possible"
        assert entry.get("data-edtf") == "../2025-06-30"
        assert not inside(entry, "time"), "HTML has no value for an open interval"
        assert "2025" in text(inside(entry, ".timeline__date")[0])


def test_the_timeline_says_that_the_article_cannot_tell_what_followed(site: Site, article: Article) -> None:
    entry = site.page("en", f"{SLUG}/timeline/").by_id("on.target")
    assert entry is not None
    assert plain(article.facts.claims["later"].text.words) in [line_text(one) for one in inside(entry, ".line")]


def test_html_knows_the_dates_that_it_has_a_value_for(site: Site) -> None:
    for tag in TAGS:
        page = site.page(tag, f"{SLUG}/timeline/")
        assert [one.get("datetime") for one in page.all("time")] == ["2024-02-29", "2024-03-09"], page


def _written(file: Path) -> bool:
    return file.suffix in {".html", ".xml", ".ics", ".md"}


def test_the_day_of_the_build_appears_nowhere(site: Site, article: Article) -> None:
    """The only dates are those that the facts file states: a year after them would be the build's."""
    stated = article.facts.source.text
    article_years = {int(year) for year in re.findall(r"\b20\d\d\b", stated)}
    today = dt.datetime.now(dt.UTC).date()
    years = {str(year) for year in (today.year - 1, today.year, today.year + 1) if year not in article_years}
    assert years
    docs = [file for file in (site.folder.parent / "docs").rglob("*") if file.is_file() and _written(file)]
    for file in (*docs, *(file for file in site.folder.rglob("*") if _written(file))):
        content = file.read_text("utf-8")
        assert not [year for year in years if re.search(rf"\b{year}\b|{year}\d{{4}}T", content)], file
        assert today.isoformat() not in content or today.isoformat() in stated, file


# --- disclosure ---


def test_every_page_says_in_its_language_that_a_machine_drafted_it_and_nobody_has_reviewed_it(
    site: Site, words: Mapping[str, Mapping[str, str]], article: Article
) -> None:
    for page in site.pages:
        made = text(page.one(".made"))
        assert article.facts.made[page.tag].drafted == "machine"
        assert not article.facts.made[page.tag].reviewed
        assert words[page.tag]["made.machine"] in made, f"{page}: {made!r}"
        assert words[page.tag]["made.unreviewed"] in made, f"{page}: {made!r}"
        assert [site.follow(page, one.attrib["href"])[0] for one in inside(page.one(".made"), "a")] == [
            page.address.removesuffix(page.path) + "how/"
        ]


def test_no_page_says_that_somebody_reviewed_it(site: Site, words: Mapping[str, Mapping[str, str]]) -> None:
    for tag in TAGS:
        said = [
            re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(words[tag][unit])))
            for unit in ("made.reviewed", "made.changed")
        ]
        for page in site.of(tag):
            faults = [one.words for one in page.texts if any(pattern.search(one.words) for pattern in said)]
            assert not faults, f"{page}: {faults}"
    for page in site.of("en"):
        claims = [one.words for one in page.texts if re.search(r"(?<!not yet )\breviewed\b", one.words)]
        assert not claims, f"{page}: {claims}"


def test_the_method_page_tells_the_state_of_every_language(site: Site, words: Mapping[str, Mapping[str, str]]) -> None:
    for page in (site.page(tag, "how/") for tag in TAGS):
        tables = page.all("table")
        assert len(tables) == 2, f"{page}: one for the article, one for the interface"
        for table in tables:
            rows = [[text(cell) for cell in row] for row in inside(table, "tr")][1:]
            state = [words[page.tag]["made.machine"], words[page.tag]["made.unreviewed"]]
            names = ("English", "Қазақша", "Русский", "日本語")
            assert rows == [[name, *state] for name in names], page


def test_no_placeholder_and_no_markup_is_left_in_the_words(site: Site) -> None:
    faults = [
        f"{page}: {one.words!r}"
        for page in site.pages
        for one in page.texts
        if not one.is_in(".words") and re.search(r"\{[\w.]+\}|\{[:%{]|&#?\w+;|\[\w+\]\(|`|\*\*", one.words)
    ]
    assert not faults, "\n".join(faults)


def test_no_pretended_flags_stand_for_languages(site: Site) -> None:
    for page in site.pages:
        assert not [one.words for one in page.texts if re.search("[\U0001f1e6-\U0001f1ff]", one.words)], page
