"""Gettext catalogues: read, brought up to date with the English, and given words, without losing what people wrote.

`po` has the parts of a file's text, which `parsing` takes apart; `reading` is what a language says by unit, `header`
and `comments` with it; `merging` follows the English of today, `giving` fills in words, `signing` asks for answers
where a tool writes no comments.
"""

from explainer.read.catalogue.giving import with_readings, with_words
from explainer.read.catalogue.header import CatalogueHeader
from explainer.read.catalogue.merging import merge
from explainer.read.catalogue.reading import digest, read_catalogue, read_template
from explainer.read.catalogue.signing import asking, is_weblates

__all__ = [
    "CatalogueHeader",
    "asking",
    "digest",
    "is_weblates",
    "merge",
    "read_catalogue",
    "read_template",
    "with_readings",
    "with_words",
]
