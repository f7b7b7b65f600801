"""The nouns. Frozen, without I/O, without knowledge of any page's words or of MkDocs.

Reading makes `Seed`, `Facts`, `Glossary` and `Locale`; composing makes `Page[Message]`, in no language; localising
turns it into `Page[Words]`. A `Line` keeps its evidence through all of that.
"""
