"""Pages that a browser has packed with their pictures into one file: MHTML (Chrome, Edge) and Safari's web archives.

Lines in notices are those of the page inside. Where it was saved from is told as browsers do in pages of one file.
"""

from __future__ import annotations

import email
import email.policy
import plistlib
import re
from collections.abc import Mapping
from contextlib import suppress
from email.message import EmailMessage

_MHTML = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?Content-Type:\s*multipart/related", re.IGNORECASE)
_SAFARI = b"bplist00"
_HEAD = 4096
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def is_packed(data: bytes) -> bool:
    """Whether a file is one of these, by how it begins."""
    return data.startswith(_SAFARI) or _MHTML.match(data[:_HEAD]) is not None


def unpacked(data: bytes) -> bytes | None:
    """The page in such a file, in UTF-8; None where it has none."""
    return _from_safari(data) if data.startswith(_SAFARI) else _from_mhtml(data)


def _from_mhtml(data: bytes) -> bytes | None:
    """The first page among the parts: those of its frames stand below it."""
    whole = email.message_from_bytes(data.lstrip(), EmailMessage, policy=email.policy.compat32)
    for part in whole.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            content = part.get_payload(decode=True)
            where = whole["Snapshot-Content-Location"] or part["Content-Location"]
            return _page(content, part.get_content_charset(), where) if isinstance(content, bytes) else None
    return None


def _from_safari(data: bytes) -> bytes | None:
    try:
        whole: object = plistlib.loads(data)
    except (ValueError, plistlib.InvalidFileException, RecursionError):
        return None
    main = whole.get("WebMainResource") if isinstance(whole, Mapping) else None
    content = main.get("WebResourceData") if isinstance(main, Mapping) else None
    if (
        not isinstance(main, Mapping)
        or not isinstance(content, bytes)
        or main.get("WebResourceMIMEType") != "text/html"
    ):
        return None
    return _page(content, main.get("WebResourceTextEncodingName"), main.get("WebResourceURL"))


def _page(content: bytes, encoding: object, where: object) -> bytes:
    """A page whose packing says how it is encoded and where it was, which it need not say itself."""
    with suppress(LookupError, UnicodeDecodeError):  # else it is read as what it says itself
        content = content.decode(encoding).encode() if isinstance(encoding, str) else content
    told = _ADDRESS.fullmatch(str(where).strip()) if where else None
    return content if told is None else f"<!-- saved from url=({len(told[0]):04}){told[0]} -->".encode() + content
