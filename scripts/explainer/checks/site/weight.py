"""What a page asks of a reader: nothing from anybody else, and little to load."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from explainer.checks.site.case import Case
from explainer.model.printed import File, PrintedSite, Text
from explainer.problem import Level, Problem

FIRST_LOAD = 45_000
"""Bytes, compressed: a page with everything that it loads, and on a wide screen the article that stands beside it."""
FURTHER_PAGE = 20_000
"""Bytes, compressed, when style and scripts are there already."""
_POLICY = "Content-Security-Policy"
_BASE = "https://site.invalid/"
_BESIDE = "room"
"""The class of what a wide screen fills with the article."""
_JAVASCRIPT = frozenset({"", "module", "text/javascript"})


def third_party(file: File, site: PrintedSite) -> Iterator[Problem]:
    """No file of the site makes a browser ask another host for something; links that a reader follows may lead there.

    Bad: `<script src="https://example.com/a.js">`; `url(//example.com/font.woff2)`
    Good: `<a href="https://example.com/">`
    """
    for link in file.links:
        host = urlsplit(link.address).netloc
        if link.loads and host and not (site.address and link.address.startswith(site.address)):
            message = f"{link.by} asks another host for something: '{link.address}'"
            yield Problem(file.place(link.at), "third-party", message, "keep it in overrides/assets, or leave it out")


def policy(case: Case) -> Iterator[Problem]:
    """Every page forbids itself everything from elsewhere, and allows its own scripts by their digest.

    Bad: a page without a Content-Security-Policy; an inline script or style that the policy refuses
    Good: `default-src 'none'`, and `'sha256-…'` for each inline script
    """
    policies = [one.attributes.get("content", "") for one in case.metas(_POLICY)]
    if len(policies) != 1 or "default-src 'none'" not in policies[0] or re.search(r"https?:|unsafe", policies[0]):
        message = f"the page has {len(policies)} policies, or one that lets something in from elsewhere"
        yield case.problem(None, "policy", message, "write one policy that begins with default-src 'none'")
        return
    for node in case.page.nodes:
        if isinstance(node, Text):
            kind = node.parent.attributes.get("type", "")
            digest = base64.b64encode(hashlib.sha256(node.characters.encode()).digest()).decode()
            if node.parent.name == "script" and kind in _JAVASCRIPT and f"'sha256-{digest}'" not in policies[0]:
                message = "the page's policy refuses an inline script of its own"
                yield case.problem(node.parent, "policy", message, "print the site anew")
        elif node.name == "style" or "style" in node.attributes:
            message = f"the page's policy refuses the inline style of <{node.name}>"
            yield case.problem(node, "policy", message, "write it in overrides/assets/site.css")


def heavy(case: Case) -> Iterator[Problem]:
    """A first page weighs at most 45 kB compressed, with all that it loads; a further one 20 kB.

    A long article has long pages, so this asks; nothing is stopped.
    Bad: a page of 60 kB
    Good: one of 10 kB
    """
    own = _weight(case.page)
    loaded = {
        urljoin(_BASE + case.page.path, link.address).removeprefix(_BASE) for link in case.page.links if link.loads
    }
    if case.page.with_class(_BESIDE):
        loaded.add(f"{case.site.prefixes[case.tag]}{case.path.partition('/')[0]}/source/index.html")
    files = [one for path in loaded & case.site.files if (one := case.site.read(path)) is not None]
    first = own + sum(map(_weight, files))
    for weight, most, what in ((first, FIRST_LOAD, "with all that it loads"), (own, FURTHER_PAGE, "by itself")):
        if weight > most:
            message = f"the page weighs {weight / 1000:.1f} kB compressed {what}, more than {most / 1000:.0f} kB"
            fix = "say it in fewer claims and questions, or on shorter quotes"
            yield Problem(case.page.place((1, 1)), "heavy", message, fix, Level.NOTICE)


def _weight(file: File) -> int:
    return len(gzip.compress(file.source.text.encode(), mtime=0))
