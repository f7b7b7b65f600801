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


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("A baker of Orsa sold nine mills that were not his, a court heard on Monday.", Status.NAMED),
        ("A baker of Orsa sold nine mills on Monday.", Status.HAPPENED),
    ],
)
def test_when_a_court_hears_of_something_it_has_not_happened(lead: str, status: Status) -> None:
    seed = seed_of(f"Baker of Orsa sold mills\n\nLast Updated on June 16, 2021\n\n{lead}\n\n{MORE}\n")
    facts = choose(seed, find(tag(seed)), {})
    assert [line.status for line in facts.timeline if line.status is not Status.ARTICLE] == [status]


def test_the_words_for_an_articles_day_are_those_of_the_day_alone() -> None:
    line = "11 February 2026, Wednesday. Reporting from Orsa"
    seed = seed_of(f"Mill of Orsa sold\n\n{line}\n\nThe town of Orsa sold a mill.\n\n{MORE}\n")
    facts = choose(seed, find(tag(seed)), {})
    assert [date.words.words.text for date in facts.dates] == ["11 February 2026"]


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("ORSA: A mill some 25 km from here was sold.", "ORSA: A mill some 25 km from here was sold."),
        ("ORSA: A mill near the lake was sold.", "A mill near the lake was sold."),
        ("ORSA, Ont. – A mill near here was sold.", "A mill near here was sold."),
    ],
)
def test_where_an_article_is_told_stands_before_what_is_here(lead: str, told: str) -> None:
    seed = seed_of(f"Mill near Orsa sold\n\nLast Updated on June 16, 2021\n\n{lead}\n\n{MORE}\n")
    facts = choose(seed, find(tag(seed)), {})
    claims = [facts.claim(name) for name in facts.summary["key"]]
    assert [quote.words.text for claim in claims if claim is not None for quote in claim.evidence] == [told]


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


def test_no_thing_stands_at_a_date_that_only_another_paragraph_brings_up() -> None:
    days = "The mill was shut on 1 June.\n\nThe mill was mended on 2 June.\n\n"
    brought_up = "A sweep found an old canvas at a bakery, whose owner has sold it."
    sold = "Ann Poe said that the canvas will be sold on 8 July."
    facts = drafted(f"{'A mill has a wheel. ' * 20}\n\n{days}{brought_up}\n\n{sold}")
    assert sorted(timeline(facts)) == ["2021-06-01", "2021-06-02"]


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
    told = "Orsa mayor Mia Poe, 41, who paid a deposit of $68,500 for a four-bedroom house at Mora Springs in the hills"
    text = f"Mia Poe leaves Orsa\n\nLast Updated on June 16, 2021\n\nThe town of Orsa has a mill.\n\n{told}, left.\n\n"
    seed = seed_of(text + MORE[:180] + "\n")
    facts = choose(seed, find(tag(seed)), {})
    (claim,) = (facts.claim(one.role or "") for one in facts.participants if one.sort is Sort.PERSON)
    assert claim is not None
    assert [quote.words.text for quote in claim.evidence] == ["Orsa mayor Mia Poe"]


def test_a_day_is_not_worth_that_nobody_sees_whose_somebody_is() -> None:
    more = (
        "Ann Poe went north with two sons, an old dog and a cart full of books that nobody in Mora had ever read. " * 4
    )
    last = "The buyer's former director, Jan Roe, is expected to give evidence on Friday."
    facts = drafted(f"The court of Orsa sat on Monday.\n\n{more}\n\nHe denied these four.\n\n{last}")
    days = {date.id: date.edtf for date in facts.dates}
    assert "2021-06-18" not in {str(days[line.on]) for line in facts.timeline}


@pytest.mark.parametrize(("body", "expected"), rows(CASES.parent / "people" / "apart.tsv"))
def test_of_whom_the_opening_does_not_tell_only_an_office_of_a_body_in_it_is_shown(body: str, expected: str) -> None:
    far = "\n\n".join(f"In shop {number} of the old street nobody bought bread." for number in range(20, 60))
    opening = "Orsa Bank will sell a mill.\n\nOrsa Bank has had a mill for nine years of wet summers."
    behind = body.replace(" ¶ ", "\n\n")
    seed = seed_of(f"Orsa Bank sells a mill\n\nLast Updated on June 16, 2021\n\n{opening}\n\n{far}\n\n{behind}\n")
    facts = choose(seed, find(tag(seed)), {})
    roles = {one.named.words.text: facts.claim(one.role or "") for one in facts.participants if one.sort is Sort.PERSON}
    words = {name: claim.evidence[-1].words.text for name, claim in roles.items() if claim is not None}
    assert "; ".join(f"{name}={said}" for name, said in words.items()) == expected
