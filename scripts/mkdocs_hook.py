"""The one place where MkDocs meets us: it calls the pipeline before a build and `finish` after it.

static-i18n runs a whole build for each language, one inside the other; what is to happen once happens in the outermost.
"""

from __future__ import annotations

import logging
import os
import re
import socket
import sys
import traceback
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal

import jinja2
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.commands.build import build
from mkdocs.exceptions import BuildError, ConfigurationError
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler
from mkdocs_static_i18n.plugin import I18n

sys.path.insert(0, str(Path(__file__).resolve().parent))

from explainer import finish, pipeline
from explainer.pipeline.processes import collect_seldom
from explainer.problem import ContentError, Problem, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

log = logging.getLogger("mkdocs.hooks.explainer")

_AFTER_I18N = -200
"""static-i18n's own priority is -100: at this one, every language has been built when we are called."""
_LOOK_EACH, _SETTLED = 0.1, 0.05
"""Seconds after which folders are looked at again for what somebody has saved, and without a change before a build
begins; MkDocs takes half a second, and a tenth."""
_EARLY = "early/"
"""Whose scripts stand in the pages, and are no files of the site."""
_INDENTATION = re.compile(r"\n\s+")
_COMMENT = re.compile(r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
"""In a style sheet; what looks like one in a string is none."""
_UNUSED = re.compile(
    r'<input class="md-toggle".*?>\n|<label class="md-overlay".*?</label>\n|<div data-md-component="\w+">\n</div>\n'
    r'|<div class="md-dialog".*?>\n(?:<div.*?></div>\n)?</div>\n| data-md-component="\w+"'
)
"""What of the theme's frame is only for its own scripts, on a page without indentation."""


class _Session:
    """What is remembered from one build to the next while MkDocs runs."""

    serving = False
    has_begun = False
    """Whether a build has begun: what is wrong with the settings can end the program until then."""
    problems: Sequence[str] = ()
    """What keeps articles from being published, and other misfortunes, as they are shown."""
    printing: pipeline.Printing | None = None
    """What has to be printed; None while a person watches and the frame around the pages cannot be made."""
    is_copy = False
    """Whether this is a copy of the process that was called, which prints a share of the pages."""
    folders: tuple[str, str] = ("", "")
    """Of the pages and of the site, as the settings name them."""
    warned: ClassVar[CountHandler] = CountHandler(level=logging.WARNING)
    """Counts what MkDocs says while it prints: a page that it warns of is printed again, and warned of again."""
    for_theme: Mapping[str, Mapping[str, object]] = MappingProxyType({})
    """By language: what the theme was last given."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' call
    """Remembers whether a person is watching."""
    _Session.serving = command == "serve"
    collect_seldom()


def on_config(config: MkDocsConfig) -> None:
    """Refuses settings that cannot work before anything is built. Raises ConfigurationError."""
    if _is_inner(config) or _Session.has_begun:
        return
    for variable, *urls in (("SITE_URL", config.site_url, None), ("REPO_URL", None, config.repo_url)):
        try:
            finish.address(*urls)
        except ValueError as error:
            message = f"{variable}: {error}. Write it as in {variable}=https://example.org/name/, or leave it out."
            raise ConfigurationError(message) from None
    contact = str((config.extra.get("owner") or {}).get("contact") or "")
    if contact and not contact.startswith(("https://", "mailto:")):
        message = f"OWNER_CONTACT: '{contact}' is no address. Write https://… or mailto:…, or leave it out."
        raise ConfigurationError(message)
    _refuse_other_languages(config)
    if _Session.serving:
        _refuse_used(*config.dev_addr)
    _Session.has_begun = True


def _refuse_other_languages(config: MkDocsConfig) -> None:
    """Raises ConfigurationError where the settings list other languages than there are."""
    listed = [pipeline.Listed(one.locale, one.name, one.default, one.build) for one in _i18n(config).config.languages]
    try:
        problems = [*pipeline.differing(_paths(config), Path(config.config_file_path), listed)]
    except ContentError as error:
        problems = [*error.problems]
    if problems:
        raise ConfigurationError("\n".join(map(str, problems)))


def _refuse_used(host: str, port: int) -> None:
    """Raises ConfigurationError where nothing can be served at that address."""
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except (OSError, OverflowError) as error:
        message = (
            f"The site cannot be shown at http://{host}:{port}/: {getattr(error, 'strerror', None) or error}. "
            "Another program may be there, or another 'make serve'. Choose another port: make serve PORT=8001, "
            "or mkdocs serve --dev-addr 127.0.0.1:8001"
        )
        raise ConfigurationError(message) from None


def on_pre_build(config: MkDocsConfig) -> None:
    """Regenerates `docs/`, and gives MkDocs those pages that have to be printed.

    A problem never raises here: it is shown, on top of every page where a person watches.
    """
    if _is_inner(config) or _Session.is_copy:
        return
    paths = _paths(config)
    _Session.problems = _regenerate(paths)
    config.extra["problems"] = _Session.problems if _Session.serving else []
    config.extra["serving"] = _Session.serving
    config.markdown_extensions.append(WholeBlocks())
    for problem in _Session.problems:
        log.error("%s", problem)
    _Session.warned.counts.clear()
    logging.getLogger("mkdocs").addHandler(_Session.warned)
    config.theme.get_env = partial(_environment, config.theme, paths)  # type: ignore[method-assign]
    _Session.folders = config.docs_dir, config.site_dir
    _Session.printing = _to_print(config)
    if _Session.printing is not None:
        _Session.printing.begin(partial(_print_share, config), follows=not _Session.serving)
        _give(config, _Session.printing.own)


def _give(config: MkDocsConfig, share: pipeline.Share) -> None:
    """What MkDocs is to print."""
    config.docs_dir, config.site_dir = str(share.docs), str(share.site)
    for language in _i18n(config).config.languages:
        language.build = language.locale in share.tags


def _print_share(config: MkDocsConfig, share: pipeline.Share) -> list[logging.LogRecord]:
    """Prints in a copy of the process, from its beginning; what MkDocs warns of is said by the process that waits."""
    told = _Told()
    logging.getLogger("mkdocs").handlers = [told]
    _Session.is_copy, config.strict = True, False
    _give(config, share)
    build(config)
    return told.records


class _Told(logging.Handler):
    """Keeps warnings, such that another process can be told them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one."""
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.records.append(record)


def _to_print(config: MkDocsConfig) -> pipeline.Printing | None:
    printer = type(config).__module__  # a fork of MkDocs is another one
    settings = [printer, config.site_url, config.repo_url, *map(config.extra.get, ("owner", "problems", "serving"))]
    where = finish.address(None if _Session.serving else config.site_url, config.repo_url)
    try:
        return pipeline.Printing(_paths(config), Path(config.site_dir), _frame(config), settings, where)
    except ContentError as error:
        if not _Session.serving:
            raise BuildError(str(error)) from None
        return None  # whoever watches sees the pages in the frame that they had


def _environment(theme: Theme, paths: pipeline.Paths) -> jinja2.Environment:
    """The theme's templates, compiled once; of the files beside them, ours are published and none of the theme's."""
    environment = type(theme).get_env(theme)
    environment.loader = _Loader(theme)
    environment.bytecode_cache = pipeline.compiled(paths)
    return environment


class _Loader(jinja2.FileSystemLoader):
    """Finds the theme's templates and ours; lists what of ours is published, as the theme's icons are ten thousand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.dirs)
        self._ours = theme.custom_dir

    def list_templates(self) -> list[str]:
        """What of ours is published."""
        ours = jinja2.FileSystemLoader(self._ours).list_templates() if self._ours else []
        return [one for one in ours if not one.startswith(_EARLY)]


