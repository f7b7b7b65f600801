"""Files full of payloads, read, printed by MkDocs and read back as a browser does: text stays text, in every field."""

from __future__ import annotations

import functools
import itertools
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib
import pytest
import yaml

from explainer import localise, pipeline, render
from explainer.compose.article import article_pages
from explainer.compose.explainer import explainer
from explainer.compose.home import home_pages
from explainer.compose.site import how
from explainer.compose.units import units
from explainer.model.message import Words
from explainer.model.page import Page
from explainer.model.seed import Seed
from explainer.pipeline.reading import languages_of
from explainer.pipeline.states import interface_states, states_of
from explainer.problem import ContentError
from explainer.read.seed import read_seed
from explainer.read.text import decode
from explainer.records import parse
from explainer.source import Source, composed
from tests import languages
from tests.payloads import PAYLOADS, Twin, expected, refilled
from tests.site.pages import TAGS, Site, elements, name, read_site
from tests.site.printing import ROOT, environment

SLUG = "payloads"
ARTICLE = ROOT / "tests" / "cases" / "pipeline" / "seeds" / "ferry.yml"
ON_LINES = [text for text in PAYLOADS.values() if "\0" not in text]
"""A NUL is refused in every file."""


def is_read(text: str) -> bool:
    """Whether facts and glossary may hold a text: what no page can show is refused there, escape or not."""
    try:
        parse(Source("text.yml", yaml.safe_dump([text])))
    except ContentError:
        return False
    return True


IN_YAML = [*filter(is_read, PAYLOADS.values())]


@dataclass(frozen=True)
class Desk:
    """A copy of the project in a folder of its own."""

    folder: Path

    @property
    def paths(self) -> pipeline.Paths:
        """Where its files lie."""
        return pipeline.Paths(
            root=self.folder,
            seeds=self.folder / "seeds",
            docs=self.folder / "docs",
            templates=self.folder / "scripts" / "templates",
            locales=self.folder / "scripts" / "locales",
        )

    def write(self, name: str, content: str) -> None:
        """Writes one of the seeds."""
        self.paths.seeds.mkdir(exist_ok=True)
        (self.paths.seeds / name).write_bytes(content.encode())


@dataclass
class Texts:
    """Payloads, one after the other and again from the first."""

    of: list[str]
    given: set[str] = field(default_factory=set)
    at: int = 0

    def __call__(self) -> str:
        """The next."""
        text = self.of[self.at % len(self.of)]
        self.at += 1
        self.given.add(text)
        return text


def article(texts: Texts) -> str:
    """Title and dateline, then a paragraph for each payload, with plain ones between that evidence can quote."""
    paragraphs = [f"Sentence {number} is plain.\n\n{texts()}" for number in range(80)]
    return "\n\n".join((f"Title {texts().partition(chr(10))[0]}", "Last Updated on May 2, 2023 9:15 am", *paragraphs))


