"""The rules on facts, on other articles than the one we publish; the words they go by; what they cost."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.checks.facts import RULES, check_article
from explainer.checks.facts.naming import Names
from explainer.checks.facts.wording import Reader
from explainer.checks.facts.words import FactWords, fact_words
from explainer.language import english
from explainer.language.data import read_data
from explainer.language.inflection import inflected, third_person
from explainer.language.lexicon import Phrases
from explainer.language.namesakes import Called, is_own_name, name_parts, other_name
from explainer.language.stems import stems
from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.language.values.evidence import Found, Value, Weekday, read_values
from explainer.model.edtf import Date, Period
from explainer.model.facts import Article
from explainer.model.seed import Seed
from explainer.model.words import Glossary
from explainer.problem import ContentError, Problem
from explainer.read.facts import read_facts
from explainer.read.glossary import read_glossary
from explainer.read.seed import read_seed
from explainer.records import Sequence, parse
from explainer.source import Source
from tests.files import plain
from tests.linear import grows_linearly

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "checks" / "facts"
ENGLISH = ROOT / "scripts" / "locales" / "en" / "facts.yml"
WORDS = fact_words()
READER = Reader(WORDS)

ELSEWHERE = frozenset({"weekday-differs", "quotes-too-much", "quotes-unpublished"})
"""Codes of faults that the one article has no place for; tests/unit/test_drafting.py has them."""

ASKED = frozenset(
    """unsupported-date inferred-date date-relation unsupported-number numbers-paired-anew bound-differs rate-differs
    lapse-differs scope-widened order-reversed unsupported-name negation""".split()
)
"""The codes of the rules on values, names and denials."""

GLOSSARY, _ = read_glossary(
    Source(
        "glossary.yml",
        """
lind: {sort: person, en: {form: Ada Lind, others: [Lind]}}
berg: {sort: person, en: {form: Bo Berg, others: [Berg]}}
norland: {sort: country, en: {form: Norland}}
sudland: {sort: country, en: {form: Sudland}}
board: {sort: organisation, en: {form: Harbour Board}}
""",
    )
)
HEAD = "Ada Lind, Bo Berg, Norland, Sudland, Harbour Board\n\nLast Updated on May 2, 2023\n\n"
FACTS = """
made: {{en: {{drafted: person}}}}
headline: {{text: Lind, rests_on: [named]}}
participants:
  lind: {{sort: person, named: {{title: Ada Lind}}}}
  berg: {{sort: person, named: {{title: Bo Berg}}}}
  norland: {{sort: country, named: {{title: Norland}}}}
  sudland: {{sort: country, named: {{title: Sudland}}}}
  board: {{sort: organisation, named: {{title: Harbour Board}}}}
claims:
  named: {{kind: reported, text: Ada Lind, who: [lind], evidence: [{{title: Ada Lind}}]}}
  claim:
    kind: {kind}
    who: [norland, sudland]
    text: {text}
    evidence: [{evidence}]{by}
