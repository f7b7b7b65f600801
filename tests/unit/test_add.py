"""Articles as people have them: plain text, Markdown and saved web pages, brought in by `build.py add`."""

from __future__ import annotations

import importlib.util
import os
import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explainer.problem import ContentError
from explainer.read.arriving.arrival import arrive
from explainer.read.arriving.explainable import notices
from explainer.read.arriving.extra import require
from explainer.read.arriving.furniture import is_furniture
from explainer.read.arriving.slug import slug_of
from explainer.read.arriving.words import languages
from explainer.read.seed import read_seed
from explainer.read.text import MAX_BYTES
from explainer.source import Source
from tests.workshop import Workshop

CASES = Path(__file__).parents[1] / "cases" / "add"
NEEDS = {**dict.fromkeys((".html", ".htm", ".mhtml"), "trafilatura"), ".md": "markdown_it"}


def needed(suffix: str) -> list[pytest.MarkDecorator]:
    package = NEEDS.get(suffix)
    missing = package is not None and importlib.util.find_spec(package) is None
    return [pytest.mark.skipif(missing, reason=f"{package} is not installed: 'make add FILE=…' installs it")]


def cases(folder: str) -> list[Path]:
    return sorted(path for path in (CASES / folder).iterdir() if path.suffix not in {".seed", ".expected", ".told"})


def params(folder: str) -> list[object]:
    return [pytest.param(path, id=path.name, marks=needed(path.suffix)) for path in cases(folder)]


SLUGS = [line.split("\t") for line in (CASES / "slugs.tsv").read_text("utf-8").splitlines()]
MILL = (CASES / "valid" / "without-date.txt").read_text("utf-8")
PAGE = (CASES / "valid" / "news-site.html").read_text("utf-8")

LD = '<script type="application/ld+json">{}</script>'
META = '<meta property="article:published_time" content="{}">'
ADDRESS = '<link rel="canonical" href="https://mill.example/{}/mill">'
BYLINE = "</head><body><h1>Mill to grind again</h1><div>{}</div>"
"""What a page shows below its headline; it ends the head, so that it comes last."""

FIELDS = "<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>"
PUBLISHED = "Published on May 14, 2024"

PLACES = ("Stonebrook", "Upper Ford", "Hollow Lane", "the valley")

needs_markdown = needed(".md")[0]
needs_html = needed(".html")[0]


def refused(name: str, data: bytes | str) -> str:
    with pytest.raises(ContentError) as caught:
        arrive(name, data.encode() if isinstance(data, str) else data)
    (problem,) = caught.value.problems
    return problem.code


def page(head: str, body: str = "") -> str:
    """A page with an article on it; what it says of the article is up to the caller."""
    text = "".join(f"<p>{line}</p>" for line in MILL.split("\n\n")[1:])
    more = "".join(
        f"<p>Nobody in {place} can say yet who will bake the bread, and what it will cost.</p>" for place in PLACES
    )
    article = f"<article>{text}{more}{body}</article>"
    return f"<html><head><title>Mill to grind again</title>{head}</head><body>{article}</body></html>"


def article(data: str) -> str:
    """An article's object in a page's data."""
    return LD.format(f'{{"@type": "NewsArticle", "headline": "Mill to grind again", {data}}}')


def dated_by(head: str, body: str = "") -> str | None:
    seed = arrive("page.html", page(head, body).encode()).seed
    return None if seed.dateline is None else seed.dateline.text


# ---- What comes out


def test_there_are_cases() -> None:
    assert {path.suffix for path in cases("valid")} == {".txt", ".md", ".html", ".htm", ".mhtml"}
    assert len(cases("valid")) >= 11
    codes = {path.name.split(".")[0] for path in cases("refused")}
    assert codes == {
        "empty", "kind", "no-article", "no-sentences", "no-title", "not-english", "not-utf8", "title-only",
    }  # fmt: skip
    assert len(SLUGS) >= 10


@pytest.mark.parametrize("path", params("valid"))
def test_the_seed_of_an_article(path: Path) -> None:
    arrival = arrive(path.name, path.read_bytes())
    assert arrival.text == path.with_name(f"{path.name}.seed").read_text("utf-8")
    told = path.with_name(f"{path.name}.told")
    notices_of_it = "".join(f"{problem.code} {problem.where.line}\n" for problem in arrival.problems)
    assert notices_of_it == (told.read_text("utf-8") if told.exists() else "")
    assert not any(problem.is_blocking for problem in arrival.problems)
    again = read_seed(Source("seeds/x.txt", arrival.text), "")
    assert [unit.text for unit in again.units] == [unit.text for unit in arrival.seed.units]


