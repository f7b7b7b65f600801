"""The search index of one language: sentences and rules in, small files out that a browser reads piece by piece.

`Rules` says how words are folded and which endings they may carry, `index` makes the files. The reading half are
`search-index.js` and `words.js` in overrides/assets/; they run the same three small algorithms (`Rules.folded`,
`Rules.tokens`, `Rules.stems`) from the same data, and a test holds both against one table of words.
"""

from explainer.search.index import Document, Tokenised, index, tokenised
from explainer.search.rules import Rules

__all__ = ["Document", "Rules", "Tokenised", "index", "tokenised"]