summary: {{key: [named, claim]}}
"""


def cases(name: str) -> Iterator[dict[str, str]]:
    """Records of texts; a list becomes a text, its items separated by commas."""
    root = parse(Source(name, (CASES / name).read_text("utf-8")))
    assert isinstance(root, Sequence)
    for item in root.items:
        record = plain(item)
        assert isinstance(record, dict)
        yield {
            key: ", ".join(value) if isinstance(value, list) else str(value).removeprefix("~")
            for key, value in record.items()
        }


SENTENCES = list(cases("sentences.yml"))
ANSWERS = list(cases("answers.yml"))
VALUES = list(cases("values.yml"))
QUOTED = list(cases("quoted.yml"))


RETOLD = [
    line.split("\t") for line in (CASES / "retold.tsv").read_text("utf-8").splitlines() if not line.startswith("#")
]
BEARING = frozenset(
    """negation modality-raised hedge-dropped opposite cause condition qualifier alleged unfounded-weight
    far-from-evidence quote-cut""".split()
)


def quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def glossary_of(names: str) -> Glossary:
    """People by their forms: "ada-lind: Ada Lind, Lind; …"."""
    people = (one.partition(": ") for one in names.split("; "))
    forms = ((name, *words.split(", ")) for name, _, words in people)
    lines = (
        f"{name}: {{sort: person, en: {{form: {form}, others: [{', '.join(also)}]}}}}" for name, form, *also in forms
    )
    return read_glossary(Source("glossary.yml", "\n".join(lines) + "\n"))[0]


def told_of(seed: Seed, facts: str, glossary: Glossary = GLOSSARY) -> set[str]:
    """The codes of what the rules find in the facts of an article, as their file has them."""
    read, problems = read_facts(Source("x.yml", facts), seed)
    assert read is not None, problems
    return {one.code for one in check_article(Article(seed, read), glossary, WORDS)}


@pytest.mark.parametrize("case", [*cases("namesakes.yml")], ids=lambda case: case["text"])
def test_a_family_name_that_several_share_is_nobodys(case: dict[str, str]) -> None:
    glossary = glossary_of(case["people"])
    names = Names.of(glossary, frozenset())
    assert sorted(names.meant_in(case["text"])) == sorted(filter(None, case["names"].split(", ")))
    told = {one.code for one in found_in({**case, "article": case["text"]}, glossary)}
    assert ("name-form" in told) == ("asked" in case)


@pytest.mark.parametrize("named", ["One Tory Member", "hereditary chief of the Tory town of Norport"])
def test_who_is_only_described_has_no_parts_of_a_name(named: str) -> None:
    assert Names.of(glossary_of(f"member: {named}"), frozenset()).part_of_person("tory") is None


def test_who_is_called_by_one_word_and_a_description_is_no_other() -> None:
    seed = read_seed(Source("x.txt", f"{HEAD}A judge heard Ada. The plaintiff left.\n"), "x")
    ada = glossary_of("ada: Ada")["ada"]
    assert other_name(ada, Called("person", "Ada", ("The plaintiff",)), seed) is None
    assert other_name(ada, Called("person", "Ada Lind", ("Ada",)), seed) == "Ada Lind"


def test_a_particle_is_no_name_by_itself() -> None:
    assert [*name_parts("Maria van der Berg")] == ["Maria", "van der Berg"]
    assert not is_own_name("the court")
    assert is_own_name("the Harbour Board")


def test_an_office_told_beside_a_prediction_is_no_prediction(monkeypatch: pytest.MonkeyPatch) -> None:
    article = "The vote could be a headache for the speaker, Ada Lind, who is expected to open it."
    case = {"article": article, "quote": "the speaker, Ada Lind", "text": "Ada Lind is the speaker."}
    assert "view-as-event" in said_of(case)
    monkeypatch.setitem(globals(), "FACTS", FACTS.replace("{{title: Ada Lind}}", "{{title: Ada Lind}}, role: claim", 1))
    assert "view-as-event" not in said_of(case)
    assert "view-as-event" in said_of({**case, "quote": "could be a headache for the speaker, Ada Lind"})


@pytest.mark.parametrize(
    ("article", "text", "is_asked"),
    [
        (
            "Lodge No. 4 met. The lodge's president, Ada Lind, spoke.",
            "Ada Lind is the president of Lodge No. 4.",
            False,
        ),
        (
            "St. Orm voted. The town's mayor, Ada Lind, spoke.",
            "Ada Lind was the mayor of St. Orm when it voted.",
            False,
        ),
        ("St. Orm's mayor, Ada Lind, spoke. Lodge No. 4 met.", "Ada Lind is the mayor of Lodge No. 4.", True),
    ],
)
def test_an_abbreviation_ends_no_role(article: str, text: str, *, is_asked: bool) -> None:
    words = """