def test_what_a_printed_page_left_is_named_by_line_and_word() -> None:
    path = CASES / "valid" / "from-a-pdf-of-several-pages.txt"
    said = "\n".join(map(str, arrive(path.name, path.read_bytes()).problems))
    for words in (
        "line 9 ('Lindholm Post 1'), 11 ('Lindholm Post')",
        "'harbour', 'northern', 'well-known' (line 5, 6, 13)",
        "'semi-finished' (line 20)",
    ):
        assert words in said


def test_a_paragraph_that_has_become_the_title_is_named() -> None:
    text = MILL.partition("\n\n")[2].replace("1961. ", "1961.\n\n").replace("Monday. ", "Monday.\n\n")
    assert "title-from-text" in {problem.code for problem in notices(arrive("mill.txt", text.encode()).seed, "x")}
    assert "title-from-text" not in {problem.code for problem in notices(arrive("mill.txt", MILL.encode()).seed, "x")}


@pytest.mark.parametrize("path", params("refused"))
def test_what_is_said_of_a_file_that_is_no_article(path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        arrive(path.name, path.read_bytes())
    assert f"{caught.value}\n" == path.with_name(f"{path.name}.expected").read_text("utf-8")
    assert [problem.code for problem in caught.value.problems] == [path.name.split(".")[0]]


@pytest.mark.parametrize("path", [path for path in cases("valid") if path.suffix == ".txt"], ids=lambda path: path.stem)
def test_a_seed_that_is_added_once_more_stays_as_it_is(path: Path) -> None:
    seed = path.with_name(f"{path.name}.seed").read_bytes()
    assert arrive("seed.txt", seed).text.encode() == seed


def test_an_article_without_a_date_is_taken_with_a_notice() -> None:
    seed = arrive("mill.txt", MILL.encode()).seed
    (notice,) = notices(seed, "seeds/mill.txt")
    assert (notice.code, notice.is_blocking) == ("no-date", False)
    assert not notices(arrive("mill.txt", MILL.replace("\n\n", "\n\n4 April 2022\n\n", 1).encode()).seed, "x")


def test_a_long_article_is_taken_and_a_longer_one_is_not() -> None:
    sentence = "In year {} the water mill at Stonebrook ground flour for the town, and it was good.\n\n"
    text = "The mill through the years\n\n" + "".join(map(sentence.format, range(1200)))
    assert 100_000 < len(text) < MAX_BYTES
    assert len(arrive("mill.txt", text.encode()).seed.sentences) == 1200
    assert refused("mill.txt", text * 5) == "too-large"


@needs_html
def test_a_long_page_is_taken() -> None:
    text = "".join(f"<p>In year {n} the mill at Stonebrook ground flour, and it was good.</p>\n" for n in range(1500))
    seed = arrive("mill.html", page("", text).encode()).seed
    assert len(seed.sentences) >= 1500


# ---- Where it is from, and when


@needs_html
@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2024-05-14T23:10:00Z">', "Published on May 14, 2024"),
        ('<meta name="DC.date.issued" content="2024-05-14">', "Published on May 14, 2024"),
        ('<meta property="article:modified_time" content="2024-05-16T09:10:00+01:00">', "Updated on May 16, 2024"),
        (
            (
                '<meta property="article:modified_time" content="2024-05-16">'
                '<meta property="article:published_time" content="2024-05-14">'
            ),
            "Published on May 14, 2024",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"dateModified": "2024-05-16", "x": "y"}]}</script>',
            "Updated on May 16, 2024",
        ),
        ('<link rel="canonical" href="https://mill.example/2024/05/14/mill">', "Date: May 14, 2024"),
        ('<meta property="article:published_time" content="03/04/2024">', None),
        ("", None),
        (  # Readers see the day on which it is there what it is not yet, or no longer, in UTC.
            article('"datePublished": "2024-05-15T02:30:00Z"') + BYLINE.format("By Ann Lee | May 14, 2024"),
            "Published on May 14, 2024",
        ),
        (
            article('"datePublished": "2024-05-14T22:00:00+00:00"') + BYLINE.format("15 May 2024"),
            "Published on May 15, 2024",
        ),
        (
            META.format("2024-05-14T20:00:00Z") + BYLINE.format('<time datetime="2024-05-15T05:00:00+09:00">x</time>'),
            "Published on May 15, 2024",
        ),
        (
            article('"datePublished": "2024-05-14T20:00:00Z", "dateModified": "2024-05-15T09:00:00+09:00"'),
            "Published on May 15, 2024",
        ),
        (META.format("20240514"), "Published on May 14, 2024"),
        # A day that no article has, because a program counts from it.
        (article('"datePublished": "0001-01-01T00:00:00Z"') + META.format("2024-05-14"), "Published on May 14, 2024"),
        (article('"datePublished": "1970-01-01T00:00:00Z"') + BYLINE.format("14 May 2024"), "Date: May 14, 2024"),
        (META.format("1900-01-01"), None),
        # The day of something else.
        (
            article('"comment": [{"@type": "Comment", "datePublished": "2024-06-30"}], "datePublished": "2024-05-14"'),
            "Published on May 14, 2024",
        ),
        (
            LD.format(
                '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2019-02-03"}]}'
            )
            + META.format("2024-05-14"),
            "Published on May 14, 2024",
        ),
        (
            LD.format(
                '{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},'
                ' {"@type": ["WebPage"], "datePublished": "2020-01-05"},'
                ' {"@type": "Article", "headline": "Mill to grind again", "datePublished": "2024-05-14"}]}'
            ),
            "Published on May 14, 2024",
        ),
        (
            LD.format('{"@type": "NewsArticle", "headline": "Bread is cheaper", "datePublished": "2012-03-04"}')
            + article('"datePublished": "2024-05-14"'),
            "Published on May 14, 2024",
        ),
        (
            BYLINE.format('<aside><a href="/x">Old bridge</a> <time datetime="2019-02-03">3 Feb 2019</time></aside>'),
            None,
        ),
        # What the page shows beside its headline.
        (BYLINE.format("Posted on <time>May 14, 2024</time>"), "Published on May 14, 2024"),
        (
            '<meta name="dc.date" content="2024-05-14">' + BYLINE.format("Ann Lee · 14 May 2024"),
            "Published on May 14, 2024",
        ),
        (
            article('"dateModified": "2024-05-16", "datePublished": "2024-05-14"') + BYLINE.format("16 May 2024"),
            "Published on May 14, 2024",
        ),
        (  # The minute of a clock is the same in most zones.
            article('"datePublished": "2024-05-14T20:10:00Z", "dateModified": "2024-05-15T04:31:00Z"')
            + BYLINE.format("15 May 2024, 01:10"),
            "15 May 2024, 01:10",
        ),
        (META.format("2024-05-14T22:15:00Z") + BYLINE.format("15 May, 01:15"), "Published on May 15, 2024"),
        ('<meta itemprop="datePublished" content="2024-05-14T09:15:00Z">', "Published on May 14, 2024"),
        # Which number is the month: by the weekday, the other dates, the dots, the country, what the data leave.
        (BYLINE.format("Submitted by press.office on Fri, 07/08/2022 - 10:31"), "Fri, 8 July 2022 - 10:31"),
        (BYLINE.format("07/08/2022") + "<footer><p>Last visited 25/12/2021</p></footer>", "Date: August 7, 2022"),
        (BYLINE.format("09.07.2025, 14:05"), "9 July 2025, 14:05"),
        ('<meta property="og:locale" content="en_GB">' + BYLINE.format("07/08/2022"), "Date: August 7, 2022"),
        ('<meta property="og:locale" content="en_US">' + BYLINE.format("07/08/2022"), None),
        (BYLINE.format("07/08/2022") + "<footer>Sunday, August 7, 2022</footer>", "Date: August 7, 2022"),
        (META.format("2022-08-06T22:30:00Z") + BYLINE.format("07/08/2022"), "Published on August 7, 2022"),
        (BYLINE.format("07/08/2022"), None),
        ('<meta property="og:locale" content="en_CA">' + BYLINE.format("07/08/2022"), None),
        (ADDRESS.format("2022/08/07") + BYLINE.format("07/08/2022"), "Date: August 7, 2022"),
        (ADDRESS.format("2022/09/07") + BYLINE.format("07/08/2022"), None),
        # A day's label stands by itself, above it or before.
        (BYLINE.format(FIELDS.format("Published", "14 May 2024", "Last updated", "16 May 2024")), PUBLISHED),
        (BYLINE.format(FIELDS.format("Updated:", "16 May 2024", "Published:", "14 May 2024")), PUBLISHED),
        (BYLINE.format("<i>Posted on</i><i>14 May 2024</i><i>Updated</i><i>16 May 2024</i>"), PUBLISHED),
        (BYLINE.format(FIELDS.format("14 May 2024", "Published", "16 May 2024", "Updated")), None),
        # A paper's number has a day; another paper has the day on which it is read.
        ("<p>Vol. 112 No. 40 &nbsp; Tuesday, May 14, 2024</p>", "Date: May 14, 2024"),
        ("<p>Tuesday, May 14, 2024 | Volume XL, Issue 3</p>", "Date: May 14, 2024"),
        (BYLINE.format("Ann Lee, 12 May 2024") + "<p>Vol. 112 No. 40, May 14, 2024</p>", "Date: May 12, 2024"),
        # A release begins with its day.
        (
            BYLINE.format("For immediate release") + "<p>TARN, England – May 14, 2024 – The mill is sold.</p>",
            "Date: May 14, 2024",
        ),
        # A change before the publication is none, whatever it is called.
        (
            article('"datePublished": "2024-05-14"')
            + BYLINE.format('<time class="updated" datetime="2024-05-10">May 10, 2024</time>'),
            None,
        ),
        # Two days of the article's own are none.
        (article('"datePublished": "2024-05-14"') + BYLINE.format("3 April 2024"), None),
        (article('"datePublished": "2024-05-14"') + META.format("2023-01-02"), None),
        (BYLINE.format("Published: 3 April 2024") + BYLINE.format("Published: 5 April 2024"), None),
    ],
)
def test_the_day_that_a_page_states(head: str, expected: str | None) -> None:
    assert dated_by(head) == expected


