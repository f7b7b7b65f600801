"""Data for machines: JSON, before and after its messages have been said in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

from explainer.model.message import Message

Data: TypeAlias = Union[Message, str, int, "Sequence[Data]", "Mapping[str, Data]", None]
"""What JSON can hold, and messages."""

Json: TypeAlias = Union[str, int, "Sequence[Json]", "Mapping[str, Json]", None]
"""What JSON can hold; a message has become an object: language tag → text."""


def without_nothing(data: Mapping[str, Json]) -> dict[str, Json]:
    """What is unknown is left out; an empty list stays."""
    return {key: value for key, value in data.items() if value is not None}
