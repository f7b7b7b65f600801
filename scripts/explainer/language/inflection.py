"""The forms of regular English words."""

from __future__ import annotations

import re


def inflected(verb: str) -> tuple[str, ...]:
    """A regular verb's forms: explore, explores, explored, exploring.

    Where a last consonant may be doubled (plan, visit), both spellings are given; of several words, the first changes.
    """
    head, space, rest = verb.partition(" ")
    if space:
        return tuple(f"{form} {rest}" for form in inflected(head))
    if verb.endswith("ie"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-2]}ying"
    return (verb, third_person(verb), *(f"{stem}{end}" for stem in _stems(verb) for end in ("ed", "ing")))


def third_person(verb: str) -> str:
    """The form that goes with "the article": says, specifies, expresses. A noun's plural is made the same way."""
    if re.search(r"[^aeiou]y\Z", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(s|x|z|ch|sh)\Z", verb) else f"{verb}s"


def _stems(verb: str) -> tuple[str, ...]:
    if re.search(r"[^aeiouy]e\Z", verb) or verb.endswith("ue"):
        return (verb[:-1],)
    if re.search(r"[^aeiou]y\Z", verb):
        return (verb, f"{verb[:-1]}i")
    if re.search(r"(?:[^aeiou]|qu)[aeiou][bdgklmnprt]\Z", verb):
        return (verb, verb + verb[-1])
    return (verb, verb[:-1]) if verb.endswith("ee") else (verb,)