def _frame(config: MkDocsConfig) -> list[Path]:
    """What stands around all pages, the same as in `build.py site`."""
    return [Path(config.theme.custom_dir or ""), Path(config.config_file_path), Path(__file__)]


def _regenerate(paths: pipeline.Paths) -> list[str]:
    problems: list[Problem] = []
    try:
        with pipeline.told(paths):
            built = pipeline.build(paths)
            problems += built.stopping
            pipeline.write(built, paths)
    except ContentError as error:
        problems += error.problems
    except Exception:
        # Our own mistake, which ends a build. MkDocs would answer nobody any more, so whoever watches is shown it.
        if not _Session.serving:
            raise
        return [traceback.format_exc()]
    return [str(problem) for problem in in_order(problems)]


class WholeBlocks(Extension):  # type: ignore[misc]
    """What stands in a page as HTML from one blank line to the next: Markdown takes it as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Comes before whatever reads HTML, which would take most of the time of a page."""
        md.preprocessors.register(_WholeBlock(md), "whole_blocks", 25)


class _WholeBlock(Preprocessor):  # type: ignore[misc]
    """Puts such blocks aside, where the two parsers behind it find no HTML any more."""

    _BLOCK = re.compile(r"<([a-z][a-z0-9]*)[ >].*</\1>", re.DOTALL)

    def run(self, lines: list[str]) -> list[str]:
        """The same lines, each block as the mark of its place."""
        parts, within = "\n".join(lines).split("\n\n"), False
        for at, part in enumerate(parts):
            if " markdown=" in part:
                within = True  # what stands below is Markdown again, until the element ends
            elif within:
                within = not part.startswith("</")
            elif self._is_whole(part):
                parts[at] = self.md.htmlStash.store(f"{part}\n")
        return "\n\n".join(parts).split("\n")

    def _is_whole(self, part: str) -> bool:
        found = self._BLOCK.fullmatch(part)
        return (
            found is not None
            and self.md.is_block_level(found[1])
            and len(re.findall(rf"<{found[1]}[ >]", part)) == part.count(f"</{found[1]}>")
        )


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: object) -> jinja2.Environment:  # noqa: ARG001 - MkDocs' call
    """Gives the theme the interface's words, in the language that is being built and by language."""
    tag = str(_i18n(config).current_language)
    try:
        if not _is_inner(config):
            # Of a language that cannot be read for the moment, what it was given last.
            early = pipeline.early(Path(config.theme.custom_dir or "", _EARLY))
            frames = {one: {**frame, "early": early} for one, frame in pipeline.frames(_paths(config)).items()}
            _Session.for_theme = {**_Session.for_theme, **frames}
    except Exception as error:
        if not _Session.serving or tag not in _Session.for_theme:
            if isinstance(error, ContentError):
                raise BuildError(str(error)) from None
            raise
        log.exception("The frame around the pages stays as it was")
    env.globals.update(_Session.for_theme[tag])
    return env


