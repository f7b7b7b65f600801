"""Mentions of one thing under one name: organisations with their short forms, countries with their other names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explainer.draft.findings import Named
from explainer.draft.names import Mention


def grouped(mentions: Iterable[Mention], key: Callable[[Mention], str]) -> tuple[Named, ...]:
    """One `Named` for all mentions with the same key, under the longest form, in the order of the first mention."""
    groups: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.span.start):
        groups.setdefault(key(mention), []).append(mention)
    return tuple(_named(group) for group in groups.values())


def _named(group: list[Mention]) -> Named:
    name = max(group, key=lambda mention: (len(mention.words), len(mention.name), -mention.span.start))
    aliases = {mention.name: mention.span for mention in reversed(group) if mention.name != name.name}
    return Named(name.span, tuple(reversed(aliases.values())), tuple(mention.span for mention in group))
