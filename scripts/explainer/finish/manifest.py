"""`manifest.json`: what the site was made from and what it consists of, each file by its SHA-256.

Whoever has the repository can tell whether a page is what these seeds give: build it again and compare.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

MANIFEST = "manifest.json"
_VERSION = 1


def digest(content: bytes) -> str:
    """A file's SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def is_manifest(text: str) -> bool:
    """Whether a file of that name is one of ours."""
    try:
        data = json.loads(text)
    except ValueError:
        return False
    return isinstance(data, dict) and set(data) == {"version", "algorithm", "sources", "site"}


def manifest(sources: Mapping[str, str], site: Mapping[str, str]) -> bytes:
    """The digests, by name, of the sources (seeds, facts, catalogues, glossary) and of every file of the site."""
    data = {
        "version": _VERSION,
        "algorithm": "sha256",
        "sources": dict(sorted(sources.items())),
        "site": dict(sorted(site.items())),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
