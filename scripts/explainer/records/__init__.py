"""YAML that people write → keys and values that know their place, then records of known keys. The only door to PyYAML.

`nodes` reads a file, `mistakes` explains one that cannot be read, `fields` gives what is read its types, `suggestions`
tells what a misspelt word may have meant.
"""

from explainer.records.fields import (
    ID_PATTERN,
    TAG_PATTERN,
    Fields,
    Shape,
    check_id,
    check_line,
    choice_of,
    entries_of,
    text_of,
)
from explainer.records.nodes import (
    DEEPEST,
    LARGEST,
    KeyValue,
    Mapping,
    Node,
    Plain,
    Scalar,
    Sequence,
    parse,
    parse_as_far,
    parse_record,
    plain,
)
from explainer.records.suggestions import suggestion

__all__ = [
    "DEEPEST",
    "ID_PATTERN",
    "LARGEST",
    "TAG_PATTERN",
    "Fields",
    "KeyValue",
    "Mapping",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "Shape",
    "check_id",
    "check_line",
    "choice_of",
    "entries_of",
    "parse",
    "parse_as_far",
    "parse_record",
    "plain",
    "suggestion",
    "text_of",
]