@needs_html
def test_a_day_that_merely_stands_on_a_page_is_not_the_articles() -> None:
    assert dated_by("", "<footer>Last visited 3 March 2017. © 2019 Mill News</footer>") is None
    assert dated_by("", '<time datetime="2024-05-14">yesterday</time>') == "Date: May 14, 2024"


@needs_html
def test_the_day_in_a_browsers_window_is_the_last_resort() -> None:
    text = page("").replace("again</title>", "again | News | 14.05.2024</title>")
    assert "\n\nDate: May 14, 2024\n" in arrive("page.html", text.encode()).text


@needs_html
def test_the_day_of_a_change_gives_way_to_that_of_publication() -> None:
    text = PAGE.replace('<div class="article-body">', '<div class="article-body"><p>Updated: 15 May 2024</p>')
    seed = arrive("page.html", text.encode()).seed
    assert seed.dateline is not None
    assert seed.dateline.text == "Published on May 14, 2024"


@needs_html
def test_days_that_disagree_are_both_named() -> None:
    text = page(article('"datePublished": "2024-05-14"') + BYLINE.format("3 April 2024"))
    (notice,) = (one for one in arrive("page.html", text.encode()).problems if one.code == "several-days")
    assert "2024-04-03 and 2024-05-14" in notice.message
    (notice,) = (
        one
        for one in arrive("page.html", page(BYLINE.format("07/08/2022")).encode()).problems
        if one.code == "several-days"
    )
    assert "2022-07-08 and 2022-08-07" in notice.message


