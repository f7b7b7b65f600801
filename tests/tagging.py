"""Skips tests of drafting where its extra is not installed: the site builds and tests without it."""

from __future__ import annotations

import importlib.util

import pytest

from explainer.draft.tagger import COMMAND, MODEL

IS_HERE = all(importlib.util.find_spec(package) is not None for package in ("spacy", MODEL))
needs_tagger = pytest.mark.skipif(not IS_HERE, reason=f"what drafting needs is not installed: `{COMMAND}` installs it")
