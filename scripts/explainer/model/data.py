"""Data for machines: JSON, before and after its messages have been said in every language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import TypeAlias, Union

from explainer.model.message import Message

Data: TypeAlias = Union[Message, str, int, "Sequence[Data]", "Mapping[str, Data]", None]
"""What JSON can hold, and messages."""

Json: TypeAlias = Union[str, int, "Sequence[Json]", "Mapping[str, Json]", None]
"""What JSON can hold; a message has become an object: language tag → text."""


_FIELDS: dict[type[object], tuple[str, ...]] = {}


def fields_of(value: object) -> tuple[str, ...]:
    """The names of a dataclass's fields; none of another value. Trees of pages are walked by them many times over."""
    kind = type(value)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
    return _FIELDS[kind]


PLAIN = frozenset((str, int, bool, float, type(None)))
"""The types of values in which nothing else stands: most of what is walked."""
_DIGEST_LENGTH = 16


def digest(value: Json) -> str:
    """16 hexadecimal digits of the SHA-256 of what is said: a review names them as its `of`. Empty where it is nothing.

    Nobody can have read nothing, so no review holds where there are no words.
    """
    return sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()[:_DIGEST_LENGTH] if value else ""


def without_nothing(data: Mapping[str, Json]) -> dict[str, Json]:
    """What is unknown is left out; an empty list stays."""
    return {key: value for key, value in data.items() if value is not None}
