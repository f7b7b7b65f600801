"""The command line: `python scripts/build.py` writes docs/ from seeds/. Run it with --help."""

from __future__ import annotations

import argparse
import io
import json
import os
import runpy
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from explainer import finish, pipeline
from explainer.model.seed import Sentence
from explainer.models.chat import MODEL, SECOND, Access, Chat
from explainer.pipeline.estimating import PRICES, Work, estimate
from explainer.pipeline.files import replace_file
from explainer.pipeline.processes import collect_seldom
from explainer.pipeline.remembering import Answers
from explainer.problem import ContentError, Level, Problem, in_a_line, in_order

if TYPE_CHECKING:
    from explainer.pipeline.adding import Added

_Command = Callable[[pipeline.Paths, argparse.Namespace], int]

STDOUT = Path("-")

CLEAN, FOUND, USAGE = 0, 1, 2
STOPPED, UNREAD = 130, 141
"""Ctrl-C, and whoever read what is printed has left: 128 and the number of the signal, as a shell has it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command. Exit codes: 0 clean, 1 problems or (with --check) a difference, 2 wrong usage, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        # What a console's encoding lacks is shown as its escape: no command dies of a letter.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    collect_seldom()
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        print("stopped: each file is what it was, or what it is to become", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        _print_no_more()
        return UNREAD


class WrongUsageError(Exception):
    """What was asked cannot be done; the sentence says why."""


def _run(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    paths = pipeline.Paths(seeds=chosen.seeds, docs=chosen.docs)
    try:
        with pipeline.told(paths):
            if not paths.seeds.is_dir():
                parser.error(f"no such folder: {chosen.seeds}")
            try:
                code: int = chosen.run(paths, chosen)
            except WrongUsageError as error:
                parser.error(str(error))
            finally:
                sys.stdout.flush()
            return code
    except ContentError as error:
        _print(in_order(error.problems))
        if isinstance(error.__cause__, OSError) and error.__cause__.filename is None:
            _print_no_more()  # it was what we print that could not be written
        return FOUND


def _print_no_more() -> None:
    """Leads what is still to be printed nowhere, so that Python does not try once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(io.UnsupportedOperation):
            os.dup2(nowhere, stream.fileno())


def _parser() -> argparse.ArgumentParser:
    """Every command: its name, what runs it, what it is for, what it takes."""
    # Only what every command understands stands on the top level; argparse keeps it when a command follows.
    parser = argparse.ArgumentParser(prog="build.py", description="Writes docs/ from seeds/.")
    parser.set_defaults(run=_build)
    default = pipeline.Paths()
    parser.add_argument(
        "--seeds", type=Path, default=default.seeds, metavar="DIR", help="the articles (default: seeds)"
    )
    parser.add_argument("--docs", type=Path, default=default.docs, metavar="DIR", help="the pages (default: docs)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when something is not up to date")
    parser.add_argument("--allow-missing", action="store_true", help="publish untranslated units in English, marked")
    commands = parser.add_subparsers(metavar="COMMAND")

    def command(name: str, run: _Command, does: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=does)
        one.set_defaults(run=run)
        return one

    def asking(name: str, run: _Command, does: str) -> argparse.ArgumentParser:
        one = command(name, run, does)
        one.add_argument("files", type=Path, nargs="*", metavar="FILE", help="articles (default: all)")
        one.add_argument("--with", dest="model", metavar="MODEL", help=f"its name (default: {MODEL})")
        one.add_argument("--to", default="", metavar="TAG,TAG", help="these languages (default: all; en is the facts)")
        if name != "read-again":
            _add_second(one)
        return one

    _add_check(command("check", _check, "print every problem and notice, or those of an article"))
    _add_catalogues(command)

    new = command("add", _add, "bring an article in: plain text, Markdown or a saved web page")
    new.add_argument("file", type=Path, metavar="FILE", help="ends in .txt, .md or .html")
    name = new.add_mutually_exclusive_group()
    name.add_argument("--slug", metavar="SLUG", help="the name of its files and pages (default: made from its title)")
    name.add_argument("--again", metavar="SLUG", help="that article, as its publisher has corrected it")

    whole = asking("explain", _explain, "add an article, have a model draft and translate it, and write its pages")
    whole.add_argument("--slug", metavar="SLUG", help="the name of its files and pages (default: made from its title)")

    numbered = command("sentences", _sentences, "print an article numbered, as the evidence of its facts names it")
    numbered.add_argument("article", nargs="?", metavar="FILE|SLUG", help="a .txt file or its name (default: all)")

    _add_draft(command("draft", _draft, "draft the facts of articles that have none"))

    again = asking("read-again", _read_again, "have a model read again what machines drafted and rules ask about")
    again.add_argument(
        "--all", action="store_true", help="also what a machine has read as it is, and what people wrote"
    )
    asking("translate", _translate, "have a model translate what has no words yet")

    _add_review(command("review", _review, "write a page for a reviewer, or take in what one has answered"))

    command("site", _site, "bring the site in site/ up to date, by MkDocs where something has changed")

    whole = command("check-site", _check_site, "check a built site: links, evidence, languages, weight")
    whole.add_argument("site", type=Path, metavar="SITE", help="the folder of the site")

    end = command("finish", _finish, "complete a built site with what needs its address")
    end.add_argument("site", type=Path, metavar="SITE", help="the folder that MkDocs wrote")
    end.add_argument("--site-url", metavar="URL", help="where the site will stand")
    end.add_argument("--repo-url", metavar="URL", help="where its repository is, for reports of mistakes")
    opened = "let its pages be opened without a server, from a folder"
    end.add_argument("--for-folder", action="store_true", help=opened)
    return parser


