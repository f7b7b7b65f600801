"""The expressions of calendar time in English news, each with what it means seen from a dateline.

`expressions` tries them all and takes the longest match that has a reading, so that rules need no order.
"""

from __future__ import annotations

from explainer.language.values import relative, written
from explainer.language.values.rules import Rule

_FEASTS = "|".join(sorted((*relative.FIXED_DAYS, *relative.MOVING_DAYS), key=len, reverse=True))
_AGAIN = (
    r"(?i:(?:every|each|alternate|most|any)(?: (?:single|other|few|{nth}))?|"
    r"(?:on )?(?:an?|one|some|another)(?= {weekday}{part_of_day}{phrase_ends}))"
)
"""What makes of a day any of its name."""
_OF_ANY = r"(?i:(?:of|in) (?:a|any|each|every|the) (?:month|quarter|year|season|week))"
_THE = r"(?:(?i:the|an?|its|his|her|their|our)|\w+['’]s)"
_A_DAY = r"(?:{month} {open_day}|{open_day} {month}|{weekday})"
NO_TIMES: tuple[Rule, ...] = (
    # --- what comes again and again
    Rule(_AGAIN + r" {weekday}{part_of_day}(?:(?:,| (?i:and|or))+ {weekday}{part_of_day})*(?: " + _OF_ANY + ")?", None),
    Rule(_AGAIN + rf" (?:{{month}}(?: {{day}})?|{{day}} {{month}}|{{season}}|(?i:{_FEASTS}))", None),
    Rule(r"{weekday} (?i:mornings|lunchtimes|afternoons|evenings|nights)", None),
    # --- which of several
    Rule(r"(?:(?i:the|a) )?{nth} {weekday} " + _OF_ANY, None),
    Rule(r"(?i:the|a) (?!(?i:last) ){nth} {weekday}", None),
    Rule(r"{weekday} (?i:fortnight)", None),
    Rule(r"(?<=[Oo]n\s)(?i:the) {weekday}{part_of_day}", None),
    # --- names
    Rule(r"{on_weekday}" + _A_DAY + r"(?: {place})+(?! (?:of )?[A-Z])", None),
    Rule(_THE + r" {on_weekday}" + _A_DAY + r" {thing}", None),
    Rule(r"{place} (?i:of) (?:{month} {day}|{day} {month})(?!,? {year})", None),
    Rule(
        _THE + r" {weekday} (?i:(?:league|school|roast|club|(?:news)?paper|tabloid|magazine|supplement)s?|brunch)", None
    ),
    # --- numbers
    Rule(r"{numbered}(?: (?i:no\.?|number))? \d[\d/.-]*\d(?:(?:,| (?i:and|or))+ \d+)*(?: (?i:of) {year})?", None),
    Rule(r"{year} [A-Z]{2,}\d*", None),
    # --- what a stretch of business ends with
    Rule(r"(?i:(?:weeks?|months?|quarter|half|year|season) to) {long_month}(?:,? {year})?", None),
)
"""Words that name no time, though a part of them would by itself; they win where they are longer or begin earlier."""
_WEEK = r"(?:(?i:the) )?(?i:week (?:of|beginning|commencing|starting)(?: on)?)"
RULES: tuple[Rule, ...] = (
    *NO_TIMES,
    # --- one day that is a name; before the days, because its words are a day's too
    Rule(r"(?:September|Sept\.) 11(?:th)?(?= (?i:attacks?|terror|hijack))", relative.attacks_of_2001),
    # --- days, written out
    Rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", written.iso, written=True),
    Rule(r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})", written.numeric, written=True),
    Rule(r"{on_weekday}{part}{month} {day},? {year}", written.day_month_year, written=True),
    Rule(r"{on_weekday}{part}{day} (?:(?i:of) )?{month},? {year}", written.day_month_year, written=True),
    Rule(r"{on_weekday}{part}{month} (?:(?i:the) )?{day}", written.day_month),
    Rule(r"{on_weekday}{part}{day} (?:(?i:of) )?{month}", written.day_month),
    # --- several days
    Rule(r"(?:(?i:from) )?{month} {open_day}{up_to}{day2},? {year}", written.days_of_month, written=True),
    Rule(r"(?:(?i:from) )?{open_day}{up_to}{day2} {month},? {year}", written.days_of_month, written=True),
    Rule(r"(?:(?i:from) )?{month} {open_day}(?:{dash}| (?i:to|through|until) ){day2}", written.days_of_month),
    Rule(r"(?:(?i:from) )?{open_day}(?:{dash}| (?i:to|until) ){day2} {month}", written.days_of_month),
    Rule(r"(?:(?i:from) )?{month} {open_day}{up_to}{month2} {day2}(?:,? {year})?", written.days_of_month),
    Rule(r"(?:(?i:from) )?{open_day} {month}{up_to}{day2} {month2}(?:,? {year})?", written.days_of_month),
    Rule(r"(?i:between) {month} {open_day} (?i:and) {day2}(?:,? {year})?", written.days_of_month),
    Rule(r"(?i:between) {open_day} (?i:and) {day2} {month}(?:,? {year})?", written.days_of_month),
    Rule(r"(?i:between) {month} {open_day} (?i:and) {month2} {day2}(?:,? {year})?", written.days_of_month),
    Rule(r"(?i:between) {open_day} {month} (?i:and) {day2} {month2}(?:,? {year})?", written.days_of_month),
    # --- months
    Rule(r"{part}{month},? {year}", written.month_year, written=True),
    Rule(r"{part}{month} (?:(?i:of) )?{year}", written.month_year, written=True),
    Rule(r"{part}{long_month}", written.month_alone),
    Rule(r"(?P<which>(?i:last|next|this)) {long_month}", written.month_which),
    Rule(r"(?i:the) (?P<which>(?i:previous|following)) {long_month}", relative.month_by_text),
    Rule(r"(?i:the) (?:(?i:previous|following)) {long_month}", None),
    Rule(r"{month} (?:(?i:of) )?(?P<which>(?i:last|next|this)) (?i:year)", written.month_which_year),
    Rule(r"{on_weekday}{part}{day} (?:(?i:of) )?{month},? (?:(?i:of) )?(?P<which>(?i:last|next|this)) (?i:year)",
         written.day_which_year),
    Rule(r"{on_weekday}{part}{month} {day},? (?:(?i:of) )?(?P<which>(?i:last|next|this)) (?i:year)",
         written.day_which_year),
    Rule(r"(?i:from|between) {long_month}(?: {year})?{to}{long_month2}(?:,? {year2})?", written.months_range),
    Rule(r"{long_month}(?: {year})?(?:{dash}| (?i:to|through|until) ){long_month2} {year2}", written.months_range),
    Rule(r"(?i:the )?(?P<ordinal>(?i:first|second)) (?i:half of) {month}(?: {year})?", written.part_of_month),
    Rule(r"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth|last|final)) (?i:week (?:of|in)) {month}(?: {year})?",
          written.week_of_month),
    Rule(_WEEK + r" {on_weekday}(?:(?i:the) )?{month} {day}", written.week_of),
    Rule(_WEEK + r" {on_weekday}(?:(?i:the) )?{day} {month}", written.week_of),
    Rule(r"(?:(?i:the) )?{nth} {weekday} (?i:of|in) {month}(?:,? {year})?", written.weekday_of_month),
    Rule(r"(?<=[Oo]n\s)(?i:the) (?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)", relative.day_of_month),
    # --- years
    Rule(r"(?:(?i:early|mid|late)[ -](?:in )?)?{year}", written.year_alone, written=True),
    Rule(r"(?i:between|from) {year}{to}{year2}", written.years, written=True),
    Rule(r"{year}{dash}{year2}", written.years, written=True),
    Rule(r"{year}(?:{dash}|/)(?P<two>\d\d)(?!-?\d)", written.split_year, written=True),
    Rule(r"(?:(?i:the) )?(?:(?i:early|mid|late)[ -])?(?P<decade>1\d{2}0|20\d0)'?s",
         written.decade, written=True),
    Rule(r"(?i:the) (?:(?i:early|mid|late)[ -])?'?(?P<decade>[2-9]0)'?s", written.decade),
    Rule(r"(?:(?i:early|mid|late)[ -])?(?P<number>\d{1,2})(?:st|nd|rd|th)[ -](?i:century)", written.century,
          written=True, vague=True),
    # --- parts of a year
    Rule(r"(?i:the )?(?P<ordinal>(?i:first|second|latter|last)) (?P<kind>(?i:half))"
          r"(?: (?i:of)(?: (?i:the year))?)? {year}",
          written.part_of_year, written=True),
    Rule(r"(?i:the )?(?P<ordinal>(?i:first|second|last)) (?P<kind>(?i:half)) (?i:of) "
          r"(?P<which>(?i:this|next|last|the)) (?i:year)", written.part_of_year),
    Rule(r"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth|final|last))[ -](?P<kind>(?i:quarter))"
          r"(?: (?i:of)(?: (?i:the year))?)? {year}", written.part_of_year, written=True),
    Rule(r"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth|final|last))[ -](?P<kind>(?i:quarter)) (?i:of) "
          r"(?P<which>(?i:this|next|last|the)) (?i:year)", written.part_of_year),
    Rule(r"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth))[ -](?P<kind>(?i:quarter))"
          r"(?= (?i:earnings|results?|profits?|revenues?|sales|loss|growth|GDP|figures))", written.part_of_year),
    Rule(r"(?P<code>H[12]|Q[1-4]),? {year}", written.part_of_year, written=True),
    Rule(r"{year} (?P<code>H[12]|Q[1-4])", written.part_of_year, written=True),
    # --- seasons
    Rule(r"(?:(?i:the) )?{part}{season}(?: (?i:of))? {year}", written.season_year, written=True),
    Rule(r"(?:{part}|(?i:earlier|later) )(?P<which>(?i:last|this|next|past|coming)) {season}", written.season),
    Rule(r"(?<=[Ii]n\s)(?i:the) (?:(?i:early|mid|late)[ -])?{season}", written.season),
    # --- seen from the dateline
    Rule(r"(?P<word>(?i:(?:earlier |later |early |late )?(?:today|tonight)|"
          r"(?:yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?|last night|"
          r"(?:early |late )?this (?:morning|afternoon|evening)|"
          r"the day before yesterday|the day after tomorrow))", relative.deictic),
    Rule(r"{weekday},? (?i:the) (?P<number>\d\d?)(?:st|nd|rd|th){phrase_ends}", relative.weekday_numbered),
    Rule(r"{part}{weekday}{part_of_day}", relative.weekday),
    Rule(r"{part}(?P<which>(?i:last|this|next|past|coming)) {weekday}{part_of_day}", relative.weekday),
    Rule(r"{weekday} (?P<which>(?i:last|next))(?! (?i:week|month|year))", relative.weekday),
    Rule(r"(?:(?i:a) )?(?P<later>(?i:week)) (?i:on|from) {weekday}", relative.weekday),
    Rule(r"{weekday} (?:(?i:of) )?(?P<which>(?i:last|this|next)) (?i:week)", relative.weekday_of_week),
    Rule(r"{weekday} (?P<later>(?i:week)){phrase_ends}", relative.weekday),
    Rule(r"(?:(?i:the) )?{weekday} (?P<later>(?i:after next))", relative.weekday),
    Rule(r"(?:(?i:the) )?{weekday} (?P<earlier>(?i:before last))", relative.weekday),
    Rule(r"(?:(?i:the) )(?P<unit>(?i:week|weekend|month|year)) (?P<twice>(?i:after next|before last))",
         relative.second_unit),
    Rule(r"(?:(?i:from) ){weekday}{to}{weekday2}", relative.weekdays),
    Rule(r"{weekday}(?:{dash}| (?i:to|through|until) ){weekday2}", relative.weekdays),
    Rule(r"(?:(?i:earlier|later|early|late|mid|sometime)[ -])?"
          r"(?P<which>(?i:last|this|next|previous)) "
          r"(?P<unit>(?i:week|weekend|month|quarter|year|decade))(?! ?-(?:long|old))",
          relative.this_unit),
    Rule(r"(?i:the weekend)", relative.the_weekend),
    Rule(r"{about}{number} {unit} (?i:ago)(?: (?i:today))?", relative.ago),
    Rule(r"(?<=\b[Ii]n\s){about}{number} {unit}(?:'? (?i:time))?", relative.in_time),
    Rule(r"{about}{number} {unit} (?i:from (?:now|today))", relative.from_now),
    Rule(r"(?i:the) (?P<which>(?i:next|coming)) "
          r"(?:(?P<number>\d{1,2}|(?i:two|three|four|five|six|seven|eight|nine|ten)) )?"
          r"(?P<unit>(?i:day|week|fortnight|month|year))s?", relative.rolling),
    Rule(r"(?i:the (?:very )?(?:start|beginning|end|middle|close|turn) of) (?P<which>(?i:the|this|next|last)) "
          r"(?P<unit>(?i:week|month|quarter|year|decade))", relative.end_of_unit),
    # --- seen from the text
    Rule(r"(?P<which>(?i:that|the same|the following|the next|the previous)) "
          r"(?P<unit>(?i:day|morning|afternoon|evening|night|week|month|year))", relative.by_which),
    Rule(r"(?i:the) (?P<unit>(?i:day|night|week|month|year)) (?P<which>(?i:before|after|earlier|later))(?= ?[,.;:]|$)",
          relative.named_unit_by_text),
    Rule(r"{about}{number} {unit} (?P<which>(?i:later|earlier|previously|before|after|afterwards?))", relative.by_text),
    # --- feasts
    Rule(rf"(?:(?P<which>(?i:last|this|next)) )?(?P<feast>(?i:{_FEASTS}))(?:,? (?P<year>20\d\d|19\d\d))?",
         relative.holiday),
    Rule(r"9/11", relative.attacks_of_2001),
)  # fmt: skip
"""Every expression that is read as a date."""