lind: {sort: person, en: {form: Ada Lind}}
lodge: {sort: organisation, en: {form: Lodge No. 4, others: [the lodge]}}
orm: {sort: organisation, en: {form: St. Orm, others: [the town]}}
"""
    glossary, _ = read_glossary(Source("glossary.yml", words))
    found = [
        one.message for one in found_in({"article": article, "text": text}, glossary) if one.code == "office-differs"
    ]
    assert bool(found) == is_asked
    assert not any("No'" in one for one in found)


def said_of(case: dict[str, str]) -> set[str]:
    """The codes of what is said about the claim."""
    return {one.code for one in found_in(case)}


def found_in(case: dict[str, str], glossary: Glossary = GLOSSARY) -> list[Problem]:
    """What is said about the claim."""
    seed = read_seed(Source("x.txt", HEAD + case["article"] + "\n"), "x")
    parts = [part for part in case.get("quote", "").split(" … ") if part]
    units = [next(one for one in seed.units if part in one.text) for part in parts] or [*seed.sentences]
    told = parts or [one.text for one in units]
    evidence = ", ".join(f"{{{one.id}: {quoted(words)}}}" for one, words in zip(units, told, strict=True))
    by = f"\n    by: {case['by']}" if "by" in case else ""
    text = FACTS.format(kind=case.get("kind", "reported"), text=quoted(case["text"]), evidence=evidence, by=by)
    facts, problems = read_facts(Source("x.yml", text), seed)
    assert facts is not None, "\n".join(map(str, problems))
    # No case says which people it is about.
    return [one for one in check_article(Article(seed, facts), glossary, WORDS) if one.code != "who-lacks"]


def test_names_with_their_office_are_no_words_that_are_copied() -> None:
    article = "Ada Lind, the harbour's new chief pilot, hopes to have an answer on the gate by then."
    for text, is_told in (
        ("Ada Lind, the harbour's new chief pilot, hopes to have an answer.", False),
        ("Ada Lind, the harbour's new chief pilot, hopes to have an answer on the gate by then.", True),
    ):
        seed = read_seed(Source("x.txt", f"{HEAD}{article}\n"), "x")
        facts = FACTS.format(kind="reported", text=quoted(text), evidence=f"{{s1: {quoted(article)}}}", by="")
        _, problems = read_facts(Source("x.yml", facts), seed)
        assert ("copied" in {one.code for one in problems}) is is_told


def test_there_are_cases() -> None:
    assert len(SENTENCES) >= 60
    assert sum(not case["codes"] for case in SENTENCES) >= 25
    assert len(VALUES) >= 30


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: f"{case['article']} → {case['text']}")
def test_what_is_said_of_a_claim(case: dict[str, str]) -> None:
    assert said_of(case) == set(filter(None, case["codes"].split(", ")))


@pytest.mark.parametrize(("sign", "article", "text"), RETOLD, ids=lambda value: value)
def test_words_that_bear_weight_are_told_from_other_words(sign: str, article: str, text: str) -> None:
    found = {one.code for one in found_in({"article": article, "text": text}) if one.is_blocking} & BEARING
    assert bool(found) == (sign == "-"), found


@pytest.mark.parametrize("case", QUOTED, ids=lambda case: f"{case['article']} → {case['quote']}")
def test_words_in_quotation_marks_are_theirs_who_says_them(case: dict[str, str]) -> None:
    names = {"lind": "Ada Lind", "berg": "Bo Berg"}
    for kind, expected in case.items():
        if kind in {"article", "quote"}:
            continue
        by = kind.removeprefix("said by ") if kind != "reported" else ""
        claim = {"kind": "said", "by": by} if by else {"kind": "reported"}
        words = case["quote"].strip("“”‘’\"'«» ")
        text = f"{names[by]} said: “{words}”" if by else words
        found = found_in({**case, **claim, "text": text})
        about = [one for one in found if one.code in {"attribution", "speech-as-fact", "unsupported-name"}]
        assert ("asked" if about else "accepted") == expected, (kind, about)


def retellings(name: str) -> Iterator[tuple[str, str, str, str]]:
    """Article, quote, sentence and the code that it must get; empty for one that must get none."""
    root = plain(parse(Source(name, (CASES / name).read_text("utf-8"))))
    assert isinstance(root, list)
    for record in root:
        assert isinstance(record, dict)
        given = str(record["article"]), str(record.get("quote", ""))
        yield from ((*given, str(text), "") for key in ("right", "unseen") for text in record.get(key, ()))
        yield from ((*given, str(wrong["text"]), str(wrong["code"])) for wrong in record.get("wrong", ()))


FIGURES = [*retellings("figures.yml"), *retellings("names.yml")]


@pytest.mark.parametrize(("article", "quote", "text", "code"), FIGURES, ids=lambda one: one)
def test_figures_names_and_denials_in_other_words(article: str, quote: str, text: str, code: str) -> None:
    codes = said_of({"article": article, "quote": quote, "text": text})
    assert code in codes if code else not codes & ASKED


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: f"{case['article']} → {case.get('silent') or case['ask']}")
def test_what_an_article_says_is_no_silence_and_what_is_asked_is_answered(case: dict[str, str]) -> None:
    seed = read_seed(Source("x.txt", HEAD + case["article"] + "\n"), "x")
    claims = [
        f"  c{at}: {{kind: reported, text: {quoted(one.text)}, evidence: [{{{one.id}: {quoted(one.text)}}}]}}"
        for at, one in enumerate(seed.sentences, 1)
    ]
    named = "".join(f", c{at}" for at in range(1, len(claims) + 1))
    if "silent" in case:
        claims.append(f"  no: {{kind: unstated, text: {quoted(case['silent'])}, absent: [zzz], nearest: [c1]}}")
        named += "], unstated: [no"
    text = FACTS.partition("  claim:")[0].format() + "\n".join(claims) + f"\nsummary: {{key: [named{named}]}}\n"
    if "ask" in case:
        text += f"faq:\n  one: {{ask: {quoted(case['ask'])}, answer: [{case['answer']}]}}\n"
    facts, problems = read_facts(Source("x.yml", text), seed)
    assert facts is not None, "\n".join(map(str, problems))
    about = {"false-silence", "question-unanswered", "presuming-question"}
    found = {one.code for one in check_article(Article(seed, facts), GLOSSARY, WORDS)} & about
    assert found == ({case["code"]} if "code" in case else set())


def shown(found: Found) -> str:
    return f"{found.relation} {shown_value(found.value)}".strip()


def shown_value(value: Value) -> str:
    match value:
        case Date(year, month, day):
            return "-".join(str(part or "") for part in (year, month, day)).rstrip("-")
        case Period(year, part):
            return f"{year or ''} {part}".strip()
        case Clock(hour, minute, half):
            return f"{hour}:{minute:02} {half or ''}".strip()
        case Amount(number, unit):
            return f"{number.normalize():f} {unit}".strip()
        case Weekday():
            return str(value)


@pytest.mark.parametrize("case", VALUES, ids=lambda case: case["text"])
def test_values(case: dict[str, str]) -> None:
    assert ", ".join(shown(found) for found in read_values(case["text"])) == case["values"]


@pytest.mark.parametrize(
    "forms",
    [
        "discuss discussed discussion discussions",
        "favourable favorable favour",
        "endeavour endeavor",
        "recognise recognize recognised recognizing",
        "programme program programs",
        "feasible feasibility",
        "important importance",
        "willing willingness",
        "enhance enhancing enhanced",
        "collaborate collaboration collaborative",
        "establish establishment establishing",
        "resume resuming resumption",
        "strong strength strengthening",
        "meet met meeting meetings",
        "plan planned planning",
        "economy economic",
    ],
)
def test_forms_of_a_word_are_one(forms: str) -> None:
    first, *others = forms.split()
    for other in others:
        assert set(stems(first)) & set(stems(other)), other


@pytest.mark.parametrize("pair", ["support oppose", "trade trend", "direct director", "board bore", "union unit"])
def test_other_words_are_others(pair: str) -> None:
    one, other = pair.split()
    if pair == "direct director":  # of one stem, and rightly so
        assert set(stems(one)) & set(stems(other))
    else:
        assert not set(stems(one)) & set(stems(other))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("explore", {"explore", "explores", "explored", "exploring"}),
        ("specify", {"specify", "specifies", "specified", "specifying"}),
        ("plan", {"plan", "plans", "planned", "planning"}),
        ("express", {"express", "expresses", "expressed", "expressing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("quip", {"quip", "quips", "quipped", "quipping"}),
    ],
)
def test_forms_of_a_verb(verb: str, forms: set[str]) -> None:
    assert forms <= set(inflected(verb))
    assert third_person(verb) in forms


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (("take part", "took part"), "They took  part, and\ntake part.", ["took  part", "take part"]),
        (("may",), "may, dismay and May's", ["may", "May"]),
        (("n't",), "They didn't, they can't.", ["n't", "n't"]),
        (("the article's",), "The article's wording", ["The article's"]),
        (("prime minister", "minister"), "The prime minister is a minister.", ["prime minister", "minister"]),
        (("u.s.",), "In the U.S. and the US.", ["U.S"]),
        (("not only",), "not, only", []),
        (
            ("doesn't say", "the article’s"),
            "The article’s text doesn’t\u00a0say.",
            ["The article’s", "doesn’t\u00a0say"],
        ),
        (("people-to-people",), "people‑to‑people ties", ["people‑to‑people"]),
    ],
)
def test_a_list_of_words_finds_them_as_whole_words(words: tuple[str, ...], text: str, found: list[str]) -> None:
    assert [place.text for place in Phrases(words).find(text)] == found


# --- the words --------------------------------------------------------------------------------------------------------


def test_no_word_has_two_strengths() -> None:
    seen: dict[str, str] = {}
    for strength in WORDS.strengths:
        for word in (*strength.words.words, *strength.soft.words):
            assert seen.setdefault(word, strength.name) == strength.name, word


def test_no_word_that_changes_what_is_said_counts_as_empty() -> None:
    assert not english.grammar().empty & set(
        "against before after since until all every only always most many less fewer without".split()
    )
    assert not any(
        word in english.grammar().empty
        for word in WORDS.negations.words
        if word not in "not no never none nor neither".split()
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\nscopes:", "\nzzz:", "unknown field `zzz`"),
        ("hedge: true", "hedge: maybe", "Expected `bool`, got `str`"),
        ("planned: expected}", "planned: sure}", "there is no strength 'sure'"),
        ("nouns: person, people", "noun: person", "unknown field `noun`"),
        ("verbs: hope, wish, want, seek, aim, desire, propose", "verbs: [hope, wish]", "Expected `str`, got `array`"),
    ],
)
def test_what_is_wrong_with_the_words_is_said(old: str, new: str, message: str) -> None:
    text = ENGLISH.read_text("utf-8")
    assert old in text
    with pytest.raises(ContentError, match=re.escape(message)):
        read_data(Source("facts.yml", text.replace(old, new, 1)), FactWords)


# --- the rules --------------------------------------------------------------------------------------------------------


def test_every_rule_has_its_manual() -> None:
    for rule in RULES:
        manual = inspect.getdoc(rule) or ""
        assert "Bad:" in manual, rule
        assert len(manual.partition("\n\n")[0]) > len("."), rule


def codes_of_rules() -> Iterator[str]:
    """What the rules' sources have where a problem's code stands."""
    for path in (ROOT / "scripts/explainer/checks/facts").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name("Problem"), args=[_, ast.Constant(str(code)), *_]):
                    yield code
                case ast.Assign([ast.Tuple([ast.Name("code"), *_])], ast.Tuple([ast.Constant(str(code)), *_])):
                    yield code
                case _:
                    pass


def test_every_code_has_been_seen() -> None:
    known = {*codes_of_rules()}
    assert len(known) > 40
    of_sentences = {code for case in SENTENCES for code in case["codes"].split(", ")}
    elsewhere = ELSEWHERE | {code for *_, code in FIGURES} | of_sentences
    assert known - elsewhere <= {case["code"] for case in cases("mutants.yml")} <= known - ELSEWHERE
    assert known >= ELSEWHERE


@pytest.mark.parametrize(
    "piece", ["1 ", "May ", "first ", "1,", "two hundred ", "Ada Lind, ", "the article ", "“", "is the "]
)
def test_a_hostile_sentence_is_read_in_linear_time(piece: str) -> None:
    assert grows_linearly(lambda size: READER.read(piece * (size // len(piece))), 2_000)


@pytest.mark.parametrize(
    ("title", "codes"), [("Ada Lind, Who Drew Maps", set()), ("Maps of the Bay", {"who-is-meant"})]
)
def test_an_article_about_somebody_means_them_by_its_pronouns(title: str, codes: set[str]) -> None:
    text = "Ada Lind drew maps. Bo Berg lost a suit and named a bull. A tale is untrue.\n\nShe refused a prize.\n"
    seed = read_seed(Source("x.txt", f"{title}\n\n{text}"), "x")
    told = told_of(
        seed,
        """
