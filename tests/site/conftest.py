"""The printed site, read once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.model.facts import Article
from tests import languages
from tests.article import SEEDS, SLUG
from tests.site.pages import Site, read_site


@pytest.fixture(scope="session")
def site(built_site: Path) -> Site:
    """The pages of `built_site`."""
    return read_site(built_site)


@pytest.fixture(scope="session")
def bare(bare_site: Path) -> Site:
    """The pages of `bare_site`."""
    return read_site(bare_site)


@pytest.fixture(scope="session")
def reading() -> pipeline.Reading:
    """What the pipeline reads of the seeds: articles, catalogues, interface."""
    return pipeline.read(pipeline.Paths(seeds=SEEDS))


@pytest.fixture(scope="session")
def article(reading: pipeline.Reading) -> Article:
    """The article that the site is built from."""
    return next(one for one in reading.articles if one.slug == SLUG)


@pytest.fixture(scope="session")
def words() -> Mapping[str, Mapping[str, str]]:
    """The interface's words by language and id."""
    return languages.interface()[1]
