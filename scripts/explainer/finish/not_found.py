"""What the one 404 page says, and what it may run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from explainer.finish.addresses import Address
from explainer.model.words import Locale


def not_found_values(
    locales: Sequence[Locale], words: Mapping[str, Mapping[str, str]], where: Address
) -> dict[str, object]:
    """What the template of the 404 page needs; without an address the site is taken to stand at its host's root."""
    base = urlsplit(where.site).path if where.site else "/"
    return {
        "base": base,
        "site_name": words[locales[0].tag]["site.name"],
        "sections": [
            {
                "tag": locale.tag,
                "name": locale.name,
                "direction": locale.direction,
                "prefix": locale.prefix,
                "title": words[locale.tag]["not-found.title"],
                "text": words[locale.tag]["not-found.text"],
                "home_label": words[locale.tag]["not-found.home"],
                "home": base + locale.prefix,
            }
            for locale in locales
        ],
    }


def policy(html: str) -> str:
    """A Content-Security-Policy that allows a self-contained page its own inline style and script, and nothing else."""

    def hashes(element: str) -> str:
        bodies = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        return " ".join(f"'{policy_hash(body)}'" for body in bodies) or "'none'"

    return (
        f"default-src 'none'; style-src {hashes('style')}; script-src {hashes('script')};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def policy_hash(text: str) -> str:
    """A script or a style as a Content-Security-Policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