made: {en: {drafted: person}}
headline: {text: Lind, rests_on: [refused]}
participants:
  lind: {sort: person, named: {s1: Ada Lind}}
  berg: {sort: person, named: {s2: Bo Berg}}
claims:
  refused: {kind: reported, text: Ada Lind refused a prize., who: [lind], evidence: [{s4: She refused a prize}]}
summary: {key: [refused]}
""",
    )
    assert told & {"who-is-meant"} == codes


@pytest.mark.parametrize(
    ("status", "words", "codes"),
    [
        ("planned", "had planned to open a second gate in 2019", set()),
        ("possible", "could have opened a second gate in 2019", set()),
        ("planned", "opened a second gate in 2019", {"timeline-future"}),
    ],
)
def test_a_plan_of_the_past_is_no_event(status: str, words: str, codes: set[str]) -> None:
    """Else one rule would have it `happened`, and another `planned`."""
    seed = read_seed(Source("x.txt", f"Gates\n\nUpdated on May 2, 2023\n\nThe Harbour Board {words}.\n"), "x")
    told = told_of(
        seed,
        f"""
made: {{en: {{drafted: person}}}}
headline: {{text: Gates, rests_on: [gate]}}
participants:
  board: {{sort: organisation, named: {{s1: Harbour Board}}}}
