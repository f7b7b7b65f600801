"""Articles as people have them, on their way to a seed: plain text, Markdown, saved web pages.

    bytes ─arrive→ a seed's text ─read.seed→ Seed ─explainable→ what speaks against it

`plain`, `markdown` and `page` each take one kind of file; they meet in `head`, which knows a seed's first lines.
Nothing is reworded: what a seed gets is the file's own text without what is no text of the article (menus, marks).
"""
