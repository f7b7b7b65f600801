"""The search index of one language: sentences and rules in, small files out that a browser reads piece by piece.

`rules` says how words are folded and which endings they may carry, `index` makes the files. The reading half is
`overrides/assets/search.js`; it runs the same three small algorithms (`Rules.fold`, `Rules.tokens`, `Rules.stems`) from
the same data, and a test holds both against one table of words.
"""

from explainer.search.index import Document, index
from explainer.search.rules import Rules, rules

__all__ = ["Document", "Rules", "index", "rules"]