dates:
  then: {{edtf: 2019, words: {{s1: "2019"}}}}
claims:
  gate: {{kind: reported, text: The Harbour Board {words}., who: [board], evidence: [{{s1: "{words}"}}]}}
summary: {{key: [gate]}}
timeline: [{{on: then, status: {status}, claim: gate}}]
""",
    )
    assert told & {"timeline-future", "status-raised"} == codes


@pytest.mark.parametrize(
    ("says", "words", "edtf", "codes"),
    [
        ("will not open until next spring at the earliest", "next spring at the earliest", "2024-03/..", set()),
        (
            "will not open until next spring at the earliest",
            "next spring at the earliest",
            "2024-06/..",
            {"date-differs"},
        ),
        ("will not open until next spring", "next spring", "2024-03/..", {"open-side"}),
        ("has been closed since clashes in 2019", "since clashes in 2019", "2019/..", set()),
        ("was closed after clashes in 2019", "after clashes in 2019", "2019/..", {"open-side"}),
    ],
)
def test_a_date_is_open_where_its_words_are(says: str, words: str, edtf: str, codes: set[str]) -> None:
    seed = read_seed(Source("x.txt", f"Gates\n\nUpdated on May 2, 2023\n\nThe east gate {says}.\n"), "x")
    told = told_of(
        seed,
        f"""
