"""What the timeline of a draft says at a date, in which words and how surely; which bodies have a card."""

from __future__ import annotations

import pytest

from explainer.draft.facts.choosing import choose
from explainer.draft.facts.participants import cast
from explainer.draft.facts.records import FactsDraft
from explainer.draft.finding import find
from explainer.draft.tagger import tag
from explainer.model.facts import Sort, Status
from tests.files import ROOT, rows, seed_of
from tests.tagging import needs_tagger

CASES = ROOT / "tests" / "cases" / "draft" / "timeline"
MORE = " What did they sing of the old sea and of all the old ships?" * 30
"""Room: a third of an article may be quoted."""

pytestmark = needs_tagger


def drafted(body: str) -> FactsDraft:
    text = f"The mill of Orsa\n\nLast Updated on June 16, 2021\n\nThe town of Orsa has a mill.\n\n{body}\n\n{MORE}\n"
    seed = seed_of(text)
    return choose(seed, find(tag(seed)), {})


@pytest.mark.parametrize(("body", "expected"), rows(CASES / "sentences.tsv"))
def test_at_a_date_stands_a_whole_sentence_that_tells_what_is_at_it_by_itself(body: str, expected: str) -> None:
    facts = drafted(body)
    claims = [facts.claim(line.claim) for line in facts.timeline if line.status is not Status.ARTICLE]
    words = [quote.words.text for claim in claims if claim is not None for quote in claim.evidence]
    assert " … ".join(words) == expected


def test_what_some_people_are_each_of_them_is() -> None:
    both = "Two councillors, Ann Poe (Orsa North) and Orsan Ril (Mora)"
    facts = drafted(f"{both}, voted against it. Cllr Poe then left.")
    roles = {one.named.words.text: facts.claim(one.role or "") for one in facts.participants}
    words = {name: claim.evidence[0].words.text for name, claim in roles.items() if claim is not None}
    assert words == {"Ann Poe": both, "Orsan Ril": both}


def test_who_is_one_of_several_is_shown_with_what_tells_which() -> None:
    whole = "Dale Poe, 70, one of the bakers who let the tasters in"
    facts = drafted(f"At his farm outside Mora Wells, {whole}, said he would believe in a sale when he saw it.")
    (claim,) = (facts.claim(one.role or "") for one in facts.participants if one.named.words.text == "Dale Poe")
    assert claim is not None
    assert claim.evidence[-1].words.text == whole


def test_an_obituary_has_the_years_of_a_life() -> None:
    body = (
        "Ann Poe, a miller who ground the corn of nine villages by hand for half a century, died at her home in Orsa "
        "on Tuesday after a long illness. She was 89.\n\n"
        "Born in Lund in 1932, the third of nine children, she liked to sing whenever a river was as high as it was in "
        "spring, and in no other month of a year.\n\n"
        "She left the old school of the town in 1954 and worked as a carter for nine long years, for a shilling a day "
        "and as much bread as she could eat, until her father had died of a cold.\n\n"
        "A long book of songs has no end. Jan Roe, a printer, said that half of the text exists in typescript "
        "and that friends hoped to bring it out in "
        "2028, if funds could be found."
    )
    seed = seed_of(f"Ann Poe, miller of Orsa, dies at 89\n\nLast Updated on June 16, 2021\n\n{body}\n\n{MORE}\n")
    facts = choose(seed, find(tag(seed)), {})
    days = {date.id: date.edtf for date in facts.dates}
    claims = {str(days[line.on]): facts.claim(line.claim) for line in facts.timeline}
    words = {day: [one.words.text for one in claim.evidence] for day, claim in claims.items() if claim is not None}
    assert [one[:20] for one in words["1932"]] == ["Ann Poe", "Born in Lund in 1932"]
    assert [one[:20] for one in words["1954"]] == ["Ann Poe", "She left the old sch"]
    assert all(words[day][-1].endswith(".") for day in ("1932", "1954")), "a sentence is not whole"
    assert "2028" not in words  # of which text?
    assert all(claim is None or "poe" in claim.who for claim in (claims["1932"], claims["1954"]))


def timeline(facts: FactsDraft) -> dict[str, list[str]]:
    """The words at each date, in the order of the article."""
    days, found = {date.id: str(date.edtf) for date in facts.dates}, dict[str, list[str]]()
    for line in facts.timeline:
        claim = facts.claim(line.claim)
        if line.status is not Status.ARTICLE and claim is not None:
            found.setdefault(days[line.on], []).append(" … ".join(quote.words.text for quote in claim.evidence))
    return found


