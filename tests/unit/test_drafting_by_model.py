"""Drafting, by the command: what a model is shown, what is kept of it, what is told. The server is real."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.model.facts import Drafted, Facts, Kind, Status
from explainer.model.passages import Verdict
from explainer.models.prompts import prompt
from explainer.pipeline import Paths
from explainer.read.facts import read_facts
from explainer.read.seed import read_seed
from explainer.source import Source
from tests.answering import Server, answering, words_of
from tests.tagging import needs_tagger
from tests.workshop import Said, Workshop

PROPOSED = json.loads((Path(__file__).parents[1] / "cases" / "models" / "drafts" / "ferry.json").read_text("utf-8"))
NOTHING: dict[str, list[object]] = {
    key: [] for key in ("headline", "lead", "participants", "dates", "claims", "key", "timeline", "questions", "gone")
}

NOT_THERE = "do not stand there letter by letter"

pytestmark = needs_tagger


def reading(verdict: str = "supported", *, but: tuple[int, str] = (0, "")) -> str:
    """An answer on as many sentences as there may be: all of that verdict but one."""
    said = [{"number": n, "why": "so", "verdict": but[1] if n == but[0] else verdict} for n in range(1, 40)]
    return json.dumps({"readings": said})


def changed(change: Callable[[dict[str, list[dict[str, object]]]], None]) -> str:
    """The proposal with one thing changed."""
    proposed = json.loads(json.dumps(PROPOSED))
    change(proposed)
    return json.dumps(proposed)


@pytest.fixture
def desk(workshop: Workshop) -> Workshop:
    """The ferry's article, and nothing said of it."""
    for file in workshop.seeds.glob("ferry.*[ol]"):
        file.unlink()
    return workshop


def run(desk: Workshop, monkeypatch: pytest.MonkeyPatch, server: Server) -> Said:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return desk.run("draft", "--with", "by-hand", str(desk.seeds / "ferry.txt"))


def facts(desk: Workshop) -> Facts:
    seed = read_seed(Source("ferry.txt", (desk.seeds / "ferry.txt").read_text("utf-8")), "ferry")
    found, problems = read_facts(Source("ferry.yml", (desk.seeds / "ferry.yml").read_text("utf-8")), seed)
    assert found is not None
    assert [problem for problem in problems if problem.is_blocking] == []
    return found