def _add_second(asking: argparse.ArgumentParser) -> None:
    asking.add_argument("--second", metavar="MODEL", help=f"who reads it again (default: {SECOND}, or the same)")


def _add_draft(draft: argparse.ArgumentParser) -> None:
    draft.add_argument("files", type=Path, nargs="*", metavar="FILE", help="articles (default: all)")
    how = draft.add_mutually_exclusive_group()
    how.add_argument("--update", action="store_true", help="add new findings to facts that a person has edited")
    how.add_argument("--with", dest="model", metavar="MODEL", help="have that model draft and read again")
    how.add_argument("--json-dir", type=Path, metavar="DIR", help="write what is found as JSON for tools, nothing else")
    _add_second(draft)


def _add_catalogues(command: Callable[[str, _Command, str], argparse.ArgumentParser]) -> None:
    """What translators and their tools need."""
    command("messages", _messages, "bring the catalogues up to date with the English")

    begun = command(
        "template", _template, "write an article's .pot file, from which a language can be begun in any tool"
    )
    begun.add_argument("slug", metavar="SLUG", help="the article's name")
    state = command("status", _status, "print each language's state and the digest that a review names")
    state.add_argument("--json", nargs="?", type=Path, const=STDOUT, metavar="OUT", help="for tools: a list of objects")

    words = command(
        "glossary", _glossary, "list the translations that a change of an entry touches; or write it for tools"
    )
    what = words.add_mutually_exclusive_group(required=True)
    what.add_argument("term", nargs="?", metavar="TERM", help="the entry's key, or one of its forms in any language")
    what.add_argument("--csv", nargs="?", type=Path, const=STDOUT, metavar="OUT", help="all of it, for a spreadsheet")
    what.add_argument(
        "--tbx", nargs="?", type=Path, const=STDOUT, metavar="OUT", help="all of it, for terminology tools"
    )


def _add_review(review: argparse.ArgumentParser) -> None:
    review.add_argument("article", nargs="?", metavar="SLUG", help="the article (default: all, a page for each)")
    review.add_argument("--to", default="en", metavar="TAG", help="its translation (default: en, its facts)")
    place = review.add_mutually_exclusive_group()
    place.add_argument("--out", type=Path, metavar="FILE", help="where (default: .cache/review/SLUG.TAG.html)")
    place.add_argument(
        "--import", dest="answers", type=Path, metavar="FILE", help="the answers: a file, or pasted text"
    )


def _add_check(checks: argparse.ArgumentParser) -> None:
    checks.add_argument("article", nargs="?", metavar="SLUG", help="the article (default: all)")
    checks.add_argument(
        "--units",
        type=Path,
        metavar="FILE",
        help="check the translations in this file, and no article: a line of JSON for each unit with id, lang, source, "
        "target; doc and seq (what is read together), group, state, source_plural and targets may be there",
    )
    checks.add_argument("--glossary", type=Path, metavar="FILE", help="their names: a glossary.yml or a list in JSON")
    check = checks.add_mutually_exclusive_group()
    check.add_argument(
        "--json",
        nargs="?",
        type=Path,
        const=STDOUT,
        metavar="OUT",
        help="for tools: a list of objects",
    )
    check.add_argument("--github", action="store_true", help="for GitHub: annotations on the files")