@needs_html
def test_what_is_left_out_of_a_page_and_what_is_doubtful_is_named_with_its_lines() -> None:
    body = '<p>Read more: <a href="/x">Old bridge closed</a></p>\n<p>An unclear line of the mill without a stop</p>'
    more = "<p>The wheel will turn in May, when the river is high enough for it.</p>"
    said = "\n".join(map(str, arrive("page.html", page("", f"\n{body}{more}").encode()).problems))
    assert (
        "page.html:3:1: notice: left out, as no part of the article [left-out]\n    line 3 Read more: Old bridge"
        in said
    )
    assert "line 13 An unclear line of the mill without a stop" in said


@pytest.mark.parametrize("line", (CASES / "lines.tsv").read_text("utf-8").splitlines())
def test_a_line_is_the_articles_or_stands_beside_it(line: str) -> None:
    kind, text = line.split("\t")
    assert is_furniture(text) is (kind == "beside")


@needs_html
def test_a_line_that_a_page_breaks_in_the_middle_of_a_sentence_is_whole_again() -> None:
    body = "<p>The wheel will turn<br>in May.<br>The bread comes<br>- says the baker - later.</p>"
    seed = arrive("page.html", page("", body).encode()).seed
    assert "The wheel will turn in May." in [sentence.text for sentence in seed.sentences]


