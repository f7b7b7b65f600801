"""Seed → findings → facts, by machine, offline, and only in the article's own words. Where a line belongs:

1. Tag. `tagger` is the only door to spaCy: a unit's words, their part of speech and what they hang on.
2. Find. `finding` calls the kinds in order; what they find are the types of `findings`.
   - Names, each with its kind: `names`. Runs of capitals (`name_runs`), word by word in `name_pieces`, are cut into
     names (`name_parts`), told apart (`name_kinds`) by what stands around them (`name_witnesses`, `teams`).
   - `people`: names of one person (`same_person`), what somebody is (`roles`, in words from where to where:
     `role_extent`), in which words a page can show that (`presenting`; all that stands around the name: `describing`;
     none that lean on others: `introducing`), whose somebody is (`affiliations`).
   - `organisations` and `places`: names of one thing, put together by `grouping`.
   - `dates`: what `language.values` reads of them, told by `tense` which way an incomplete one leads.
   - `events`: what happened, will or may, by the date and the verb over it, whose time `tense` reads; `telling` says
     at which of its dates a sentence may stand, who says that it was so, and whether in so many words; `items`
     are those of a list of days.
   - `statements`: who said what. `attributions` are the verbs that say so, `speakers` whom their subjects mean.
   - `hanging`, `definite`, `standing`: which sentences lean on those before; `binding`: which need those behind.
3. Choose. A third of an article may be shown (`facts.sentences`): its opening in one piece, up to a quarter, then who
   takes part and what is at its dates, by words and sentences that need nothing beside them (`facts.runs`), then how
   the opening goes on. Fewer is better: what another paragraph may answer, explain or take back is not shown without
   it. `facts.choosing` makes the typed `facts.records` of them: `facts.participants`, `facts.chronology` and
   `facts.pages`, in words that `facts.evidence` lets stand.
4. Propose. `facts.proposing` has the rules as one proposer among others; each is asked again with what is refused.
5. Write. `facts.file` is records → YAML, and from a place of that YAML back to its record; `facts.merging` is what of
   a draft a person's facts do not say yet. `predict` is findings → the JSON that the shared corpus scores.

What the rules know about words is data: of the language (`language.english`, `language.gazetteer`), and what they alone
go by (`words`). A new kind of finding is a module, a type in `findings` and a line in `finding`; what the pages are to
have of it is chosen in `facts`. Nothing is verified here: `pipeline.drafting` has the checks.
"""
