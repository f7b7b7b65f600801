"""A timeline as a calendar file."""

from __future__ import annotations

import re
from collections.abc import Callable

import icalendar

from explainer.model.message import Words
from explainer.model.page import Calendar


class _IcsText(icalendar.vText):
    r"""Text that is read as it was. The library's own would make a line break of the two characters `\N`."""

    def to_ical(self) -> bytes:
        """The text with what means something in a calendar behind a backslash (RFC 5545, 3.3.11)."""
        return re.sub(r"[\\;,]", r"\\\g<0>", str(self)).encode()


def calendar_file(value: Calendar[Words], tag: str, shown: Callable[[str], str]) -> bytes:
    """The file (RFC 5545), each of its texts as it is `shown`."""
    file = icalendar.Calendar()
    file.add("prodid", "-//explainer//EN")
    file.add("version", "2.0")
    # Readers that do not know these two as texts are told so.
    file.add("name", _IcsText(shown(value.name.text)), {"LANGUAGE": tag, "VALUE": "TEXT"})
    file.add("x-wr-calname", _IcsText(shown(value.name.text)), {"VALUE": "TEXT"})
    for one in value.events:
        event = icalendar.Event()
        event.add("uid", one.uid)
        event.add("dtstamp", one.stamp)
        event.add("sequence", one.sequence)
        event.add("dtstart", one.start)
        event.add("dtend", one.end)
        event.add("summary", _IcsText(shown(one.summary.text)), {"LANGUAGE": one.summary.tag})
        event.add("description", _IcsText(shown(one.description.text)), {"LANGUAGE": one.description.tag})
        event.add("status", "TENTATIVE" if one.tentative else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        file.add_component(event)
    return bytes(file.to_ical())