@needs_html
def test_a_host_is_no_publisher() -> None:
    seed = arrive("page.html", page('<link rel="canonical" href="https://www.mill.example/story">').encode()).seed
    assert (seed.publisher, seed.address) == (None, "https://www.mill.example/story")


@needs_html
def test_a_page_is_known_by_how_it_begins_too() -> None:
    assert arrive("page.txt", PAGE.encode()).text == arrive("page.html", PAGE.encode()).text


@needs_html
def test_a_page_packed_with_its_pictures_is_the_same_page() -> None:
    text = PAGE.replace('<meta charset="utf-8">', "").replace("<!-- saved from", "<!-- was saved from")
    expected = arrive("page.html", text.replace("<head>", '<head><meta charset="utf-8">').encode()).text
    for encoding in ("utf-8", "windows-1252"):
        whole = EmailMessage()
        whole["Snapshot-Content-Location"] = "https://news.example/other"
        whole.set_content("<p>A page cannot be shown.</p>", subtype="plain")
        whole.add_related(text.encode(encoding), "text", "html", cte="quoted-printable", params={"charset": encoding})
        whole.add_related("<p>Win a weekend on the coast.</p>", subtype="html")
        whole.add_related(b"\x89PNG", "image", "png")
        assert arrive("page.mhtml", bytes(whole)).text == expected
        resource = {"WebResourceData": text.encode(encoding), "WebResourceMIMEType": "text/html"}
        main = {**resource, "WebResourceTextEncodingName": encoding, "WebResourceURL": "https://news.example/other"}
        archive = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
        assert arrive("page.webarchive", archive).text == expected


@needs_html
def test_where_a_packed_page_was_is_its_address() -> None:
    whole = EmailMessage()
    whole["Snapshot-Content-Location"] = "https://mill.example/again"
    whole.add_related(page("").encode(), "text", "html")
    assert arrive("page.mht", bytes(whole)).seed.address == "https://mill.example/again"


@pytest.mark.parametrize("data", [b"bplist00", b"bplist00" + b"\xff" * 64, plistlib.dumps({}, fmt=plistlib.FMT_BINARY)])
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    assert refused("page.webarchive", data) == "kind"


@needs_html
def test_a_page_nested_without_end_has_an_end() -> None:
    assert refused("deep.html", "<html><body>" + "<div>" * 50_000 + "<p>Hello.") == "no-article"


@needs_markdown
def test_a_front_matter_that_is_broken_is_passed_over() -> None:
    text = "---\ntitle: 'Mill\n---\n\n# Mill to grind again\n\nThe mill at Stonebrook will grind flour again.\n"
    assert arrive("mill.md", text.encode()).text.startswith("Mill to grind again\n\nThe mill")


@needs_markdown
def test_only_an_address_that_is_one_is_kept() -> None:
    text = (
        "---\nurl: javascript:alert(1)\nsource: Mill\\u001b[31m\n---\n\n# Mill\n\nThe mill at Stonebrook will grind.\n"
    )
    assert arrive("mill.md", text.encode()).seed.address is None


