"""The expressions of calendar time in English news, each with what it means seen from a dateline.

`dates` tries them all and takes the longest match that has a reading, so that rules need no order.
"""

from __future__ import annotations

from explainer.draft import date_relative as relative
from explainer.draft import date_written as written
from explainer.draft.date_words import Rule, rule

_FEASTS = "|".join(
    sorted((name.replace("'", "['’]") for name in (*relative.FIXED_DAYS, *relative.MOVING_DAYS)), key=len, reverse=True)
)
RULES: tuple[Rule, ...] = (
    # --- one day that is a name; before the days, because its words are a day's too
    rule(r"(?:September|Sept\.) 11(?:th)?(?= (?i:attacks?|terror|hijack))", relative.attacks_of_2001),
    # --- days, written out
    rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", written.iso, written=True),
    rule(r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})", written.numeric, written=True),
    rule(r"{on_weekday}{part}{month} {day},? {year}", written.day_month_year, written=True),
    rule(r"{on_weekday}{part}{day} (?:(?i:of) )?{month},? {year}", written.day_month_year, written=True),
    rule(r"{on_weekday}{part}{month} (?:(?i:the) )?{day}", written.day_month),
    rule(r"{on_weekday}{part}{day} (?:(?i:of) )?{month}", written.day_month),
    # --- several days
    rule(r"(?:(?i:from|between) )?{month} {open_day}{to}{day2},? {year}", written.days_of_month, written=True),
    rule(r"(?:(?i:from|between) )?{open_day}{to}{day2} {month},? {year}", written.days_of_month, written=True),
    rule(r"(?:(?i:from|between) ){month} {open_day}{to}{day2}", written.days_of_month),
    rule(r"{month} {open_day}(?:{dash}| (?i:to|through|until) ){day2}", written.days_of_month),
    rule(r"{open_day}(?:{dash}| (?i:to|until) ){day2} {month}", written.days_of_month),
    rule(r"(?:(?i:from|between) )?{month} {open_day}{to}{month2} {day2}(?:,? {year})?", written.days_of_month),
    rule(r"(?:(?i:from|between) )?{open_day} {month}{to}{day2} {month2}(?:,? {year})?", written.days_of_month),
    # --- months
    rule(r"{part}{month},? {year}", written.month_year, written=True),
    rule(r"{part}{month} (?:(?i:of) )?{year}", written.month_year, written=True),
    rule(r"{part}{long_month}", written.month_alone),
    rule(r"(?P<which>(?i:last|next|this)) {long_month}", written.month_which),
    rule(r"{month} (?:(?i:of) )?(?P<which>(?i:last|next|this)) (?i:year)", written.month_which_year),
    rule(r"{on_weekday}{part}{day} (?:(?i:of) )?{month},? (?:(?i:of) )?(?P<which>(?i:last|next|this)) (?i:year)",
         written.day_which_year),
    rule(r"{on_weekday}{part}{month} {day},? (?:(?i:of) )?(?P<which>(?i:last|next|this)) (?i:year)",
         written.day_which_year),
    rule(r"(?i:from|between) {long_month}(?: {year})?{to}{long_month2}(?:,? {year2})?", written.months_range),
    rule(r"{long_month}(?: {year})?(?:{dash}| (?i:to|through|until) ){long_month2} {year2}", written.months_range),
    rule(r"(?i:the )?(?P<ordinal>(?i:first|second)) (?i:half of) {month}(?: {year})?", written.part_of_month),
    rule(r"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth|last|final)) (?i:week (?:of|in)) {month}(?: {year})?",
          written.week_of_month),
    rule(r"(?i:the week of) {month} {day}", written.week_of),
    rule(r"(?<=[Oo]n\s)(?i:the) (?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)", relative.day_of_month),
    # --- years
    rule(r"(?:(?i:early|mid|late)[ -](?:in )?)?{year}", written.year_alone, written=True),
    rule(r"(?i:between|from) {year}{to}{year2}", written.years, written=True),
    rule(r"{year}{dash}{year2}", written.years, written=True),
    rule(r"{year}(?:{dash}|/)(?P<two>\d\d)(?!-?\d)", written.split_year, written=True),
    rule(r"(?:(?i:the) )?(?:(?i:early|mid|late)[ -])?(?P<decade>1\d{2}0|20\d0)(?:['’])?s",
         written.decade, written=True),
    rule(r"(?i:the) (?:(?i:early|mid|late)[ -])?['’‘]?(?P<decade>[2-9]0)(?:['’])?s", written.decade),
    rule(r"(?:(?i:early|mid|late)[ -])?(?P<number>\d{1,2})(?:st|nd|rd|th)[ -](?i:century)", written.century,
          written=True, vague=True),
    # --- parts of a year
    rule(r"(?i:the )?(?P<ordinal>(?i:first|second|latter|last)) (?P<kind>(?i:half))"
          r"(?: (?i:of)(?: (?i:the year))?)? {year}",
          written.part_of_year, written=True),
    rule(r"(?i:the )?(?P<ordinal>(?i:first|second|last)) (?P<kind>(?i:half)) (?i:of) "
          r"(?P<which>(?i:this|next|last|the)) (?i:year)", written.part_of_year),
    rule(r"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth|final|last))[ -](?P<kind>(?i:quarter))"
          r"(?: (?i:of)(?: (?i:the year))?)? {year}", written.part_of_year, written=True),
    rule(r"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth|final|last))[ -](?P<kind>(?i:quarter)) (?i:of) "
          r"(?P<which>(?i:this|next|last|the)) (?i:year)", written.part_of_year),
    rule(r"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth))[ -](?P<kind>(?i:quarter))"
          r"(?= (?i:earnings|results?|profits?|revenues?|sales|loss|growth|GDP|figures))", written.part_of_year),
    rule(r"(?P<kind>[QH])(?P<n>[1-4]),? {year}", written.part_of_year, written=True),
    rule(r"{year} (?P<kind>[QH])(?P<n>[1-4])", written.part_of_year, written=True),
    # --- seasons
    rule(r"(?:(?i:the) )?{part}{season}(?: (?i:of))? {year}", written.season_year, written=True),
    rule(r"(?:{part}|(?i:earlier|later) )(?P<which>(?i:last|this|next|past|coming)) {season}", written.season),
    rule(r"(?<=[Ii]n\s)(?i:the) (?:(?i:early|mid|late)[ -])?{season}", written.season),
    # --- seen from the dateline
    rule(r"(?P<word>(?i:(?:earlier |later |early |late )?(?:today|tonight)|"
          r"(?:yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?|last night|"
          r"(?:early |late )?this (?:morning|afternoon|evening)|"
          r"the day before yesterday|the day after tomorrow))", relative.deictic),
    rule(r"{part}{weekday}{part_of_day}", relative.weekday),
    rule(r"{part}(?P<which>(?i:last|this|next|past|coming)) {weekday}{part_of_day}", relative.weekday),
    rule(r"{weekday} (?P<which>(?i:last|next))(?! (?i:week|month|year))", relative.weekday),
    rule(r"(?:(?i:a) )?(?P<later>(?i:week)) (?i:on|from) {weekday}", relative.weekday),
    rule(r"{weekday} (?P<which>(?i:last|this|next)) (?i:week)", relative.weekday_of_week),
    rule(r"{weekday} (?P<later>(?i:week))(?= ?[,.;])", relative.weekday),
    rule(r"(?:(?i:from) ){weekday}{to}{weekday2}", relative.weekdays),
    rule(r"{weekday}(?:{dash}| (?i:to|through|until) ){weekday2}", relative.weekdays),
    rule(r"(?:(?i:earlier|later|early|late|mid|sometime)[ -])?"
          r"(?P<which>(?i:last|this|next|previous)) "
          r"(?P<unit>(?i:week|weekend|month|quarter|year|decade))(?! ?-(?:long|old))",
          relative.this_unit),
    rule(r"(?i:the weekend)", relative.the_weekend),
    rule(r"{about}{number} {unit} (?i:ago)(?: (?i:today))?", relative.ago),
    rule(r"(?<=[Ii]n\s){about}{number} {unit}(?:['’]? (?i:time))?", relative.in_time),
    rule(r"{about}{number} {unit} (?i:from (?:now|today))", relative.from_now),
    rule(r"(?i:the) (?P<which>(?i:next|coming)) "
          r"(?:(?P<number>\d{1,2}|(?i:two|three|four|five|six|seven|eight|nine|ten)) )?"
          r"(?P<unit>(?i:day|week|fortnight|month|year))s?", relative.rolling),
    rule(r"(?i:the (?:very )?(?:start|beginning|end|middle|close|turn) of) (?P<which>(?i:the|this|next|last)) "
          r"(?P<unit>(?i:week|month|quarter|year|decade))", relative.end_of_unit),
    # --- seen from the text
    rule(r"(?P<which>(?i:that|the same|the following|the next|the previous)) "
          r"(?P<unit>(?i:day|morning|afternoon|evening|night|week|month|year))", relative.by_which),
    rule(r"(?i:the) (?P<unit>(?i:day|night|week|month|year)) (?P<which>(?i:before|after|earlier|later))(?= ?[,.;:]|$)",
          relative.named_unit_by_text),
    rule(r"{about}{number} {unit} (?P<where>(?i:later|earlier|previously|before|after|afterwards?))", relative.by_text),
    # --- feasts
    rule(rf"(?:(?P<which>(?i:last|this|next)) )?(?P<feast>(?i:{_FEASTS}))(?:,? (?P<year>20\d\d|19\d\d))?",
         relative.holiday),
    rule(r"9/11", relative.attacks_of_2001),
)  # fmt: skip
"""Every expression that is read as a date."""
