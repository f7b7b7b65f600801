"""What a rule of `grammar` is: a pattern and a reading of it.

Patterns are written with `{slots}` for the classes of words in `pieces`; a blank stands for any white space. Readings
return None, or raise `ValueError`, where the words turn out to be no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from explainer.language.values.pieces import slots
from explainer.language.values.reckoning import Direction
from explainer.model.edtf import Time


@dataclass(frozen=True)
class Setting:
    """What a reading may lean on."""

    anchor: dt.date | None
    """The dateline's day."""
    direction: Callable[[], Direction]
    """The direction the verb gives; asked only where it matters."""
    told: Time | None
    """The last date before, within the article."""
    label: int | None
    """The year that heads the sentence, as in a chronology: "2004: …"."""
    before: str
    """The unit's text before the match."""
    after: str
    """The unit's text after the match."""

    @property
    def today(self) -> dt.date:
        """The dateline's day; without one nothing relative can be read."""
        if self.anchor is None:
            raise ValueError
        return self.anchor

    @property
    def past(self) -> bool:
        """Whether the verb points back."""
        return self.direction() is Direction.PAST


Match = re.Match[str]
Reading = Callable[[Match, Setting], Time | None]


@dataclass(frozen=True)
class Rule:
    """An expression and its meaning."""

    words: str
    """Its pattern, with `{slots}`."""
    read: Reading
    written: bool = False
    """The words hold the whole value."""
    vague: bool = False
    """Too wide to date an occurrence: a century."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, filled."""
        filled = re.sub(r"\{([a-z_0-9]+)\}", lambda slot: slots().get(slot[1], slot[0]), self.words)
        filled = filled.replace("[ -]", "\0").replace(" ", r"\s+").replace("\0", r"(?:\s+|-)")
        return re.compile(rf"(?<![\w$£€.#/@-])(?:{filled})(?!\w)")