def test_lines_below_the_title_are_no_evidence_and_the_facts_win_over_them(workshop: Workshop) -> None:
    article = (workshop.seeds / "ferry.txt").read_text("utf-8")
    title, rest = article.split("\n", 1)
    before = workshop.page("en/ferry/source.md")
    text = f"{title}\nSource: The Harbour Ticket\nAddress: https://paper.example/ferry\n{rest}"
    (workshop.seeds / "ferry.txt").write_text(text, "utf-8")
    assert workshop.run().code == 0
    after = workshop.page("en/ferry/source.md")
    assert "Published by The Harbour Ticket" in after
    assert "Published by" not in before
    # Nor do they count as words of the article, of which the facts say that "ticket" is none.
    assert "absent: [price, fare, ticket]" in (workshop.seeds / "ferry.yml").read_text("utf-8")
    assert before.count('class="sentence"') == after.count('class="sentence"') > 0
    # The facts name the article's address themselves; without that, the seed's counts.
    assert "https://example.com/ferry" in after
    assert "paper.example" not in after
    facts = (workshop.seeds / "ferry.yml").read_text("utf-8")
    without = "".join(line for line in facts.splitlines(keepends=True) if "https://example.com/ferry" not in line)
    (workshop.seeds / "ferry.yml").write_text(without, "utf-8")
    assert workshop.run().code == 0
    assert "https://paper.example/ferry" in workshop.page("en/ferry/source.md")


def test_an_address_below_the_title_must_be_one() -> None:
    assert refused("x.txt", "Mill\nAddress: javascript:alert(1)\n\nThe mill at Stonebrook will grind.\n") == "address"


def test_a_line_further_down_is_the_articles() -> None:
    text = "Mill to grind again\n\nThe mill at Stonebrook will grind flour.\n\nSource: The Stonebrook Echo\n"
    arrival = arrive("x.txt", text.encode())
    assert arrival.text == text
    assert arrival.seed.publisher is None
    text = "Mill to grind again\n\nSource: a miller who knows the town well.\n\nHe did not give his name.\n"
    assert arrive("x.txt", text.encode()).text == text


# ---- Names


@pytest.mark.parametrize(("title", "slug"), SLUGS)
def test_the_name_that_a_title_gives(title: str, slug: str) -> None:
    assert slug_of(title) == slug


# ---- English or not


def test_every_language_has_words_and_english_is_the_first() -> None:
    assert next(iter(languages())) == "English"
    assert all(len(words) >= 10 or words[0].isupper() for words in languages().values())
    assert len(languages()) >= 40


def test_a_short_english_text_is_not_taken_for_another_language() -> None:
    for text in (
        "U.S. should double A.I. funding.",
        "Prices fell sharply in Almaty.",
        "Die-hard fans met in Den Haag.",
    ):
        assert arrive("x.txt", f"{text}\n\n{text}".encode()).seed.sentences


def test_a_foreign_quotation_does_not_make_an_article_foreign() -> None:
    quote = "«Мой дед был последним мельником, и он бы не поверил в это», — said Ana Keller, 71."
    assert arrive("x.txt", f"{MILL}\n\n{quote}\n".encode()).seed.sentences[-1].text == quote


# ---- The command


def test_an_article_is_added_and_stops_no_other(workshop: Workshop) -> None:
    file = CASES / "valid" / "copied-from-browser.txt"
    said = workshop.run("add", str(file))
    assert said.code == 0
    written = workshop.seeds / "mill-at-stonebrook-to-grind-again.txt"
    assert written.read_text("utf-8") == file.with_name(f"{file.name}.seed").read_text("utf-8")
    for line in (
        "title: Mill at Stonebrook to grind again",
        "date: 2022-04-04",
        "publisher: The Stonebrook Echo",
        "address: https://mill.example/news/2022/grinding?id=7",
        "sentences: 2",
        "last: “My grandfather was its last miller,” said Ana Keller, 71.",
    ):
        assert line in said.out.splitlines()
    assert workshop.run().code == 0
    assert [path.name for path in workshop.seeds.glob(".*")] == []


def test_what_the_file_does_not_say_is_said(workshop: Workshop) -> None:
    said = workshop.run("add", str(CASES / "valid" / "without-date.txt"), "--slug", "mill")
    assert said.code == 0
    assert "publisher: none found in the file" in said.out
    assert "mill.txt:1:1: notice: the article has no date" in said.err