def test_a_list_of_days_stands_item_by_item() -> None:
    items = ("18 July: first day of a great sale", "27 July: second day of a sale", "14 January 2022: mill shuts")
    assert timeline(drafted("\n".join(f"- {one}" for one in items))) == {
        "2021-07-18": ["18 July: first day of a great sale"],
        "2021-07-27": ["27 July: second day of a sale"],
        "2022-01-14": ["14 January 2022: mill shuts"],
    }


def test_a_thing_stands_at_a_date_where_the_summary_shows_what_brings_it_up() -> None:
    days = "The mill was shut on 1 June.\n\nThe mill was mended on 2 June.\n\n"
    first = (
        f"{'A mill has a wheel. ' * 20}\n\n{days}A sweep found an old canvas at a bakery, whose owner has sold it.\n\n"
    )
    brought_up = "A sweep found an old canvas at a bakery, whose owner has sold it."
    sold = "Ann Poe said that the canvas will be sold on 8 July."
    facts = drafted(f"{first}{sold}")
    assert timeline(facts)["2021-07-08"] == [sold]
    shown = [quote.words.text for claim in facts.claims for quote in claim.evidence]
    assert brought_up in shown


def test_one_occasion_stands_once_and_at_its_day() -> None:
    near = timeline(drafted("The mill at Orsa will be sold in July.\n\nThe mill will be sold on July 9."))
    assert near == {"2021-07-09": ["The mill will be sold on July 9."]}
    same = timeline(drafted("The mill at Orsa will be sold on July 9.\n\nOn July 9, the mill will be sold."))
    assert list(map(len, same.values())) == [1]


@pytest.mark.parametrize(("body", "expected"), rows(CASES / "status.tsv"))
def test_a_date_is_called_no_more_than_its_words_say(body: str, expected: str) -> None:
    facts = drafted(body)
    lines = [line for line in facts.timeline if line.status is not Status.ARTICLE]
    days = {date.id: date.edtf for date in facts.dates}
    assert [f"{days[line.on]}={line.status}".removeprefix("../") for line in lines] == expected.split()


@pytest.mark.parametrize(("body", "expected"), rows(CASES / "bodies.tsv"))
def test_a_body_that_does_something_takes_part(body: str, expected: str) -> None:
    seed = seed_of(f"The mill of Orsa\n\nLast Updated on June 16, 2021\n\nThe town of Orsa has a mill.\n\n{body}\n")
    every = cast(seed, find(tag(seed)), {}).participants
    bodies = [one.named.words.text for one in every if one.sort is Sort.ORGANISATION]
    assert bodies == [*filter(None, [expected])]


@pytest.mark.parametrize(("body", "expected"), rows(CASES.parent / "people" / "cards.tsv"))
def test_a_card_says_what_somebody_is_or_tells_of_him_and_is_no_bare_name(body: str, expected: str) -> None:
    facts = drafted(body)
    roles = {one.named.words.text: facts.claim(one.role or "") for one in facts.participants}
    words = {
        name: "-" if claim is None else " … ".join(quote.words.text for quote in claim.evidence)
        for name, claim in roles.items()
    }
    assert "; ".join(f"{name}={said}" for name, said in words.items()) == expected


def test_where_there_is_no_room_for_all_that_is_said_of_somebody_the_office_is_enough() -> None:
    told = "Orsa nurse Mia Poe, 41, who paid a deposit of $68,500 for a four-bedroom house at Mora Springs in the hills"
    text = f"Mia Poe leaves Orsa\n\nLast Updated on June 16, 2021\n\nThe town of Orsa has a mill.\n\n{told}, left.\n\n"
    seed = seed_of(text + MORE[:180] + "\n")
    facts = choose(seed, find(tag(seed)), {})
    (claim,) = (facts.claim(one.role or "") for one in facts.participants if one.sort is Sort.PERSON)
    assert claim is not None
    assert [quote.words.text for quote in claim.evidence] == ["Orsa nurse Mia Poe"]


def test_a_day_is_not_worth_that_nobody_sees_whose_somebody_is() -> None:
    more = (
        "Ann Poe went north with two sons, an old dog and a cart full of books that nobody in Mora had ever read. " * 4
    )
    last = "The buyer's former director, Jan Roe, is expected to give evidence on Friday."
    facts = drafted(f"The court of Orsa sat on Monday.\n\n{more}\n\nHe denied these four.\n\n{last}")
    days = {date.id: date.edtf for date in facts.dates}
    assert "2021-06-18" not in {str(days[line.on]) for line in facts.timeline}