made: {{en: {{drafted: person}}}}
headline: {{text: Gates, rests_on: [gate]}}
dates:
  then: {{edtf: {edtf}, words: {{s1: "{words}"}}}}
claims:
  gate: {{kind: reported, text: Of the gate it {says}., evidence: [{{s1: "{says}"}}]}}
summary: {{key: [gate]}}
timeline: [{{on: then, status: possible, claim: gate}}]
""",
    )
    assert told & {"date-differs", "open-side"} == codes


@pytest.mark.parametrize(
    ("text", "codes"), [("The men sold a boat under another name.", set()), ("A boat was sold.", {"who-differs"})]
)
def test_whom_a_word_for_several_may_mean_may_stand_under_who(text: str, codes: set[str]) -> None:
    seed = read_seed(
        Source("x.txt", "A Boat\n\nAda Lind and Bo Berg were arrested. Under another name, the men sold a boat.\n"), "x"
    )
    told = told_of(
        seed,
        f"""
made: {{en: {{drafted: person}}}}
headline: {{text: A boat, rests_on: [sold]}}
participants:
  lind: {{sort: person, named: {{s1: Ada Lind}}}}
  berg: {{sort: person, named: {{s1: Bo Berg}}}}
claims:
  sold: {{kind: reported, text: {text}, who: [lind, berg], evidence: [{{s2: the men sold a boat}}]}}
summary: {{key: [sold]}}
""",
        glossary_of("lind: Ada Lind; berg: Bo Berg"),
    )
    assert told & {"who-differs"} == codes
