"""Reading the values of a text: days and other times of the calendar, times of day, numbers, sums of money.

Their types are `model.edtf`'s, `clock.Clock` and `amounts.Amount`. Of English, `pieces` is what patterns are made of,
from the lists in `scripts/locales/en/values.yml`; `dates` and `clock` are the ways to write a day and a time of
day, `relations` what stands before a date. On these stand three ways of reading, which differ on purpose:

- A dateline (`read.dateline`) is read in every way in which pages write a day or a time of day, in any case of letters,
  because the line holds nothing else.
- `evidence` finds the values that certainly are such, in any sentence: what is not written stays open ("29 February"
  has no year), so that two texts can be compared.
- `expressions` finds what a reader of the news understands: it resolves what is not written against the article's date
  and the direction of the verb. `grammar` lists its rules, `written` and `relative` are what they mean, `reckoning`
  counts.

Of any language, English among them, `figures` finds what a translation must keep: it asks whether a text may mean a
number, which only that language's own lists can tell (`patterns`), and never what the words of a number add up to.
"""