def facts(texts: Texts, seed: Seed) -> str:
    """The facts of the small article, every text of theirs a payload, and claims that quote the payloads in it."""
    one = yaml.load(ARTICLE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts of everything
    # What no page can show stands in the article, and in no quotation of it: a facts file may not hold it.
    quotes = ({unit.id: unit.text} for unit in itertools.cycle(seed.sentences) if is_read(unit.text))
    one["article"] = {
        "publish": "full",
        "address": "https://example.com/<b>'\"&amp;{{x}}*_`",
        "publisher": texts(),
        "seen_at": ['https://example.com/"onmouseover=alert(1)', "http://example.com/{:.x}<script>"],
    }
    one["made"] = {
        tag: {"drafted": "person", "reviewed": [{"by": texts(), "on": "2024-05-01", "of": "0"}]} for tag in TAGS
    }
    one["headline"]["text"] = texts()
    one["status"]["talks"]["text"] = texts()
    one["participants"]["lind"]["named"] = next(quotes)
    for date in one["dates"].values():
        date["words"] = next(quotes)
    for claim in one["claims"].values():
        claim |= {key: texts() for key in ("text", "short", "because") if key in claim}
        if "evidence" in claim:
            claim["evidence"] = [next(quotes)]
    further = {
        f"further-{number}": {"kind": "reported", "text": texts(), "evidence": [next(quotes), next(quotes)]}
        for number in range(60)
    }
    one["claims"] |= further
    one["summary"]["happened"] = [*further]
    for question in one["faq"].values():
        question["ask"] = texts()
    one["corrections"] = {"mended": {"on": "2024-05-01", "claim": "meeting", "was": texts(), "because": texts()}}
    return yaml.safe_dump(one, allow_unicode=True, sort_keys=False)


def glossary(texts: Texts) -> str:
    """A participant's name in every language."""
    forms = {tag: {"form": texts(), "others": [texts()], "seen": [texts(), texts()]} for tag in TAGS[1:]}
    term = {"sort": "person", "en": {"form": texts(), "others": [texts()]}, **forms}
    return yaml.safe_dump({"lind": term}, allow_unicode=True)


def catalogue(tag: str, entries: Mapping[str, tuple[str, str]]) -> str:
    """A catalogue by unit id: English and translation."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {"Language": tag, "Content-Type": "text/plain; charset=UTF-8"}
    file.extend(polib.POEntry(msgctxt=unit, msgid=english, msgstr=words) for unit, (english, words) in entries.items())
    return str(file)


def change_interface(desk: Desk, word: Callable[[str, str], str]) -> None:
    """Puts something behind every word of the interface; the English stays what the translations are made from."""
    folder = desk.paths.locales
    for file in (folder / "en" / "messages.pot", *sorted(folder.glob("*/messages.po"))):
        tag = file.parent.name
        old = polib.pofile(str(file))
        entries = {one.msgctxt: (word("en", one.msgid), one.msgstr and word(tag, one.msgstr)) for one in old}
        file.write_bytes(catalogue(tag, entries).encode())
    settings = desk.folder / "mkdocs.yml"
    for file in folder.glob("*/language.yml"):
        properties = yaml.safe_load(file.read_text("utf-8"))
        old, new = properties["name"], word(file.parent.name, properties["name"])
        file.write_text(yaml.safe_dump({**properties, "name": new}, allow_unicode=True, sort_keys=False), "utf-8")
        # MkDocs lists the languages by the same names.
        listed = yaml.safe_dump(new, allow_unicode=True, default_style='"', width=10_000).strip()
        settings.write_text(settings.read_text("utf-8").replace(f"name: {old}", f"name: {listed}"), "utf-8")


def pages(reading: pipeline.Reading) -> Iterator[tuple[str, Page[Words]]]:
    """Every page in every language. What checks would say of such texts is passed over: here they are to be shown."""
    dictionary = localise.Dictionary({one.tag: one for one in reading.locales}, reading.catalogues, reading.glossary)
    (one,) = reading.articles
    states = states_of(one, dictionary)
    told = explainer(one, states)
    made = (
        *article_pages(one, languages_of(one, reading.tags), states, reading.glossary),
        how([told], reading.tags, interface_states(reading)),
    )
    for tag in TAGS:
        front = home_pages({key: [told] for key in reading.tags}, tag, reading.tags, interface_states(reading))
        for page in (*made, *front):
            yield tag, localise.localise(page, tag, dictionary)


def print_pages(desk: Desk, made: list[tuple[str, Page[Words]]]) -> Site:
    """The site that MkDocs makes of these pages."""
    renderers = {one.tag: render.Renderer(desk.paths.templates, one) for one in pipeline.interface(desk.paths)[0]}
    for tag, page in made:
        names = {"": "index.md", f"{SLUG}/": f"{SLUG}/index.md"}
        file = desk.paths.docs / tag / names.get(page.path, f"{page.path.rstrip('/')}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(renderers[tag].markdown(page, listed=True).encode())
    # While the article has a problem, the hook leaves its pages, and those that name all articles, as they are.
    desk.write(f"{SLUG}.yml", "broken: [")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(
        command, cwd=desk.folder, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return read_site(desk.folder / "site")


def copy(folder: Path) -> Desk:
    """Everything of the project but articles and pages."""
    for part in ("scripts", "overrides"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    languages.keep(folder / "scripts" / "locales", folder / "mkdocs.yml")
    # For words that a check refuses English would stand in, and it is these that are to be shown.
    with (folder / "scripts/explainer/checks/language/__init__.py").open("a", encoding="utf-8") as rules:
        rules.write("\n\ndef check_translation(*_):\n    return iter(())\n")
    return Desk(folder)


@dataclass(frozen=True)
class Printed:
    """The site with payloads in every field, its twin, and what stands where in it."""

    site: Site
    plain: Site
    twin: Twin
    given: frozenset[str]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Two builds: one with the payloads, one with plain words."""
    desk, other = (copy(tmp_path_factory.mktemp(name)) for name in ("payloads", "plain"))
    twin = Twin()
    words, in_files = Texts(IN_YAML), Texts(ON_LINES)

    # One payload, and one plain word, for each text and language: the English stands in every catalogue.
    @functools.cache
    def payload(_: str, text: str) -> str:
        return f"{text} {in_files()}"

    @functools.cache
    def plain(tag: str, text: str) -> str:
        # Whatever is read from a file has its letters composed.
        return f"{text} {twin.word(composed(payload(tag, text).removeprefix(f'{text} ')))}"

    change_interface(desk, payload)
    change_interface(other, plain)
    desk.write(f"{SLUG}.txt", article(in_files))
    text = (desk.paths.seeds / f"{SLUG}.txt").read_bytes()
    desk.write(f"{SLUG}.yml", facts(words, read_seed(decode(f"{SLUG}.txt", text), SLUG)))
    desk.write("glossary.yml", glossary(words))
    reading = pipeline.read(desk.paths)
    (one,) = reading.articles
    for tag in TAGS[1:]:
        entries = {unit.id: (unit.english, in_files()) for unit in units(one, reading.glossary)}
        desk.write(f"{SLUG}.{tag}.po", catalogue(tag, entries))
    made = list(pages(pipeline.read(desk.paths)))
    other.write(f"{SLUG}.txt", "Title\n\nText.\n")
    return Printed(
        print_pages(desk, made),
        print_pages(other, [(tag, refilled(page, twin.word)) for tag, page in made]),
        twin,
        frozenset(words.given | in_files.given),
    )


def test_every_payload_stands_somewhere(printed: Printed) -> None:
    assert printed.given == set(ON_LINES)
    assert len(IN_YAML) >= len(PAYLOADS) - 20
    assert len(printed.site.pages) == len(printed.plain.pages) == 8 * len(TAGS)
    assert len(printed.twin.texts) > 10_000
    shown = "\n".join({expected(text) for text in printed.twin.texts})
    assert [text for text in ON_LINES if expected(composed(text)) not in shown] == []


@pytest.mark.parametrize("tag", TAGS)
def test_pages_have_the_structure_of_plain_words_and_exactly_the_texts(printed: Printed, tag: str) -> None:
    for page, plain in zip(printed.site.of(tag), printed.plain.of(tag), strict=True):
        assert page.address == plain.address
        assert printed.twin.differences(page.root, plain.root)[:5] == [], str(page)


def test_no_page_has_an_element_that_no_template_writes(printed: Printed) -> None:
    ours = {name(one) for page in printed.plain.pages for one in elements(page.root)} | {"wbr"}
    assert {name(one) for page in printed.site.pages for one in elements(page.root)} <= ours
    assert not ours & {"iframe", "object", "embed", "form", "base", "style", "img", "math", "textarea"}
