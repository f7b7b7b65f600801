"""Files that are no articles, or try to be more: each is named with its place and a fix, and harms no other.

A case is a folder of tests/cases/refusals: its `expected` is what the build says of it, the rest lies in a folder of
the case's name among the seeds, together with what a generator of the same name here makes: links, pipes and files too
large or too strange for a repository. All cases are built at once, by a process of its own, beside two good articles.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.pipeline.paths import load
from explainer.pipeline.seeds import seeds
from explainer.problem import ContentError
from tests.article import SEEDS as OTHERS
from tests.workshop import SEEDS

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "refusals"
NAMES = sorted(folder.name for folder in CASES.iterdir())
FERRY = {suffix: (SEEDS / f"ferry{suffix}").read_bytes() for suffix in (".txt", ".yml", ".kk.po", ".ru.po", ".ja.po")}
_CODE = re.compile(r"\[([\w-]+)\]$", re.MULTILINE)
_FINDING = re.compile(r"^(?=\S.* \[[\w-]+\]$)", re.MULTILINE)

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes links, pipes and names that Windows has not")


def article(folder: Path, **files: bytes | None) -> None:
    """The small article under the case's name, some of its files exchanged (`yml`, `kk_po`) or left out."""
    contents = FERRY | {f".{suffix.replace('_', '.')}": content for suffix, content in files.items()}
    for suffix, content in contents.items():
        if content is not None:
            (folder / f"{folder.name}{suffix}").write_bytes(content)


def text(folder: Path, content: bytes, name: str = "") -> None:
    """A file that would be an article."""
    (folder / f"{name or folder.name}.txt").write_bytes(content)


def link(path: Path, target: Path | str) -> None:
    path.symlink_to(target)


def elsewhere(folder: Path) -> Path:
    """A good article outside the seeds."""
    outside = folder.parents[1] / "outside"
    outside.mkdir(exist_ok=True)
    for suffix, content in FERRY.items():
        (outside / f"secret{suffix}").write_bytes(content)
    return outside


def several(folder: Path, *names: str | bytes) -> None:
    """Good articles under these names."""
    for name in names:
        encoded = name if isinstance(name, bytes) else name.encode()
        path = os.path.join(os.fsencode(folder), encoded + b".txt")  # noqa: PTH118 - a name that is no text
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - likewise
        Path(os.fsdecode(path)).write_bytes(FERRY[".txt"])


def link_to_a_folder(folder: Path) -> None:
    folder.rmdir()
    link(folder, elsewhere(folder))


def link_to_a_catalogue(folder: Path) -> None:
    article(folder, kk_po=None)
    link(folder / f"{folder.name}.kk.po", "../ferry.kk.po")


def without_its_facts(folder: Path, facts: Callable[[Path], object]) -> None:
    article(folder, yml=None)
    facts(folder / f"{folder.name}.yml")


LAUGHS = b"a: &a [ha, ha]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n"

