"""What is installed only for working with new articles."""

from __future__ import annotations

import importlib.util

from explainer.problem import ContentError, Problem
from explainer.source import Source


def require(package: str, called: str, name: str) -> None:
    """Raises `ContentError` `no-reader`, with the command that installs it, where a package is missing.

    `name` is the file that cannot be read without it.
    """
    if importlib.util.find_spec(package) is None:
        raise ContentError(
            Problem(
                Source(name, "").span(),
                "no-reader",
                f"this kind of file is read with {called}, which is not installed",
                "run 'make add FILE=…', which installs it, or copy the article's text into a file that ends in .txt",
            )
        )