@event_priority(_AFTER_I18N)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The style sheets as they are published: a sixth of what a first page waits for would be comments."""
    for file in () if config.extra["serving"] else files.css_files():
        bare = _COMMENT.sub(lambda found: found["string"] or " ", file.content_string)
        file.content_string = _INDENTATION.sub("\n", bare)
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' call
    """A page without its templates' indentation; what is shown as it is written, problems, only a watcher sees."""
    if config.extra["serving"]:
        return output
    # What Markdown would have taken for markup is none any more.
    output = output.replace("&#35;", "#").replace("&nbsp;", "\N{NO-BREAK SPACE}")
    return _UNUSED.sub("", _INDENTATION.sub("\n", output))


@event_priority(_AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """Finishes the site after its last language and follows every address in it.

    Raises BuildError where `--strict` has something to refuse.
    """
    if _is_inner(config) or _Session.is_copy:
        return
    config.docs_dir, config.site_dir = _Session.folders
    try:
        if _Session.printing is None:
            log.error("The pages are shown unfinished: the frame around them cannot be made")
            return
        done, dead, warned = _complete(_Session.printing)
    except Exception as error:
        if _Session.serving:
            log.exception("The pages are shown unfinished")  # and MkDocs goes on answering
            return
        if isinstance(error, ContentError):
            raise BuildError(str(error)) from None
        raise
    finally:
        logging.getLogger("mkdocs").removeHandler(_Session.warned)
    log.info("Pages printed: %d of %d; the others are as they were", done.printed, done.pages)
    if _Session.serving:
        return
    for problem in dead:
        log.error("%s", problem)
    if done.without_address:
        log.info("No SITE_URL: canonical and alternate links and the sitemap are left out")
    _remember(config, is_faultless=not (_Session.problems or dead or warned))
    # MkDocs counts what it prints, which is nothing after `--quiet`.
    if config.strict and (_Session.problems or dead):
        message = f"Problems that keep articles from being published: {len(_Session.problems) + len(dead)}, told above"
        raise BuildError(message)


def _complete(printing: pipeline.Printing) -> tuple[pipeline.Finished, tuple[Problem, ...], object]:
    """Waits for all that print; says what was warned of in other processes as if it had been here."""
    keeps = not _Session.warned.get_counts()
    done, dead = printing.complete(keeps=keeps, hear=lambda one: logging.getLogger(one.name).handle(one))
    return done, dead, _Session.warned.get_counts()


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - MkDocs' call
    """Leaves the site as it was."""
    if _Session.is_copy:
        return
    logging.getLogger("mkdocs").removeHandler(_Session.warned)
    if _Session.printing is not None:
        _Session.printing.abandon()


def _remember(config: MkDocsConfig, *, is_faultless: bool) -> None:
    """Lets `build.py site` know that this site need not be printed until something changes."""
    if is_faultless:
        settings = [os.environ.get(name, "") for name in pipeline.SETTINGS]
        pipeline.remember(_paths(config), Path(config.site_dir), _frame(config), settings)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG001 - MkDocs' call
    """Watches everything that a page depends on and people edit, instead of what is generated from it."""
    paths, settings = _paths(config), str(config.config_file_path)
    for watched in (config.docs_dir, settings):
        server.unwatch(watched)
    server.observer = type(server.observer)(timeout=_LOOK_EACH)
    server.build_delay = _SETTLED
    folders = (paths.seeds, paths.templates, paths.locales, paths.schemas, Path(config.theme.custom_dir or ""))
    for each in (settings, *(str(folder) for folder in folders if folder.is_dir())):
        server.watch(each)
    Thread(target=_rehearse, args=(paths, Path(config.site_dir)), daemon=True).start()


def _rehearse(paths: pipeline.Paths, site: Path) -> None:
    """While the first page is read: the first correction is shown no later than any other."""
    with suppress(Exception):  # who asks next meets it again, and tells
        pipeline.rehearse(paths)
        pipeline.look_again(site)


def _i18n(config: MkDocsConfig) -> I18n:
    plugin = config.plugins["i18n"]
    if not isinstance(plugin, I18n):
        message = f"the plugin i18n is not mkdocs-static-i18n: {plugin!r}"
        raise TypeError(message)
    return plugin


def _is_inner(config: MkDocsConfig) -> bool:
    return bool(_i18n(config).building)


def _paths(config: MkDocsConfig) -> pipeline.Paths:
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    return pipeline.Paths(
        root=root,
        seeds=root / "seeds",
        docs=Path(config.docs_dir),
        templates=root / "scripts" / "templates",
        locales=root / "scripts" / "locales",
        schemas=root / "scripts" / "schema",
    )
