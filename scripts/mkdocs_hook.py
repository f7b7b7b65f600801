"""The one place where MkDocs meets us: it calls the pipeline before a build and `finish` after it.

static-i18n runs a whole build for each language, one inside the other; what is to happen once happens in the outermost.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from mkdocs.plugins import event_priority
from mkdocs_static_i18n.plugin import I18n

sys.path.insert(0, str(Path(__file__).resolve().parent))

from explainer import pipeline
from explainer.problem import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.explainer")

_AFTER_I18N = -200
"""static-i18n's own priority is -100: at this one, every language has been built when we are called."""


class _Session:
    """What MkDocs tells once, at its start, and asks for later."""

    serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' call
    """Remembers whether a person is watching."""
    _Session.serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Regenerates `docs/`. A problem never raises: it is a warning (which `--strict` refuses) or, serving, a banner."""
    if _is_inner(config):
        return
    problems = _regenerate(config)
    config.extra["problems"] = [str(problem) for problem in problems] if _Session.serving else []
    config.extra["serving"] = _Session.serving
    for problem in problems:
        log.warning("%s", problem)


def _regenerate(config: MkDocsConfig) -> list[Problem]:
    paths = _paths(config)
    try:
        built = pipeline.build(paths)
    except ContentError as error:
        return list(error.problems)
    pipeline.write(built, paths)
    return [problem for problem in built.reading.all_problems if problem.is_blocking]


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: object) -> jinja2.Environment:  # noqa: ARG001 - MkDocs' call
    """Gives the theme the interface's words, in the language that is being built and by language."""
    locales, words = pipeline.interface(_paths(config))
    tag = _i18n(config).current_language
    env.globals["locales"] = locales
    env.globals["locale"] = next(locale for locale in locales if locale.tag == tag)
    env.globals["default_locale"] = locales[0]
    env.globals["words"] = words[tag]
    env.globals["words_in"] = words
    folder = next(path for theme in config.theme.dirs if (path := Path(theme, "assets", "early")).is_dir())
    parts = {file.stem: _code(file) for file in sorted(folder.glob("*.js"))}
    env.globals["early_script"] = partial(_early, parts)
    return env


class _Script(NamedTuple):
    text: str
    hash: str
    """As a Content-Security-Policy names it."""


def _early(parts: Mapping[str, str], content: str) -> _Script:
    """What runs before the first paint of a page: asking for it would delay the paint, so it stands in the page itself.

    Of the parts, the page gets those that have something to do: a part is called as the class of its elements.
    """
    wanted = [parts["start"], parts["also"]]
    wanted += [parts[name] for name in parts if re.search(rf'class="(?:[^"]* )?{name}"', content)]
    text = "{\n" + "\n".join(wanted) + "\n}"
    return _Script(text, f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}")


def _code(file: Path) -> str:
    """A script without its comments and its indentation."""
    lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


@event_priority(_AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """Finishes the site after its last language."""
    if _is_inner(config):
        return
    site_url = "" if _Session.serving else config.site_url
    done = pipeline.finish(Path(config.site_dir), _paths(config), site_url, config.repo_url)
    if done.without_address and not _Session.serving:
        log.info("No SITE_URL: canonical and alternate links and the sitemap are left out")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG001 - MkDocs' call
    """Watches what people edit instead of what is generated from it."""
    paths = _paths(config)
    for folder in (paths.seeds, paths.templates, paths.locales, *config.theme.dirs[:1]):
        server.watch(str(folder))
    server.unwatch(config.docs_dir)


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
    )