def _build(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    if not chosen.check:
        _pages_are_theirs(paths)
    built = pipeline.build(paths, allow_missing=chosen.allow_missing)
    found = pipeline.changes(built, paths) if chosen.check else pipeline.write(built, paths)
    _print([*built.problems, *found.problems])
    if chosen.check:
        for name in (*found.written, *found.removed):
            print(f"differs: {paths.name(paths.docs / name)}")
        if found:
            print("docs/ is not up to date: run 'make docs' and commit it", file=sys.stderr)
    else:
        print(f"{paths.name(paths.docs)}: {len(found.written)} files written, {len(found.removed)} removed")
    return _code(built.problems, differs=chosen.check and found)


def _pages_are_theirs(paths: pipeline.Paths) -> None:
    """Raises `WrongUsageError` where articles of another folder would take the place of the pages of these."""
    own = pipeline.Paths()
    if paths.docs.resolve() == own.docs.resolve() and paths.seeds.resolve() != own.seeds.resolve():
        raise WrongUsageError(
            f"the pages in {paths.name(own.docs)} are not those of {paths.name(paths.seeds)}, and would be lost: "
            "name another folder for these (--docs DIR, before the command)"
        )


def _messages(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    return _tell_messages(pipeline.update_messages(paths, write=not chosen.check), chosen)


def _template(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    return _tell_messages(pipeline.begin_template(paths, chosen.slug, write=not chosen.check), chosen)


def _tell_messages(done: pipeline.Messages, chosen: argparse.Namespace) -> int:
    for name in done.changed:
        print(f"{'differs' if chosen.check else 'written'}: {name}")
    _print(done.problems)
    if chosen.check and done.changed:
        print("the catalogues are not up to date: run 'make messages' and commit them", file=sys.stderr)
    return _code(done.problems, differs=chosen.check and done.changed)


def _check(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    if chosen.units is not None:
        return _check_units(paths, chosen)
    if chosen.glossary is not None:
        raise WrongUsageError("--glossary goes with --units: check --units FILE --glossary FILE")
    told = [*pipeline.wrong(paths, chosen.article, allow_missing=chosen.allow_missing)]
    problems = in_order(problem for one in told for problem in one.ranked)
    if chosen.json is not None:
        ranks = {problem: rank for one in told for rank, problem in enumerate(one.ranked, 1)}
        _give(json.dumps([_as_data(problem) | {"rank": ranks[problem]} for problem in problems], indent=2), chosen.json)
    elif chosen.github:
        for problem in (problem for one in told for problem in one.ranked):  # of a step GitHub shows ten of each kind
            print(_annotation(problem))
    else:
        for line in (line for one in told for line in one.lines):
            print(line, file=sys.stderr)
    return _code(problems)


def _check_units(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    findings = pipeline.check_units(paths, chosen.units, chosen.glossary)
    problems = in_order(finding.problem for finding in findings)
    if chosen.json is not None:
        _give(json.dumps([one.as_data() for one in findings], ensure_ascii=False, indent=1), chosen.json)
    elif chosen.github:
        for problem in problems:
            print(_annotation(problem))
    else:
        _print(problems)
    return _code(problems)


def _give(text: str, out: Path) -> None:
    if out == STDOUT:
        print(text)
    else:
        replace_file(out, f"{text}\n".encode())


def _status(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    found = pipeline.status(paths)
    if chosen.json is not None:
        _give(json.dumps([one.as_data() for one in found], ensure_ascii=False, indent=2), chosen.json)
        return CLEAN
    for one in found:
        print(one)
    return CLEAN


def _glossary(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    for out, written in ((chosen.csv, pipeline.as_csv), (chosen.tbx, pipeline.as_tbx)):
        if out is not None:
            _give(written(paths).rstrip("\n"), out)
            return CLEAN
    for use in pipeline.uses(paths, chosen.term):
        words = pipeline.printable(" ".join(use.words.split())) or "(not translated)"
        print(f"{use.at.source.name}:{use.at.line}: {use.id}: {words}")
    return CLEAN


def _sentences(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    for line in pipeline.sentences(paths, chosen.article):
        print(line)
    return CLEAN


def _draft(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    # Only this command needs it, and what it imports.
    from explainer.pipeline import drafting  # noqa: PLC0415

    if chosen.model is not None:
        return _draft_by_model(paths, chosen)
    if chosen.json_dir is not None:
        if not chosen.files:
            raise WrongUsageError("--json-dir needs the articles: draft --json-dir DIR FILE …")
        done = drafting.predictions(paths, chosen.files, chosen.json_dir)
    else:
        done = drafting.draft(paths, chosen.files, update=chosen.update)
    _print(done.problems)
    for line in done.written:
        print(line)
    return _code(done.problems)


def _draft_by_model(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    from explainer.pipeline import drafting, drafting_by_model  # noqa: PLC0415 - as above

    access = _access(chosen)
    todo, strange = drafting_by_model.to_draft(paths, chosen.files)
    _print_estimate(todo, "no article lacks facts")
    _print(strange)
    if access is None or chosen.check or not todo:
        return _code(strange, differs=todo)
    with _asking(paths, access, todo) as chat:
        done = drafting.Drafts.of(drafting_by_model.draft_them(paths, todo, chat))
    for line in done.written:
        print(line)
    print(chat.told)
    _print(done.problems)
    return _code([*strange, *done.problems])


def _read_again(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    from explainer.pipeline import second_reading, to_read  # noqa: PLC0415 - as above

    access = _access(chosen)
    with _usage_of_values():
        wanted = to_read.Wanted(
            chosen.model or os.environ.get(MODEL, ""),
            chosen.files,
            [tag for tag in chosen.to.split(",") if tag],
            everything=chosen.all,
            is_here=access is None or access.is_here,
        )
        todo = to_read.to_read(paths, wanted)
    _print_estimate(todo.jobs, "nothing is left to be read again")
    _print(todo.problems)
    if access is None or chosen.check or not todo.jobs:
        return _code(todo.problems, differs=todo.jobs)
    with _asking(paths, access, todo.jobs) as chat:
        answered = [*second_reading.read_them_again(paths, todo.jobs, chat)]
    for line in second_reading.outcome(answered):
        print(line)
    print(chat.told)
    found = second_reading.problems(paths, answered)
    _print(found)
    return _code([*todo.problems, *found], differs=any(not one.is_supported for one in answered))


def _translate(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    from explainer.pipeline import naming, translating  # noqa: PLC0415 - as above

    access = _access(chosen)
    is_here = access is None or access.is_here
    tags = [tag for tag in chosen.to.split(",") if tag]
    with _usage_of_values():
        todo = translating.to_translate(paths, translating.Wanted(chosen.files, tags, is_here=is_here))
    nameless = naming.to_name(paths, chosen.files, tags, is_here=is_here)
    _print_estimate([*nameless, *todo.jobs], "nothing is left to be translated")
    _print(todo.problems)
    if access is None or chosen.check or not (nameless or todo.jobs):
        return _code(todo.problems, differs=nameless or todo.jobs)
    with _asking(paths, access, [*nameless, *todo.jobs]) as chat:
        named = [*naming.name_them(paths, nameless, chat)]
        if nameless:  # what is translated goes by the names
            todo = translating.to_translate(paths, translating.Wanted(chosen.files, tags, is_here=is_here))
        given = [*translating.translate(paths, todo.jobs, translating.by_model(chat))]
    for line in (*(one.told for one in named if one.told), *translating.outcome(given)):
        print(line)
    print(chat.told)
    found = [*(problem for one in named for problem in one.problems), *translating.problems(paths, given)]
    _print(found)
    return _code([*todo.problems, *found], differs=any(one.words < one.units for one in given))


def _review(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    from explainer.pipeline import reviewed, to_review  # noqa: PLC0415 - as above

    if chosen.answers is None:
        with _usage_of_values():
            done = to_review.write_pages(paths, chosen.article, chosen.to, out=chosen.out)
        for name in done.written:
            print(f"written: {name}")
        _print(done.problems)
        return _code(done.problems)
    taken = reviewed.take(paths, chosen.answers, write=not chosen.check)
    for line in taken.lines:
        print(pipeline.printable(line))
    for name in taken.changed:
        print(f"{'differs' if chosen.check else 'written'}: {name}")
    _print(taken.problems)
    return _code(taken.problems, differs=chosen.check and taken.changed)


def _access(chosen: argparse.Namespace) -> Access | None:
    """Which model is to be asked; with --check none need be."""
    with _usage_of_values():
        try:
            return Access.of(os.environ, chosen.model, getattr(chosen, "second", None))
        except ValueError:
            if chosen.check:
                return None
            raise


@contextmanager
def _usage_of_values() -> Iterator[None]:
    """What cannot be understood of what was asked for is told as wrong usage."""
    try:
        yield
    except ValueError as error:
        raise WrongUsageError(str(error)) from None


def _print_estimate(works: Sequence[Work], nothing: str) -> None:
    with _usage_of_values():
        for line in estimate(works, nothing, os.environ.get(PRICES, "")):
            print(line)


@contextmanager
def _asking(paths: pipeline.Paths, access: Access, works: Sequence[Work]) -> Iterator[Chat]:
    """A chat with a model, once it is told who is shown what; on a terminal a line tells how far it is."""
    where = "this machine" if access.is_here else "whose owner is shown these sentences and the article's words"
    second = f" and {access.second}" if access.second not in {"", access.model} else ""
    print(f"asking {access.model}{second} at {access.host}, {where}", flush=True)
    many, width = sum(one.size.requests for one in works), 30
    is_seen = sys.stderr.isatty()
    heard = count(1)

    def show(answers: int, spent: str) -> None:
        """On a terminal in one line that grows; where nobody sees one, in a line for each answer."""
        told = f"{answers} of about {max(many, answers)} requests{f'; {spent}' if answers else ''}"
        if is_seen:
            filled = min(width * answers // many, width)
            print(f"\r[{'#' * filled}{'.' * (width - filled)}] {told}", end="", file=sys.stderr, flush=True)
        elif answers:
            print(told, flush=True)

    show(0, "")
    try:
        answers = Answers.of(paths)
        with Chat(access, heard=lambda: show(next(heard), chat.so_far), memory=answers) as chat:
            yield chat
        if chat.is_answered:
            answers.forget()
    finally:
        if is_seen:
            print(file=sys.stderr)


def _finish(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    if not chosen.site.is_dir():
        raise WrongUsageError(f"no such folder: {chosen.site}")
    try:
        finish.address(chosen.site_url, chosen.repo_url)
    except ValueError as error:
        raise WrongUsageError(str(error)) from None
    done = pipeline.finish(chosen.site, paths, chosen.site_url, chosen.repo_url, for_folder=chosen.for_folder)
    if done.without_address:
        print("no --site-url: canonical and alternate links and the sitemap are left out")
    return CLEAN


def _site(paths: pipeline.Paths, _: argparse.Namespace) -> int:
    site = paths.root / "site"
    frame = [paths.root / "overrides", paths.root / "mkdocs.yml", paths.root / "scripts" / "mkdocs_hook.py"]
    if pipeline.is_up_to_date(paths, site, frame, [os.environ.get(name, "") for name in pipeline.SETTINGS]):
        print(f"{paths.name(site)}: nothing has changed")
        return CLEAN
    os.chdir(paths.root)
    sys.argv = ["mkdocs", "build", "--strict"]
    try:
        runpy.run_module("mkdocs", run_name="__main__")  # in this process, which has read the program already
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FOUND if end.code else CLEAN
    return CLEAN


def _check_site(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    if not (chosen.site / "index.html").is_file():
        raise WrongUsageError(f"no site there: {chosen.site} ('make site' builds it)")
    checked = pipeline.check_site(chosen.site, paths)
    _print(checked.problems)
    print(f"{paths.name(chosen.site)}: {checked.files} files checked")
    return _code(checked.problems)


def _add(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    if not chosen.file.exists() and not chosen.file.is_symlink():
        raise WrongUsageError(f"no such file: {chosen.file}")
    if chosen.again is not None:
        return _add_again(paths, chosen)
    from explainer.pipeline import adding  # noqa: PLC0415 - as above

    _print_added(adding.add(paths, chosen.file, chosen.slug, write=not chosen.check), is_written=not chosen.check)
    return FOUND if chosen.check else CLEAN


def _print_added(added: Added, *, is_written: bool) -> None:
    seed = added.seed
    print(f"{'written' if is_written else 'differs'}: {added.name}")
    print(f"title: {pipeline.printable(seed.title.text)}")
    for key, value in (("date", seed.updated), ("publisher", seed.publisher), ("address", seed.address)):
        print(f"{key}: {pipeline.printable(str(value)) if value else 'none found in the file'}")
    print(f"sentences: {len(seed.sentences)}")
    for key, unit in (("first", seed.sentences[0]), ("last", seed.sentences[-1])):
        print(f"{key}: {pipeline.printable(unit.text)}")
    _print(added.problems)


def _explain(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    """One step after the other, each of which keeps what it has: the same command goes on, with the file in seeds/."""
    if len(chosen.files) != 1:
        raise WrongUsageError("explain takes one article: a saved page, Markdown, plain text, or its file in seeds/")
    (file,) = chosen.files
    access = _access(argparse.Namespace(model=chosen.model, check=False))  # before anything is written
    tags = [tag for tag in chosen.to.split(",") if tag]
    known = ["en", *(folder.name for folder in paths.languages())]
    if strange := [tag for tag in tags if tag not in known]:  # likewise: a draft is paid for
        raise WrongUsageError(f"no such language: {', '.join(strange)} (there are {', '.join(known)})")
    _pages_are_theirs(paths)
    if access is None or chosen.check:
        raise WrongUsageError("build.py --check draft --with MODEL says what it would take, and --check translate")
    if not file.resolve().is_relative_to(paths.seeds.resolve()):
        if not file.is_file():
            raise WrongUsageError(f"no such file: {file}")
        from explainer.pipeline import adding  # noqa: PLC0415 - as above

        added = adding.add(paths, file, chosen.slug, write=True)
        _print_added(added, is_written=True)
        file = added.path
    step = argparse.Namespace(
        files=[file],
        model=access.model,
        second=chosen.second,
        to=",".join(tag for tag in tags if tag != "en"),
        check=False,
        allow_missing=True,
    )
    steps = [_draft_by_model, _translate, _build]
    if tags and not step.to:
        steps.remove(_translate)
    done = [run(paths, step) for run in steps]
    print(f"to go on after an interruption: build.py explain {paths.name(file)}")
    print("to read it: make serve; what people have to decide yet: build.py check; who vouches for it: build.py review")
    return max(done)


def _add_again(paths: pipeline.Paths, chosen: argparse.Namespace) -> int:
    from explainer.pipeline import adding  # noqa: PLC0415 - as above

    revised = adding.revise(paths, chosen.file, chosen.again)
    for change in revised.changes:
        for line in _shown(change.old, change.new):
            print(pipeline.printable(line))
    if not revised.files:
        print("nothing has changed")
    if not chosen.check:
        adding.write_revised(paths, revised)
    for name in revised.names:
        print(f"{'differs' if chosen.check else 'written'}: {name}")
    _print(revised.problems)
    return _code(revised.problems, differs=chosen.check and revised.files)


def _shown(old: Sentence | None, new: Sentence | None) -> Iterator[str]:
    """A unit of an article that has changed, before and after."""
    if old is None and new is not None:
        yield f"{new.id} added"
        yield f"  + {new.text}"
    elif new is None and old is not None:
        yield f"{old.id} removed"
        yield f"  - {old.text}"
    elif old is not None and new is not None and old.text != new.text:
        yield f"{old.id} changed" if old.id == new.id else f"{old.id} is now {new.id}, and changed"
        yield f"  - {old.text}"
        yield f"  + {new.text}"
    elif old is not None and new is not None and old.id != new.id:
        yield f"{old.id} is now {new.id}"


def _code(problems: Iterable[Problem], *, differs: object = False) -> int:
    return FOUND if differs or any(problem.is_blocking for problem in problems) else CLEAN


def _print(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _as_data(problem: Problem) -> dict[str, str | int | tuple[str, ...]]:
    return {
        "file": problem.where.source.name,
        "line": problem.where.line,
        "column": problem.where.column,
        "code": problem.code,
        "level": str(problem.level),
        "about": problem.about,
        "message": problem.message,
        "fix": problem.fix,
        "lines": problem.lines,
    }


def _annotation(problem: Problem) -> str:
    """A GitHub workflow command; a value's `%`, `:` and `,` are escaped as its toolkit does."""
    kind = "notice" if problem.level is Level.NOTICE else "error"
    message = in_a_line(f"{problem.message} ({problem.fix})").replace("%", "%25")
    name = in_a_line(problem.where.source.name).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{kind} file={name},line={problem.where.line},col={problem.where.column},title={problem.code}::{message}"


if __name__ == "__main__":
    sys.exit(main())
