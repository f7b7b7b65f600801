"""What tools call our codes: `family.code`, where a family is a kind of fault, whoever finds it."""

from __future__ import annotations

_FAMILIES = {
    "number": "number number-head",
    "date": "date time weekday",
    "period": "period",
    "unit": "percent currency",
    "name": "name name-order name-part name-case term country strange-name roles kinship",
    "untranslated": "english-left untranslated no-catalogue",
    "language": "language",
    "script": "foreign-letter",
    "homoglyph": "look-alike",
    "spelling": "spelling",
    "character": "invisible",
    "length": "length max-length",
    "sentences": "sentences",
    "end": "truncated final-mark",
    "duplicate": "repeated-word repeated-sentence",
    "mismatch": "same-words",
    "negation": "negation negation-added",
    "modality": "modality stronger qualifier",
    "polarity": "opposite",
    "quotes": "unbalanced quotes",
    "date-format": "date-format fiscal-year",
    "number-format": "number-format",
    "placeholder": "placeholder",
    "markup": "markup",
    "dash": "dash",
    "spacing": "spacing",
    "punctuation": "punctuation",
    "chatter": "chatter",
    "stale": "stale",
    "fuzzy": "fuzzy",
    "plural": "plural",
    "meaning": "attribution office-now",
    "style": "politeness gender capitals",
}

_OF_CODE = {code: family for family, codes in _FAMILIES.items() for code in codes.split()}


def rule_name(code: str) -> str:
    """A code with its family before it: `unit.percent`."""
    return f"{_OF_CODE.get(code, 'other')}.{code}"