def test_what_is_there_is_never_overwritten(workshop: Workshop) -> None:
    file = str(CASES / "valid" / "in-capitals.txt")
    before = {path.name: path.read_bytes() for path in workshop.seeds.iterdir()}
    (workshop.seeds / "folder").mkdir()
    (workshop.seeds / "folder" / "deep.txt").write_text(MILL, "utf-8")
    (workshop.seeds / "Loud.txt").write_text(MILL, "utf-8")
    (workshop.seeds / "orphan.yml").write_text("x: y\n", "utf-8")
    (workshop.seeds / "orphan-too.kk.po").write_text("", "utf-8")
    (workshop.seeds / "dangling.txt").symlink_to("nowhere.txt")
    for slug in ("ferry", "deep", "loud", "orphan", "orphan-too", "dangling"):
        said = workshop.run("add", file, "--slug", slug)
        assert (said.code, "[slug-taken]" in said.err) == (1, True), slug
        assert f"--slug {slug}-2" in said.err
    assert {name: (workshop.seeds / name).read_bytes() for name in before} == before
    assert not (workshop.seeds / "nowhere.txt").exists()


@pytest.mark.parametrize(
    ("slug", "code"),
    [
        ("../out", "slug"),
        ("Mill", "slug"),
        ("a/b", "slug"),
        ("", "slug"),
        ("search", "slug-reserved"),
        ("kk", "slug-reserved"),
    ],
)
def test_a_name_that_no_article_can_have(workshop: Workshop, slug: str, code: str) -> None:
    before = sorted(workshop.folder.rglob("*"))
    said = workshop.run("add", str(CASES / "valid" / "in-capitals.txt"), "--slug", slug)
    assert said.code == 1
    assert f"[{code}]" in said.err
    assert sorted(workshop.folder.rglob("*")) == before


def test_a_title_that_gives_no_name_asks_for_one(workshop: Workshop) -> None:
    file = workshop.folder / "mill.txt"
    file.write_text(MILL.replace("Mill at Stonebrook to grind again", "“…”", 1), "utf-8")
    assert "--slug" in workshop.run("add", str(file)).err
    assert workshop.run("add", str(file), "--slug", "mill").code == 0


def test_links_folders_and_nothing_are_refused(workshop: Workshop) -> None:
    link = workshop.folder / "link.txt"
    link.symlink_to(CASES / "valid" / "in-capitals.txt")
    assert "[link]" in workshop.run("add", str(link)).err
    assert "[not-a-file]" in workshop.run("add", str(workshop.docs)).err
    assert workshop.run("add", str(workshop.folder / "nothing.txt")).code == 2
    big = workshop.folder / "big.html"
    with big.open("wb") as file:
        os.truncate(file.fileno(), 6_000_000)
    assert "[too-large]" in workshop.run("add", str(big)).err


def test_check_writes_nothing(workshop: Workshop) -> None:
    before = sorted(workshop.folder.rglob("*"))
    said = workshop.run("--check", "add", str(CASES / "valid" / "in-capitals.txt"))
    assert said.code == 1
    assert "mill-at-stonebrook-to-grind-again.txt" in said.out
    assert sorted(workshop.folder.rglob("*")) == before


def test_what_is_not_installed_is_named_with_the_command_that_installs_it() -> None:
    with pytest.raises(ContentError) as caught:
        require("a_package_that_nobody_has", "trafilatura", "page.html")
    assert "trafilatura, which is not installed" in str(caught.value)
    assert "make add FILE=" in str(caught.value)


# ---- Whatever comes


@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.md", "x.html", "x"]))
@settings(deadline=None)
def test_any_bytes_are_an_article_or_a_problem(data: bytes, name: str) -> None:
    try:
        text = arrive(name, data).text
    except ContentError as error:
        assert error.problems  # noqa: PT017 - either end is right
    else:
        assert read_seed(Source("x", text), "").sentences


@given(st.text(max_size=300))
@example("0")
@settings(deadline=None)
def test_plain_text_is_kept_to_the_letter_or_what_has_changed_is_told(text: str) -> None:
    whole = f"{MILL}\n{text}"
    try:
        arrived = arrive("x.txt", whole.encode())
    except (ContentError, UnicodeEncodeError):
        return
    assert arrived.problems or arrived.text == whole.replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"


@needs_markdown
@given(st.text(alphabet="ab *_#>-[]()`|\n<&!1.:", max_size=200))
@settings(deadline=None)
def test_words_of_markdown_are_words_of_the_file(text: str) -> None:
    whole = f"# Mill\n\nThe mill at Stonebrook will grind.\n\n{text}"
    try:
        seed = arrive("x.md", whole.encode()).seed
    except ContentError:
        return
    of_file = iter(filter(str.isalnum, whole))
    assert all(letter in of_file for unit in seed.units for letter in unit.text if letter.isalnum())
