"""Reading the values of an English text: days and other times of the calendar, times of day, numbers, sums of money.

`pieces` is what patterns are made of, from the lists of words in `scripts/locales/en/values.yml`. On it stand three
ways of reading, which differ on purpose:

- `dated` finds what a line of dates says: every way in which pages write a day or a time of day, in any case of
  letters, where the line holds nothing else.
- `evidence` finds the values that certainly are such, in any sentence: what is not written stays open ("29 February"
  has no year), so that two texts can be compared.
- `expressions` finds what a reader of the news understands: it resolves what is not written against the article's date
  and the direction of the verb.
"""