MAKE: dict[str, Callable[[Path], object]] = {
    "link-to-a-file": lambda at: link(at / "link-to-a-file.txt", elsewhere(at) / "secret.txt"),
    "link-to-another-article": lambda at: link(at / "link-to-another-article.txt", "../ferry.txt"),
    "link-to-nothing": lambda at: link(at / "link-to-nothing.txt", "no-such-file"),
    "link-to-itself": lambda at: link(at / "link-to-itself.txt", "link-to-itself.txt"),
    "link-to-a-folder": link_to_a_folder,
    "link-to-the-folder-above": lambda at: link(at / "up", ".."),
    "link-instead-of-facts": lambda at: without_its_facts(at, lambda path: link(path, "../ferry.yml")),
    "link-instead-of-facts-to-nothing": lambda at: without_its_facts(at, lambda path: link(path, "nowhere")),
    "link-instead-of-a-catalogue": link_to_a_catalogue,
    "folder-named-as-an-article": lambda at: (at / "folder-named-as-an-article.txt").mkdir(),
    "folder-named-as-facts": lambda at: without_its_facts(at, Path.mkdir),
    "pipe": lambda at: os.mkfifo(at / "pipe.txt"),
    "pipe-instead-of-facts": lambda at: without_its_facts(at, os.mkfifo),
    "slug": lambda at: several(
        at, "Capitals", "two words", "under_score", "dot.dot", "-hyphen", "қазақ", "..", "...", "line\n::error::x",
        "turned\u202eround", b"latin-\xe9", "a", "0-9",
    ),
    "slug-of-another-in-capitals": lambda at: several(at, "Case", "case", "CASE"),
    "slug-twice": lambda at: several(at, "a/twice", "b/twice", "b/c/twice"),
    "slug-reserved": lambda at: several(
        at, "how", "assets", "kk", "en", "404", "search", "index", "sitemap", "robots", "glossary", "nul",
        "how-it-flies",
    ),
    "text-of-10-mb": lambda at: text(at, b"Title\n\n" + b"A sentence.\n" * 833_333),
    "text-of-one-1-mb-line": lambda at: text(at, b"Title\n\n" + b"A sentence. " * 83_333),
    "text-of-one-long-line": lambda at: text(at, b"Title\n\n" + b"the word " * 50_000),
    "text-of-one-long-title": lambda at: text(at, b"word " * 90_000),
    "text-in-utf-16": lambda at: text(at, FERRY[".txt"].decode().encode("utf-16")),
    "text-in-windows-1251": lambda at: text(at, "Қайық\n\nПаром жүреді.\n".encode("cp1251", "replace")),
    "text-with-nul": lambda at: text(at, FERRY[".txt"].replace(b"mayor", b"ma\0yor")),
    "text-cut-off": lambda at: text(at, "Title\n\nA sentence of a caf\u00e9".encode()[:-1]),
    "facts-in-utf-16": lambda at: article(at, yml=FERRY[".yml"].decode().encode("utf-16")),
    "facts-with-nul": lambda at: article(at, yml=FERRY[".yml"].replace(b"Towns", b"To\0wns")),
    "facts-empty": lambda at: article(at, yml=b""),
    "facts-of-300-kb": lambda at: article(at, yml=FERRY[".yml"] + b"# comment\n" * 30_000),
    "facts-nested": lambda at: article(at, yml=b"a: " + b"[" * 100_000),
    "facts-that-laugh": lambda at: article(at, yml=LAUGHS),
    "facts-with-a-tag": lambda at: article(at, yml=b"headline: !!python/object/apply:os.system ['touch owned']\n"),
    "facts-with-a-key-twice": lambda at: article(at, yml=FERRY[".yml"] + b"\nfaq: {}\n"),
    "facts-cut-off": lambda at: article(at, yml=FERRY[".yml"][: FERRY[".yml"].index(b"Northport, Ada Lind") + 12]),
    "catalogue-cut-off": lambda at: article(at, kk_po=FERRY[".kk.po"][: FERRY[".kk.po"].rindex(b"msgid") + 20]),
    "catalogue-empty": lambda at: article(at, kk_po=b"\n"),
    "catalogue-in-utf-16": lambda at: article(at, kk_po=FERRY[".kk.po"].decode().encode("utf-16")),
    "catalogue-of-2-mb": lambda at: article(at, kk_po=FERRY[".kk.po"] + b"# comment\n" * 200_000),
    "catalogue-of-another-article": lambda at: article(
        at, kk_po=next(OTHERS.glob("*.kk.po")).read_bytes()
    ),
    "catalogue-of-another-language": lambda at: article(at, kk_po=FERRY[".ru.po"]),
}  # fmt: skip
"""What a repository cannot hold, by case."""


@dataclass(frozen=True)
class Run:
    """One build by a process of its own."""

    code: int
    said: str
    """Its problems and notices, the folder of the seeds left out of names."""

    @property
    def findings(self) -> list[str]:
        """Each with its fix."""
        return [part.rstrip("\n") for part in _FINDING.split(self.said) if part.strip()]

    def of(self, case: str, codes: set[str]) -> str:
        """What is said of a case's files under these codes: what the words lack is another test's subject."""
        found = (one for one in self.findings if self.is_of(case, one) and set(_CODE.findall(one)) & codes)
        return "".join(f"{one}\n" for one in found)

    @staticmethod
    def is_of(case: str, finding: str) -> bool:
        """Whether it speaks of a file of that case."""
        return finding.startswith((f"{case}/", f"{case}:"))


