"""What is known of languages, and reading their values: the floor that all stages stand on. Where a line belongs:

- Any text: `letters` makes the same what means the same, `tokens` are its words, `sentences` its sentences, `lexicon`
  the phrases that find themselves in it. `scripts` tells which script a letter is of.
- English: its words are `english` (data), its world's names `gazetteer` (data), a word's forms `inflection`, and what
  is left of all of them `stems`.
- An article: what stands in its `quotations`, where words are cited from (`citing`), whose name is whose (`namesakes`).
- Values: `values`, dates, times of day and amounts in a text.
- Each language: what it is called (`properties`), what the checks go by (`checks`, and a first draft of it: `stub`),
  how lists of its words are looked for (`patterns`), and what the Unicode CLDR knows of it (`cldr`).

What is data lies in `scripts/locales/<tag>/` and is read by `data`, nothing else; each file's type tells what is in it.
"""