def test_what_is_proposed_is_verified_read_again_and_written(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(json.dumps(PROPOSED), reading()) as server:
        said = run(desk, monkeypatch, server)
    assert (said.code, said.err) == (0, "")
    assert "ferry.txt: 5 sentences in 5 requests" in said.out
    assert "ferry.yml: 1 participants, 3 dates, 7 claims, 2 faq\n" in said.out
    assert "1 of about 5 requests; 11 tokens read, 7 written\n" in said.out
    order, material = words_of(server.asked[0])
    assert "You are the editor of explainers" in order
    assert "s2: She said that a study would be ready by the third quarter of 2023." in material
    assert "s1: “May 1” may be 2023-05-01" in material
    found = facts(desk)
    assert found.headline.text.words == PROPOSED["headline"]["text"]
    assert [(one.id, one.rests_on) for one in found.lead] == [("who", ("meeting", "role")), ("open", ("study",))]
    assert found.claims["study"].kind is Kind.SAID
    made = found.claims["study"].made
    assert made is not None
    assert (made.drafted, made.by, made.prompt) == (Drafted.MACHINE, "by-hand", prompt("draft").name)
    assert {one.verdict for one in found.readings.values()} == {Verdict.SUPPORTED}
    assert {"headline", "lead.who", "claim.meeting", "claim.meeting.short", "claim.no-price", "faq.price"} <= {
        *found.readings
    }
    assert desk.run("check").code == 0
    assert desk.run().code == 0
    assert "Mayor and harbour board discussed whether a ferry could run again" in desk.page("en/ferry/index.md")
    assert "Ada Lind, the mayor of Northport, met the harbour board" in desk.page("en/ferry/index.md")


def test_what_is_empty_may_be_missing_and_a_card_says_who_somebody_is(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Servers that keep to the form give all of it; a reader who answers by hand need not."""

    def short(proposed: dict[str, list[dict[str, object]]]) -> None:
        for one in (*proposed["claims"], *proposed["dates"], *proposed["participants"]):
            for key in [key for key, value in one.items() if not value]:
                del one[key]
        proposed["claims"][0]["by"] = None
        proposed["timeline"].append({"date": "met-on", "status": "happened", "claim": "role"})

    with answering(changed(short), reading()) as server:
        said = run(desk, monkeypatch, server)
    assert "ferry.yml: 1 participants, 3 dates, 7 claims, 2 faq\n" in said.out
    assert len(server.asked) == 2
    assert desk.run().code == 0
    assert "Mayor of Northport" in desk.page("en/ferry/participants.md")


def test_what_a_question_is_answered_by_stands_with_it_and_not_on_the_summary(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["questions"].append({"id": "hope", "ask": "What do both towns hope for?", "answer": ["hope"]})
        proposed["timeline"][1]["status"] = "expected"

    with answering(changed(asked), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    found = facts(desk)
    assert dict(found.summary) == {"key": ("meeting", "study"), "unstated": ("no-price",)}
    assert found.timeline[2].status is Status.EXPECTED
    assert desk.run().code == 0
    answer = "both towns hope for a quick answer"
    assert answer in desk.page("en/ferry/faq.md")
    assert answer not in desk.page("en/ferry/index.md")
    assert "Expected" in desk.page("en/ferry/timeline.md")


def test_who_asks_for_a_key_fact_is_told_what_its_shorter_wording_leaves_out(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_its_lead(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["lead"] = proposed["lead"][1:]

    with answering(changed(without_its_lead), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    assert desk.run().code == 0
    whole = "Ada Lind met the harbour board to discuss whether a ferry could run again."
    assert whole in desk.page("en/ferry/faq.md").partition("drawer")[0]
    assert whole not in desk.page("en/ferry/index.md").partition("drawer")[0]


def test_what_is_asked_for_first_stands_among_what_was_said(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whoever is asked about; in the order of the questions, and not of the claims."""

    def asked(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["key"] = ["meeting"]  # type: ignore[list-item]
        proposed["lead"] = proposed["lead"][:1]
        del proposed["timeline"][1], proposed["dates"][1]
        proposed["questions"].append({"id": "study", "ask": "When will a study be finished?", "answer": ["study"]})

    with answering(changed(asked), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    assert facts(desk).summary["said"] == ("study",)


def test_what_has_little_room_or_no_page_of_its_own_goes_back_once(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wanting(proposed: dict[str, list[dict[str, object]]]) -> None:
        study, hope = proposed["claims"][2], proposed["claims"][3]
        study["text"] = f"{str(study['text']).removesuffix('.')}, and that the mayor of Northport waits for it."
        role = proposed["claims"][1]
        role |= {"text": "Ada Lind is the mayor of Northport and the harbour board's founder.", "short": "Mayor"}
        hope |= {"kind": "reported", "text": "Both towns hope for a quick answer."}
        proposed["claims"][0] |= {"rebuttals": ["study"], "short": "They discussed a ferry."}
        proposed["key"] = ["meeting"]  # type: ignore[list-item]
        proposed["lead"] = proposed["lead"][:1]

    with answering(changed(wanting), json.dumps(NOTHING), reading()) as server:
        run(desk, monkeypatch, server)
    _, told = words_of(server.asked[1])
    assert "claims.study: it stands at a date on the first page, where there is little room" in told
    assert "claims.role.short: it is shown as who they are: give all of the role, as a phrase" in told
    assert "claims.meeting.short: it stands alone: name whom or what it is about" in told
    assert "claims.hope: only the first page has room for it, and it is no key fact" in told
    assert "lead.who: it rests on 'meeting', and neither lead nor key has what rebuts that" in told


def test_what_a_reader_would_miss_or_misread_goes_back_once(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def wanting(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["headline"]["text"] = "Mayor said a ferry could run again"  # type: ignore[call-overload]
        proposed["claims"][1] |= {"text": "Ada Lind is the town's mayor.", "short": "The town's mayor"}
        proposed["claims"][2] |= {"rebuttals": ["hope"]}
        proposed["lead"] = proposed["lead"][:1]
        proposed["key"] = ["meeting", "role"]  # type: ignore[list-item]
        proposed["questions"] = proposed["questions"][1:]
        more = [{**proposed["claims"][3], "id": f"hope-{number}"} for number in range(7)]
        proposed["claims"] += more

    with answering(changed(wanting), json.dumps(NOTHING), reading()) as server:
        run(desk, monkeypatch, server)
    first, told = words_of(server.asked[0])[1], words_of(server.asked[1])[1].partition("<wrong>")[2]
    assert "an article of this length takes 6 to 9 claims beside roles and silences" in first
    assert "headline: headlines have it in the present" in told
    assert "questions: none leads to these key facts: meeting, role" in told
    assert "claims.role: whose is it? Name 'the town', and quote where the article does" in told
    assert "claims.study.short: it stands at a date on the first page, and 'hope', which rebuts it, does not" in told
    assert (
        "claims: there are 10 beside roles and silences, more than an article of this length needs; 6 to 9 tell" in told
    )


def test_a_date_that_only_bounds_what_counts_is_no_event(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither offered as one, nor missed on the timeline where a claim tells it."""
    sentence = "Passes issued before 30 June 2022 will be good on the ferry."
    desk.change("ferry.txt", "She said that", f"{sentence} She said that")

    def bounded(proposed: dict[str, list[dict[str, object]]]) -> None:
        raised = json.loads(
            json.dumps(proposed).replace('"s4"', '"s5"').replace('"s3"', '"s4"').replace('"s2"', '"s3"')
        )
        proposed.clear()
        proposed.update(raised)
        words = {"unit": "s2", "words": "30 June 2022"}
        proposed["dates"].append({"id": "bound", "words": words, "edtf": "../2022-06-29"})
        old = {**proposed["claims"][0], "id": "passes", "short": "", "who": ["lind"], "rebuttals": []}
        text = "On the ferry, passes will be good that were issued before 30 June 2022."
        evidence = [{"unit": "s2", "words": sentence.removesuffix(".")}]
        proposed["claims"].append({**old, "text": text, "evidence": evidence})

    with answering(changed(bounded), json.dumps(NOTHING), reading()) as server:
        run(desk, monkeypatch, server)
    first, told = words_of(server.asked[0])[1], "".join(words_of(one)[1] for one in server.asked[1:])
    assert "“May 1” may be" in first.partition("<found>")[2]
    assert "30 June 2022" not in first.partition("<found>")[2]
    assert "nothing is told of" not in told


def test_whose_card_says_nothing_and_a_date_of_which_nothing_is_told_go_back_once(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wanting(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["claims"][1] |= {"short": "The mayor of Northport, Ada Lind"}
        board: dict[str, object] = {
            "id": "board",
            "sort": "organisation",
            "named": {"unit": "s1", "words": "harbour board"},
        }
        proposed["participants"].append(board)
        del proposed["timeline"][1]

    with answering(changed(wanting), json.dumps(NOTHING), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    told = words_of(server.asked[1])[1].partition("<wrong>")[2]
    assert "claims.role.short: 'The mayor of Northport, Ada Lind' stands above it already: let it say only" in told
    assert "participants.board: it has no role: say in a claim of its own who it is or what it does here" in told
    assert "timeline: nothing is told of study-by: a line each" in told


@pytest.mark.parametrize(("last", "stays"), [("supported", ["hope"]), ("not", [])])
def test_why_something_was_kept_is_told_to_the_reader_and_to_people(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch, last: str, stays: list[str]
) -> None:
    refused: list[str] = []

    def read(body: dict[str, object]) -> str:
        """Refuses the hope until its writer has answered."""
        material = words_of(body)[1]
        if "<wrong>" in material:
            why = [{"of": "claims.hope", "why": "s3 says just that"}]
            return json.dumps({**NOTHING, "kept": why})
        verdict, numbers = (last if "its writer answers" in material else "not"), re.findall(r"(?m)^(\d+)\.", material)
        parts = dict(zip(numbers, re.split(r"(?m)^\d+\.", material)[1:], strict=True))
        own = {
            n: "both towns hope" in re.sub(r"(?s)<(?:stands|words)>.*?</(?:stands|words)>", "", one).lower()
            for n, one in parts.items()
        }
        refused.append(material)
        said = [{"number": int(n), "why": "who hopes?", "verdict": verdict if own[n] else "supported"} for n in numbers]
        return json.dumps({"readings": said})

    with answering(json.dumps(PROPOSED), read) as server:
        said = run(desk, monkeypatch, server)
    assert said.code == 0
    assert any("read before: who hopes?; its writer answers: s3 says just that" in one for one in refused)
    assert [name for name in facts(desk).claims if name == "hope"] == stays
    assert "claims.hope was kept, though: read again beside its words" in said.err
    assert "The reason given: s3 says just that [kept]" in said.err


def test_a_name_that_the_article_writes_out_is_not_an_abbreviation(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shortened(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["participants"].append(
            {"id": "hri", "sort": "organisation", "named": {"unit": "s3", "words": "HRI"}, "role": ""}
        )

    desk.change("ferry.txt", "Both towns hope", "The Harbour and Rivers Institute (HRI) said nothing. Both towns hope")
    with answering(changed(shortened), json.dumps(NOTHING), reading()) as server:
        run(desk, monkeypatch, server)
    _, told = words_of(server.asked[1])
    assert "participants.hri: the article writes it out, 'Harbour and Rivers Institute'" in told


def test_key_facts_that_say_what_the_lead_says_go_back_once(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["lead"][1]["text"] = str(proposed["claims"][2]["text"])

    with answering(changed(twice), json.dumps(NOTHING), reading()) as server:
        said = run(desk, monkeypatch, server)
    assert (said.code, said.err) == (0, "")
    told = words_of(server.asked[1])[1]
    assert "key: 'study' says hardly more than lead.open: name another claim that matters" in told
    assert "claims.hope: view: According to the article, both towns hope for a quick answer." in told
    assert "key: meeting, study" in told
    assert len(server.asked) == 3


def test_a_quotation_that_is_not_there_goes_back_before_anything_else(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["claims"][3]["evidence"] = [{"unit": "s3", "words": "Both towns hope for a fast answer"}]

    mended = {**NOTHING, "claims": [PROPOSED["claims"][3]]}
    with answering(changed(wrong), json.dumps(mended), reading()) as server:
        said = run(desk, monkeypatch, server)
    assert said.code == 0
    told = words_of(server.asked[1])[1]
    assert (
        "claims.hope: the words “Both towns hope for a fast answer” of s3 do not stand there letter by letter" in told
    )
    assert "hope" in facts(desk).claims


def test_what_rules_find_goes_back_and_what_stays_wrong_is_left_out(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["claims"][2]["text"] = "Ada Lind said that a study would be ready by the third quarter of 2023."

    with answering(changed(wrong), json.dumps(NOTHING), reading()) as server:
        said = run(desk, monkeypatch, server)
    assert said.code == 0
    assert "left out, as it could not be published: study (copied)" in said.out
    told = words_of(server.asked[1])[1]
    # Without the place in the file, which nobody there can look up.
    assert "claims.study: 13 words in a row are the article's: 'said that a study would" in told
    assert "of 2023' (say it in your own words" in told
    # What is wrong is shown whole, all others by what they say: the first time the model looks over the whole.
    assert 'claims.study: {"id":"study","kind":"said","text":"Ada Lind said' in told
    assert "claims.meeting: reported: " in told
    assert "facts: as a whole\n" in told
    assert [question.id for question in facts(desk).faq] == ["what", "price"]


def test_what_is_wrong_later_goes_back_with_what_it_is_about_and_no_more(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["claims"][2]["text"] = "Ada Lind said that a study would be ready by the third quarter of 2023."

    def refusing(body: dict[str, object]) -> str:
        said = re.findall(r"<sentence>\n(.*)\n</sentence>", words_of(body)[1])
        return reading(but=(1 + said.index(str(PROPOSED["claims"][2]["text"])), "not"))

    mended = {**NOTHING, "claims": [PROPOSED["claims"][2]]}
    with answering(changed(wrong), json.dumps(mended), refusing, json.dumps(NOTHING), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    told = words_of(server.asked[3])[1]
    # What is wrong is shown whole, what rests on it by what it says, and of the article what it comes from.
    assert 'claims.study: {"id":"study","kind":"said","text":"' in told
    assert "lead.open: She said that a study would be finished by the third quarter of 2023. study" in told
    assert "timeline: study-by, possible, study" in told
    assert "s2: She said" in told
    assert "claims.meeting" not in told
    assert "questions.price" not in told
    assert "as a whole" not in told


def test_a_sentence_of_the_lead_goes_back_by_its_name_and_without_its_claims(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What says more than the claims that it rests on is mended; what rests on nothing that is there is told."""

    def wrong(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["lead"][0]["text"] = "Ada Lind, the mayor of Northport, met the harbour board on 7 May 2023."
        proposed["lead"][1]["rests_on"] = ["studies"]

    mended = {**NOTHING, "lead": PROPOSED["lead"]}
    with answering(changed(wrong), json.dumps(mended), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    told = words_of(server.asked[1])[1].partition("<wrong>")[2]
    assert "lead.open: there is no claim studies" in told
    assert "lead.who: " in told
    assert [one.text.words for one in facts(desk).lead] == [one["text"] for one in PROPOSED["lead"]]


def test_what_a_second_reader_may_judge_is_told_once(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it leaves as it is while it mends something else is not told again: the reader is asked about it."""

    def wrong(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["lead"][0]["text"] = "Ada Lind, the mayor of Northport, met the harbour board on 7 May 2023."
        proposed["lead"][1]["rests_on"] = ["studies"]

    mended = {**NOTHING, "lead": PROPOSED["lead"][1:]}
    with answering(changed(wrong), json.dumps(mended), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    assert sum("Mend just what is wrong" in words_of(one)[0] for one in server.asked) == 1
    assert any("<asked>" in words_of(one)[1] for one in server.asked)


def test_a_shorter_wording_that_is_wrong_goes_back_by_its_own_name(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["claims"][0]["short"] = (
            "Ada Lind met the board to discuss whether a ferry could run again between the two towns."
        )
        proposed["questions"].append({"id": "again", "ask": "What did Ada Lind discuss?", "answer": ["meeting"]})
        proposed["participants"][0]["also"] = [{"unit": "s1", "words": "The mayor of Northport, Ada Lind"}]

    short = {**PROPOSED["claims"][0], "short": "Ada Lind met the board about a ferry."}
    mended = {**NOTHING, "claims": [short], "gone": ["again"]}
    with answering(changed(wrong), json.dumps(mended), reading()) as server:
        said = run(desk, monkeypatch, server)
    assert said.code == 0
    told = words_of(server.asked[1])[1]
    assert "\nclaims.meeting.short: " in told, told
    assert "\nquestions.again: 'again' is answered by the same claims as 'what'" in told
    found = facts(desk)
    assert [question.id for question in found.faq] == ["what", "price"]
    assert found.participants["lind"].also == ()


def test_what_the_rules_find_and_the_model_leaves_out_is_told(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was shown to it; an editor gets a notice with the sentence. So does what it goes on giving wrongly."""
    told = "“We shall build a pier of our own,” Ada Lind said. The old line was closed on March 3, 1987."
    twice = "On May 1 they met."  # the timeline has that day
    desk.change(
        "ferry.txt", "Both towns hope for a quick answer.", f"{told} {twice} Both towns hope for a quick answer."
    )

    def without(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["claims"][3]["evidence"] = [{"unit": "s6", "words": "Both towns hope for a quick answer"}]
        proposed["participants"][0]["also"] = [{"unit": "s3", "words": "Mrs Lind"}]

    with answering(changed(without), json.dumps(NOTHING), reading()) as server:
        said = run(desk, monkeypatch, server)
    assert said.code == 0
    shown = words_of(server.asked[0])[1]
    assert "s3: perhaps said by Ada Lind: “We shall build a pier of our own,”" in shown, shown
    assert "s4: “March 3, 1987” may be 1987-03-03" in shown
    notices = [line for line in said.err.splitlines() if "notice: " in line]
    assert [line.partition("notice: ")[2] for line in notices] == [
        f"of participants.lind something was left out: the words “Mrs Lind” of s3 {NOT_THERE} [left-out]",
        "no claim tells of s3 that it quotes Ada Lind: “We shall build a pier of our own,” [not-told]",
        "no claim tells of s4 what happens there (“March 3, 1987”) [not-told]",
    ]


def test_who_is_no_participant_may_be_quoted_all_the_same(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.change("ferry.txt", "Both towns hope", "Residents said that the pier was too small. Both towns hope")
    evidence = [{"unit": "s3", "words": "Residents said that the pier was too small"}]
    text = "According to residents, the pier lacked space."
    pier = {**PROPOSED["claims"][2], "id": "pier", "text": text, "by": "", "evidence": evidence}

    def more(proposed: dict[str, list[dict[str, object]]]) -> None:
        proposed["claims"][3]["evidence"] = [{"unit": "s4", "words": "Both towns hope for a quick answer"}]
        proposed["claims"].append(pier)

    with answering(changed(more), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    claim = facts(desk).claims["pier"]
    assert (claim.kind, claim.by) == (Kind.REPORTED, None)


@pytest.mark.parametrize(
    ("entry", "own"),
    [
        ("{sort: organisation, en: {form: Lind Harbour Works}}", "ada-lind"),
        ("{sort: person, en: {form: Bo Lind, others: [Lind]}}", "ada-lind"),
        ("{sort: person, en: {form: Ada Lind}}", "lind"),
    ],
)
def test_an_id_that_is_anothers_in_the_glossary_becomes_another(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch, entry: str, own: str
) -> None:
    (desk.seeds / "glossary.yml").write_text(f"lind: {entry}\n", "utf-8")
    with answering(json.dumps(PROPOSED), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    found = facts(desk)
    assert [*found.participants] == [own]
    assert (found.claims["study"].by, found.claims["role"].who) == (own, (own,))
    assert "named-differs" not in desk.run("check").err


def test_whom_the_glossary_has_by_that_name_is_called_so(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.seeds / "glossary.yml").write_text("mayor: {sort: person, en: {form: Ada Lind}}\n", "utf-8")
    with answering(json.dumps(PROPOSED), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    assert [*facts(desk).participants] == ["mayor"]


def test_nobody_is_called_what_two_are_called(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ada Lind, the mayor of Northport, met Bo Lind. Mrs Lind is not his wife.\n"
    (desk.seeds / "ferry.txt").write_text(f"Two of a name\n\nLast Updated on May 2, 2023\n\n{text}", "utf-8")

    def two(proposed: dict[str, list[dict[str, object]]]) -> None:
        ada, bo = ({"unit": "s1", "words": words} for words in ("Ada Lind", "Bo Lind"))
        also = [{"unit": "s2", "words": words} for words in ("Mrs Lind", "his wife")]
        mayor = {"unit": "s1", "words": "the mayor of Northport"}
        person = {"sort": "person", "of": "", "role": ""}
        proposed["participants"] = [
            {"id": "ada", "named": ada, "also": [*also, mayor], **person},
            {"id": "bo", "named": bo, "also": [], **person},
        ]
        claim = {**PROPOSED["claims"][0], "text": "Ada Lind and Bo Lind met.", "short": "", "who": []}
        claim["evidence"] = [{"unit": "s1", "words": "Ada Lind, the mayor of Northport, met Bo Lind"}]
        proposed["claims"] = [claim]
        proposed.update({"lead": [], "dates": [], "timeline": [], "questions": []})

    with answering(changed(two), json.dumps({**NOTHING, "key": ["meeting"]}), reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
    found = facts(desk)
    assert [one.words for one in found.participants["lind"].also] == ["the mayor of Northport"]
    assert found.claims["meeting"].who == ("lind", "bo")


def test_what_a_second_reader_refuses_is_left_out(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [reading(but=(3, "not")), json.dumps(NOTHING), reading()]
    with answering(json.dumps(PROPOSED), *answers) as server:
        said = run(desk, monkeypatch, server)
    assert said.code == 0
    assert "(read-not)" in said.out
    mending = [words_of(request)[1] for request in server.asked if "read again beside its words, “" in str(request)]
    assert len(mending) == 1
    facts(desk)


@pytest.mark.parametrize("answer", ["!401", "!refusal no", "prose"])
def test_without_an_answer_nothing_is_written(desk: Workshop, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    with answering(answer) as server:
        said = run(desk, monkeypatch, server)
    assert said.code == 1
    assert "unanswered" in said.err
    assert not (desk.seeds / "ferry.yml").exists()


def test_what_was_answered_before_an_interruption_is_not_asked_again(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(json.dumps(PROPOSED), "!401") as server:
        assert run(desk, monkeypatch, server).code == 1
    assert not (desk.seeds / "ferry.yml").exists()
    with answering(reading()) as server:
        assert run(desk, monkeypatch, server).code == 0
        assert all("<sentence>" in words_of(request)[1] for request in server.asked), "only what is left"
    assert facts(desk).claims["study"].made == facts(desk).claims["meeting"].made
    assert not (desk.folder / ".cache/answers").exists()


def test_a_file_that_is_no_article_is_told(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    said = desk.run("draft", "--with", "by-hand", str(desk.seeds / "fery.txt"))
    assert said.code == 1
    assert "fery.txt" in said.err


def test_one_command_takes_an_article_to_its_pages(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Brought in, drafted, translated, written; what stays untranslated is told by the exit code."""
    text = (desk.seeds / "ferry.txt").read_text("utf-8")
    (desk.seeds / "ferry.txt").unlink()
    saved = desk.folder / "saved.txt"
    saved.write_text(text, "utf-8")
    words = {"number": 1, "words": "Мэр и совет порта обсудили, может ли паром ходить снова"}
    translated = json.dumps({"translations": [words]})
    all_right = reading()
    with answering(json.dumps(PROPOSED), all_right, all_right, all_right, translated, all_right) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        said = desk.run("explain", "--with", "by-hand", "--to", "ru", "--slug", "crossing", str(saved))
        assert "crossing.txt" in said.out
        assert "crossing.yml: 1 participants, 3 dates, 7 claims, 2 faq\n" in said.out
        assert "crossing.ru.po: 1 of " in said.out
        assert said.code == 1
        assert "Mayor and harbour board discussed" in desk.page("en/crossing/index.md")
        assert "Мэр и совет порта обсудили" in desk.page("ru/crossing/index.md")


def test_pages_of_others_are_not_written_over(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told before anything is asked for: other articles would take the place of those in docs/."""
    with answering(json.dumps(PROPOSED)) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        for command in ([], ["explain", "--with", "by-hand", str(desk.seeds / "ferry.txt")]):
            said = desk.run("--docs", str(Paths().docs), *command)
            assert said.code == 2
            assert "name another folder for these (--docs DIR" in said.err
    assert not server.asked


def test_english_is_the_facts_and_needs_no_translator(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that is none is told before anything is asked for."""
    with answering(json.dumps(PROPOSED), *[reading()] * 3) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        said = desk.run("explain", "--with", "by-hand", "--to", "en,xx", str(desk.seeds / "ferry.txt"))
        assert "no such language: xx" in said.err
        assert not server.asked
        said = desk.run("explain", "--with", "by-hand", "--to", "en", str(desk.seeds / "ferry.txt"))
        assert said.code == 0, said.err
        assert "Mayor and harbour board discussed" in desk.page("en/ferry/index.md")
        assert not (desk.seeds / "ferry.ru.po").exists()