def run(folder: Path, *arguments: str) -> Run:
    """Builds the pages of `seeds` in that folder into its `docs`."""
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--seeds", "seeds", "--docs", "docs", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=600)
    assert "Traceback" not in done.stderr, done.stderr
    return Run(done.returncode, re.sub(r"(?<![\w/])seeds/", "", done.stderr))


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Desk:
    """A folder with seeds and docs, and what two builds of it did."""

    folder: Path
    good: Run
    before: dict[str, bytes]
    bad: Run
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The pages of a good article, then all cases beside it."""
    folder = tmp_path_factory.mktemp("refusals")
    (folder / "seeds").mkdir()
    for file in (*SEEDS.glob("ferry.*"), SEEDS / "glossary.yml"):
        shutil.copy2(file, folder / "seeds")
    good = run(folder)
    before = content(folder / "docs")
    for case in NAMES:
        inside = folder / "seeds" / case
        shutil.copytree(CASES / case, inside, ignore=shutil.ignore_patterns("expected"))
        if case in MAKE:
            MAKE[case](inside)
    for file in SEEDS.glob("bridge.*"):
        shutil.copy2(file, folder / "seeds")
    return Desk(folder, good, before, run(folder), content(folder / "docs"))


def test_there_are_cases() -> None:
    assert len(NAMES) >= 45
    assert set(MAKE) <= set(NAMES)


@pytest.mark.parametrize("case", NAMES)
def test_what_is_said(desk: Desk, case: str) -> None:
    expected = (CASES / case / "expected").read_text("utf-8")
    assert expected
    assert desk.bad.of(case, {*_CODE.findall(expected)}) == expected


def test_nothing_else_is_said(desk: Desk) -> None:
    assert (desk.good.code, desk.bad.code) == (0, 1)
    of_cases = {finding for case in NAMES for finding in desk.bad.findings if desk.bad.is_of(case, finding)}
    assert set(desk.bad.findings) - set(desk.good.findings) == of_cases


def test_no_case_touches_a_page_and_a_good_article_beside_them_is_published(desk: Desk) -> None:
    added = {name for name in desk.after if name not in desk.before}
    assert {name.split("/")[1] for name in added if not name.startswith("assets")} == {"bridge"}
    of_ferry = {name: data for name, data in desk.before.items() if "/ferry/" in name}
    assert len(of_ferry) > 20
    assert {name: desk.after.get(name) for name in of_ferry} == of_ferry


def test_nothing_outside_the_seeds_is_read(desk: Desk) -> None:
    assert not any("secret" in name for name in desk.after)
    assert not (desk.folder / "owned").exists()
    assert not (ROOT / "owned").exists()


# --- on their own ---


@pytest.fixture
def project(desk: Desk, tmp_path: Path) -> Path:
    """The good article with its pages."""
    (tmp_path / "seeds").mkdir()
    for file in (*SEEDS.glob("ferry.*"), SEEDS / "glossary.yml"):
        shutil.copy2(file, tmp_path / "seeds")
    for name, data in desk.before.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(data)
    return tmp_path


def move_into_a_linked_folder(project: Path) -> None:
    (project / "outside").mkdir()
    for file in (project / "seeds").glob("ferry.*"):
        file.rename(project / "outside" / file.name)
    link(project / "seeds" / "news", "../outside")


def copy_into_a_folder(project: Path) -> None:
    (project / "seeds" / "news").mkdir()
    shutil.copy2(project / "seeds" / "ferry.txt", project / "seeds" / "news")


def replace(name: str) -> Callable[[Path], None]:
    def with_a_link(project: Path) -> None:
        (project / "seeds" / name).rename(project / name)
        link(project / "seeds" / name, f"../{name}")

    return with_a_link


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (move_into_a_linked_folder, "news:1:1: this is a link, and links are not followed [link]"),
        (copy_into_a_folder, "ferry.txt:1:1: another article has the same name: seeds/news/ferry.txt [slug-twice]"),
        (replace("ferry.txt"), "ferry.txt:1:1: this is a link, and links are not followed [link]"),
        (replace("ferry.kk.po"), "ferry.kk.po:1:1: this is a link, and links are not followed [link]"),
        (replace("glossary.yml"), "glossary.yml:1:1: this is a link, and links are not followed [link]"),
    ],
    ids=["folder moved and linked", "twin", "text", "catalogue", "glossary"],
)
def test_a_published_article_keeps_its_pages(project: Path, change: Callable[[Path], None], said: str) -> None:
    change(project)
    before = content(project / "docs")
    done = run(project)
    assert done.code == 1
    assert any(finding.startswith(said.replace("seeds/", "")) for finding in done.findings), done.said
    assert content(project / "docs") == before


def test_messages_leaves_the_catalogue_of_another_article_alone(project: Path) -> None:
    foreign = next(OTHERS.glob("*.kk.po")).read_bytes()
    (project / "seeds" / "ferry.kk.po").write_bytes(foreign)
    done = run(project, "messages")
    assert done.code == 1
    assert "[po-of-another-article]" in done.said
    assert (project / "seeds" / "ferry.kk.po").read_bytes() == foreign


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.yml", "ferry.ru.po", "."])
def test_what_may_not_be_read_keeps_its_pages(project: Path, name: str) -> None:
    path = project / "seeds" / name
    (project / "seeds" / "news").mkdir()
    path = path if name != "." else project / "seeds" / "news"
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("nothing is unreadable to this user, who is root")
    before = content(project / "docs")
    done = run(project)
    path.chmod(0o700)
    assert done.code == 1
    assert "this cannot be read: Permission denied [unreadable]" in done.said
    assert content(project / "docs") == before


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that even root cannot read")
def test_a_file_that_fails_while_it_is_read_is_a_problem() -> None:
    with pytest.raises(ContentError, match=r"this cannot be read: .* \[unreadable\]"):
        load(pipeline.Paths(), Path("/proc/self/mem"))


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    several(tmp_path, ".hidden", "._ferry", ".git/ferry", "ferry")
    found = seeds(pipeline.Paths(seeds=tmp_path), ["en", "kk"])
    assert [*found.texts] == ["ferry"]
    assert (found.refused, found.others) == ({}, ())
