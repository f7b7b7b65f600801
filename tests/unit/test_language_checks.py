"""The checks on each language: what they are told by data, and how their findings are reported and accepted."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from explainer.checks.language import CATALOGUE_RULES, UNIT_RULES, Context, check_translation, units_of_term
from explainer.checks.language.lexicon import Lexicon
from explainer.language.checks import Habit, LanguageWords, read_checks
from explainer.model.words import Catalogue, Glossary, Pair, Unit
from explainer.problem import ContentError, Problem
from explainer.read.catalogue import CatalogueHeader, merge, read_catalogue
from explainer.read.glossary import read_glossary
from explainer.records import parse
from explainer.source import Source
from tests.article import SEEDS

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests" / "cases" / "checks" / "language"
WORDS = PROJECT / "scripts" / "locales"
INVALID = sorted((CASES / "words" / "invalid").glob("*.yml"))
TAGS = ("kk", "ru", "ja")
SHIPPED = sorted([*SEEDS.glob("*.po"), *WORDS.glob("*/messages.po")])


def source(path: Path) -> Source:
    return Source(path.relative_to(PROJECT).as_posix(), path.read_text(encoding="utf-8"))


def language(tag: str) -> LanguageWords:
    return read_checks(source(WORDS / tag / "checks.yml"), tag)


def context(tag: str, glossary: Glossary | None = None) -> Context:
    return Context(language(tag), language("en"), glossary or {})


def found(tag: str, entries: str, glossary: Glossary | None = None) -> list[Problem]:
    header = f'msgid ""\nmsgstr "Language: {tag}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    return list(check_translation(pairs_of(read(tag, header + entries)), context(tag, glossary)))


def read(tag: str, text: str) -> Catalogue:
    catalogue, problems = read_catalogue(Source(f"{tag}.po", text), tag)
    assert not problems
    return catalogue


def pairs_of(catalogue: Catalogue) -> list[Pair]:
    return [Pair(e.id, e.english, e.words, e.at, e.accepted) for e in catalogue.entries.values() if e.words]


def entry(english: str, words: str, comment: str = "", unit: str = "claim.one") -> str:
    return f'{comment}msgctxt "{unit}"\nmsgid "{english}"\nmsgstr "{words}"\n\n'


# --- the catalogues that are published --------------------------------------------------------------------------------


def test_there_are_catalogues() -> None:
    assert len(SHIPPED) >= 6


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_published_catalogue_has_no_problem(path: Path) -> None:
    tag = path.parent.name if path.stem == "messages" else path.stem.rpartition(".")[2]
    glossary, _ = read_glossary(source(SEEDS / "glossary.yml"))
    catalogue, _ = read_catalogue(source(path), tag)
    problems = [p for p in check_translation(pairs_of(catalogue), context(tag, glossary)) if p.is_blocking]
    assert problems == []


# --- the rules --------------------------------------------------------------------------------------------------------


OF_A_COMMENT = {"max-length"}
"""Codes of what a unit's comment says, which no table of English and words has."""


def codes_of_manual(manual: str) -> list[str]:
    line = re.search(r"^\s*Codes?: (.*(?:\n\s+`.*)*)", manual, re.MULTILINE)
    assert line is not None, manual
    return re.findall(r"`([a-z-]+)`", line[1])


@pytest.mark.parametrize("rule", [*UNIT_RULES, *CATALOGUE_RULES], ids=lambda rule: rule.__name__)
def test_a_rule_has_a_manual_and_a_fault_that_it_finds(rule: object) -> None:
    manual = rule.__doc__ or ""
    assert "Bad: " in manual
    assert "Good: " in manual
    tables = [CASES / f"{kind}.{tag}.tsv" for kind in ("mutants", "meaning") for tag in TAGS]
    lines = [line for table in tables for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    shown = {line.split("\t")[-1].partition(" ")[0] for line in lines}
    assert set(codes_of_manual(manual)) - OF_A_COMMENT <= shown


@pytest.mark.parametrize(
    ("tag", "habit"), [(tag, habit) for tag in TAGS for habit in language(tag).habits], ids=lambda one: str(one)[:40]
)
def test_a_habit_finds_its_bad_examples_and_passes_its_good_ones(tag: str, habit: Habit) -> None:
    words = language(tag)
    pattern, _ = Lexicon(words).habits[words.habits.index(habit)]
    assert habit.bad
    assert habit.good
    assert [bad for bad in habit.bad if not pattern.search(bad)] == []
    assert [good for good in habit.good if pattern.search(good)] == []


def proposed(fix: str) -> list[str]:
    """The forms that a fix shows: marks with words between them, dates, numbers."""
    outer, _, inner = fix.removeprefix("write ").partition(", inside them ")
    if inner:
        return [outer.replace("…", "да"), outer.replace("…", inner.replace("…", "да"))]
    shown = re.findall(r"\(([^)]*\d[^)]*)\)", fix) or [outer]
    return [form for one in shown for form in re.split(", (?=\\d{4})", one) if re.search(r"\d", form)]


@pytest.mark.parametrize("tag", TAGS)
def test_what_a_fix_proposes_is_accepted(tag: str) -> None:
    words = language(tag)
    forms = {form for habit in words.habits for form in proposed(habit.fix)}
    assert len(forms) >= 5
    rows = zip(words.habits, Lexicon(words).habits, strict=True)
    assert [(form, habit.code) for habit, (find, _) in rows for form in forms if find.search(form)] == []


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("ru", "«Он сказал: „да“», — написала она."),
        ("ru", "«„Да“, — сказал он», — написала она."),
        ("kk", "«Ол: „иә“ деді», — деп жазды ол."),
        ("ja", "「彼は『はい』と言いました」と彼女は書きました。"),
    ],
)
def test_a_quotation_inside_a_quotation_is_accepted(tag: str, words: str) -> None:
    problems = found(tag, entry("“He said ‘yes’”, she wrote.", words))
    assert {"quotes", "unbalanced", "final-mark", "foreign-letter"} & {one.code for one in problems} == set()


@pytest.mark.parametrize("words", ["Он сказал „да“.", "«Он сказал “да”».", "«Он сказал “да“»."])
def test_a_quotation_with_the_marks_of_another_language_is_not(words: str) -> None:
    assert {"quotes", "unbalanced"} & {one.code for one in found("ru", entry("He said “yes”.", words))}


def test_a_rule_without_words_of_the_language_is_silent() -> None:
    words = read_checks(Source("de.yml", "numbers: {thousands: '.', decimal: ','}\n"), "de")
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + entry(
        "They could not meet before 2025.", "Sie konnten sich vor 2025 nicht treffen."
    )
    catalogue, _ = read_catalogue(Source("de.po", text))
    assert list(check_translation(pairs_of(catalogue), Context(words, language("en"), {}))) == []


@pytest.mark.parametrize(
    ("tag", "english", "words"),
    [
        ("ja", "It cost $2.5 billion.", "費用は25億ドルでした。"),
        ("ja", "They sent 120 million letters.", "1億2千万通の手紙を送りました。"),
        ("ja", "The talks began at 3 p.m. on 4 May.", "協議は5月4日午後3時に始まりました。"),
        ("ja", "Prices rose by 30 percent.", "価格は3割上がりました。"),
        ("kk", "It cost $2.5 billion.", "Құны 2,5 миллиард доллар болды."),
        ("kk", "The season opened in June 2024.", "Маусым 2024 жылғы маусымда ашылды."),
        ("kk", "The talks began at 3 p.m.", "Келіссөз сағат 15:00-де басталды."),
        ("ru", "It cost $2.5 billion.", "Это стоило 2,5 млрд долларов."),
        ("ru", "The road is 100 miles long.", "Дорога длиной 161 километр."),
        ("ru", "In the 19th century 16,000 people lived here.", "В XIX веке здесь жили 16 000 человек."),
        ("ru", "The talks began at 3 p.m.", "Переговоры начались в 15:00."),
    ],
)
def test_the_same_value_in_another_writing_passes(tag: str, english: str, words: str) -> None:
    assert [str(problem) for problem in found(tag, entry(english, words))] == []


@pytest.mark.parametrize(
    ("tag", "english", "words", "code"),
    [
        ("ja", "It cost $2.5 billion.", "費用は2.5億ドルでした。", "number"),
        ("ja", "It cost $2.5 billion.", "費用は25億ユーロでした。", "currency"),
        ("ja", "Prices rose by 30 percent.", "価格は30上がりました。", "percent"),
        ("kk", "It cost 2.5 billion.", "Құны 2,5 миллион болды.", "number"),
        ("kk", "It cost 2.5 billion.", "Құны 2.5 миллиард болды.", "number-format"),
        ("kk", "The talks began at 3 p.m.", "Келіссөз сағат 16:00-де басталды.", "time"),
        ("ru", "The road is 100 miles long.", "Дорога длиной 300 километров.", "number"),
        ("ru", "It cost 20 dollars.", "Это стоило 20 рублей.", "currency"),
        ("ru", "They pay 40 percent.", "Они платят 40.", "percent"),
        ("ru", "16,000 people lived here.", "Здесь жили 16,000 человек.", "number-format"),
    ],
)
def test_another_value_is_found(tag: str, english: str, words: str, code: str) -> None:
    assert code in {problem.code for problem in found(tag, entry(english, words)) if problem.is_blocking}


@pytest.mark.parametrize(
    ("tag", "english", "words"),
    [
        ("ru", "Lodge said members turned down the offer", "Ложа: члены отвергли предложение"),
        ("ru", "Lodge said members turned down the offer", "Члены отвергли предложение — ложа"),
        ("kk", "Lodge said members turned down the offer", "Одақ: мүшелер ұсынысты қабылдамады"),
        ("ja", "Lodge said members turned down the offer", "組合：組合員が提案を拒否"),
        ("ru", "The port declined to name the ship.", "В порту отказались назвать судно."),
        (
            "ja",
            "Ada Lind, 41, was a miller who drowned; her brother is Bo Berg.",
            "エイダ・リンド氏（41）は溺死した粉屋です。残された兄はボー・ベルグ氏です。",
        ),
    ],
)
def test_what_is_said_by_a_mark_or_in_two_sentences_is_not_asked_about(tag: str, english: str, words: str) -> None:
    about = {"attribution", "negation", "negation-added", "sentences"}
    assert [str(problem) for problem in found(tag, entry(english, words)) if problem.code in about] == []


@pytest.mark.parametrize(
    ("tag", "english", "words", "code"),
    [
        ("ru", "Lodge said members turned down the offer", "Члены ложи отвергли предложение", "attribution"),
        ("kk", "Lodge said members turned down the offer", "Одақ мүшелері ұсынысты қабылдамады", "attribution"),
        ("ru", "The port agreed to name the ship.", "В порту отказались назвать судно.", "negation-added"),
        (
            "ja",
            "Ada Lind was a miller.",
            "エイダ・リンド氏は溺死した粉屋です。残された兄はボー・ベルグ氏です。",
            "sentences",
        ),
    ],
)
def test_what_is_lost_or_added_is_asked_about(tag: str, english: str, words: str, code: str) -> None:
    assert code in {problem.code for problem in found(tag, entry(english, words))}


# --- accepting a notice -----------------------------------------------------------------------------------------------

SPLIT = entry(
    "They met. They talked. They left again without having signed anything at all.",
    "Они встретились, поговорили и разошлись.",
    "{comment}",
)


def accepted(comment: str) -> list[tuple[str, int]]:
    return [(p.code, p.where.line) for p in found("ru", SPLIT.replace("{comment}", comment)) if not p.is_blocking]


LIND = "lind:\n  sort: person\n  en: {form: Ada Lind, others: [Lind]}\n  ru: {form: Ада Линд, origin: transliterated}\n"


@pytest.mark.parametrize(
    ("article", "codes"),
    [
        ("", ["gender"]),
        ("Ada Lind opened the harbour.", ["gender"]),
        ("Ada Lind opened the harbour. She gave a speech.", []),
        ("Ada Lind gave her first speech.", []),
    ],
)
def test_a_form_may_tell_the_gender_that_the_article_tells(article: str, codes: list[str]) -> None:
    glossary, _ = read_glossary(Source("glossary.yml", LIND))
    pair = Pair("claim.one", "Ada Lind opened the harbour.", "Ада Линд открыла гавань.", Source("", "").span())
    told = check_translation([pair], replace(context("ru", glossary), article=article))
    assert [problem.code for problem in told] == codes


@pytest.mark.parametrize(("verb", "codes"), [("открыла", []), ("открыл", ["gender"])])
def test_a_form_may_tell_what_the_name_tells_by_its_own(verb: str, codes: list[str]) -> None:
    glossary, _ = read_glossary(Source("glossary.yml", LIND.replace("Линд", "Линдова")))
    pair = Pair("claim.one", "Ada Lind opened the harbour.", f"Ада Линдова {verb} гавань.", Source("", "").span())
    told = check_translation([pair], context("ru", glossary))
    assert [problem.code for problem in told] == codes


PEOPLE = """\
ada: {sort: person, en: {form: Ada Lind, others: [Lind]}, ru: {form: Ада Линд, others: [Линд], origin: translated}}
bo: {sort: person, en: {form: Bo Lind, others: [Lind]}, ru: {form: Бо Линд, others: [Линд], origin: translated}}
chair: {sort: person, en: {form: harbour minister}, ru: {form: министр портов, origin: translated}}
board: {sort: organisation, en: {form: Lind Museum}, ru: {form: Музей Линд, origin: translated}}
"""


@pytest.mark.parametrize(
    ("english", "words", "codes"),
    [
        ("The Lind Museum opened the harbour.", "Музей Линд открыл гавань.", []),
        ("The Roe-Lind yard opened; Ada Lind was there.", "Верфь Роу-Линд открыла ворота в присутствии Ады Линд.", []),
        ("The harbour minister signed it.", "Его подписал министр портов.", []),
        ("Lind opened the harbour.", "Линд открыла гавань.", []),
        ("Ada Lind’s team opened the harbour.", "Команда Ады Линд открыла гавань.", []),
        ("The team of Ada Lind opened the harbour.", "Команда во главе с Ада Линд открыла гавань.", []),
        ("Ada Lind opened it with Ada Lind’s team.", "Ада Линд открыла её со своей командой.", ["gender"]),
        ("Ada Lind opened it after Bo Lind.", "Ада Линд открыла её раньше, чем Бо Линд открыл свою.", ["gender"]),
    ],
)
def test_a_form_tells_the_gender_of_a_person_and_of_nothing_else(english: str, words: str, codes: list[str]) -> None:
    glossary, problems = read_glossary(Source("glossary.yml", PEOPLE))
    assert not problems
    told = check_translation([Pair("claim.one", english, words, Source("", "").span())], context("ru", glossary))
    assert [problem.code for problem in told if problem.code == "gender"] == codes


def test_two_whom_a_sentence_names_may_be_told_of_in_the_next() -> None:
    glossary, _ = read_glossary(Source("glossary.yml", PEOPLE))
    pair = Pair("claim.one", "Bo Lind opened it.", "Бо Линд открыл её.", Source("", "").span())
    article = "Ada Lind sued Bo Lind over the harbour. “It is mine,” he said."
    assert not [*check_translation([pair], replace(context("ru", glossary), article=article))]


def test_a_notice_is_shown() -> None:
    assert ("length", 6) in accepted("")


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_notice_is_accepted_with_a_reason(dash: str) -> None:
    assert "length" not in dict(accepted(f"# accept: length {dash} it says no more\n"))


def test_a_notice_is_not_accepted_without_a_reason() -> None:
    told = accepted("# accept: length\n")
    assert ("length", 7) in told
    assert ("accept-unused", 4) in told


def test_an_acceptance_of_nothing_is_noticed_at_its_line() -> None:
    assert ("accept-unused", 5) in accepted("# A word of the translator's.\n# accept: gender - the article says so\n")


def test_a_problem_cannot_be_accepted() -> None:
    text = entry("They met in 2024.", "Они встретились в 2025 году.", "# accept: number - why not\n")
    problems = found("ru", text)
    assert "number" in {problem.code for problem in problems if problem.is_blocking}
    assert "accept-unused" in {problem.code for problem in problems if not problem.is_blocking}


def test_an_acceptance_survives_a_merge() -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text = header + entry("They met.", "Они встретились.", "# accept: length - short\n")
    at = Source("x.yml", "\n" * 3).line(2)
    merged = merge(Source("ru.po", text), [Unit("claim.one", "They met.", at)], CatalogueHeader("ru", "x"))
    catalogue, _ = read_catalogue(Source("ru.po", merged))
    assert [(one.code, one.reason) for one in catalogue.entries["claim.one"].accepted] == [("length", "short")]


COMMON = """
nurse:
  sort: person
  en: {form: A former nurse}
  ru: {form: бывшая медсестра, others: [бывшей медсестры], origin: translated}
  ja: {form: 元看護師, origin: translated}
  kk: {form: бұрынғы медбике, origin: translated}
ito:
  sort: person
  en: {form: Ito Ken, others: [Ito]}
  ru: {form: Ито Кэн, others: [Ито], origin: translated}
  ja: {form: 伊藤健, others: [伊藤], origin: translated}
  kk: {form: Ито Кэн, others: [Ито], origin: translated}
guild:
  sort: organisation
  en: {form: Guild of Porters, others: [Guild]}
  ru: {form: Гильдия носильщиков, others: [гильдия], origin: translated}
  ja: {form: 赤帽組合, origin: translated}
  kk: {form: Жүк тасушылар гильдиясы, others: [гильдия], origin: translated}
tenants:
  sort: group
  en: {form: tenants}
  ru: {form: жильцы, others: [жильцов], origin: translated}
  ja: {form: 借家人, origin: translated}
  kk: {form: тұрғындар, origin: translated}
"""


@pytest.mark.parametrize(
    ("tag", "english", "words"),
    [
        ("ja", "Pay was late, former nurse said; Ito Ken denied it.", "元看護師は遅配とし、伊藤健氏は否定。"),
        ("ru", "It was late, former nurse said; Ito denied it.", "Опоздали, по словам бывшей медсестры; Ито против."),
        ("ru", "A former nurse spoke.", "Бывшая медсестра высказалась."),
        ("kk", "Guild says that 40 tenants left.", "Гильдия 40 тұрғын кетті дейді."),
    ],
)  # fmt: skip
def test_a_common_noun_names_somebody_at_the_beginning_without_its_article_and_counted(
    tag: str, english: str, words: str
) -> None:
    glossary, problems = read_glossary(Source("glossary.yml", COMMON))
    assert not problems
    codes = {one.code for one in found(tag, entry(english, words), glossary)}
    assert not codes & {"name", "term", "strange-name"}


def test_a_plural_stays_one_where_nothing_is_counted() -> None:
    glossary, _ = read_glossary(Source("glossary.yml", COMMON))
    assert "term" in {one.code for one in found("kk", entry("Tenants left.", "Тұрғын кетті."), glossary)}


# --- the glossary -----------------------------------------------------------------------------------------------------


def test_the_units_that_a_glossary_entry_touches_are_listed() -> None:
    glossary, _ = read_glossary(source(CASES / "glossary.yml"))
    pairs = pairs_of(read("kk", (CASES / "kk.po").read_text(encoding="utf-8")))
    assert units_of_term(glossary["committee"], pairs) == (
        "claim.tompiyeva-role",
        "sentence.s1",
        "claim.tompiyeva-role.short",
    )
    assert "claim.yamada-support" in units_of_term(glossary["yamada"], pairs)
    assert "claim.aim" not in units_of_term(glossary["japan"], pairs)


# --- reading what the checks know of a language -----------------------------------------------------------------------


def test_there_are_invalid_cases() -> None:
    assert len(INVALID) >= 12


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_broken_file_is_explained(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    line, code = text.split()[2:4]
    with pytest.raises(ContentError) as caught:
        read_checks(Source(path.name, text), "ru")
    assert [(p.where.line, p.code) for p in caught.value.problems] == [(int(line), code)]
    assert all(p.fix for p in caught.value.problems)


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_speaks_of_what_the_english_does(tag: str) -> None:
    """A concept whose name is misspelt in one file would never be compared."""
    here, english = language(tag), language("en")
    assert {*here.marks} <= {*english.marks}
    assert {*here.attributed} <= {*english.attributed}
    assert {*here.raised} <= {*english.raised}
    assert {*here.roles} <= {*english.roles}
    assert {*here.opposites} <= {*english.opposites}
    assert {*here.countries} == {*english.countries}
    assert {*here.currencies} == {*english.currencies}
    assert {*here.calendar.periods} == {*english.calendar.periods}
    assert len(here.letters.own) == len(here.letters.folded)


@pytest.mark.parametrize("path", sorted(WORDS.glob("*/*.yml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_files_are_yaml_that_any_reader_reads(path: Path) -> None:
    assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict)
    assert parse(source(path)) is not None, "a key that stands twice would be refused"


# --- two units --------------------------------------------------------------------------------------------------------

BLEMMINGS = "Inspector Bob Blemmings said that the gates of the mill had been damaged."
SHOT = "There are reports that somebody shot at the van with a crossbow."
TWO = {
    "kk": (
        "Инспектор Боб Блеммингс диірменнің қақпасы бүлінгенін айтты.",
        "Біреу фургонға арбалеттен оқ атты деген хабар бар.",
    ),
    "ru": (
        "Инспектор Боб Блеммингс сообщил, что повреждены ворота мельницы.",
        "Есть сообщения о том, что кто-то стрелял по фургону из арбалета.",
    ),
    "ja": (
        "ボブ・ブレミングス警部は、製粉所の門が壊されたと述べました。",
        "何者かがボウガンでバンを撃ったとの情報があります。",
    ),
}


@pytest.mark.parametrize("tag", TAGS)
def test_neighbours_that_stand_in_each_other_s_place_are_found(tag: str) -> None:
    name, none = TWO[tag]
    right = entry(BLEMMINGS, name) + entry(SHOT, none, unit="claim.two")
    wrong = entry(BLEMMINGS, none) + entry(SHOT, name, unit="claim.two")
    assert [one.code for one in found(tag, right) if one.is_blocking] == []
    assert [one.code for one in found(tag, wrong) if one.code == "same-words"] == ["same-words"] * 2


@pytest.mark.parametrize("tag", TAGS)
def test_a_sentence_of_another_unit_is_found(tag: str) -> None:
    name, none = TWO[tag]
    space = "" if tag == "ja" else " "
    wrong = entry(SHOT, none + space + name) + entry(BLEMMINGS, name, unit="claim.two")
    right = entry(f"{SHOT} {BLEMMINGS}", none + space + name) + entry(BLEMMINGS, name, unit="claim.two")
    assert [one.code for one in found(tag, right) if one.is_blocking] == []
    assert "same-words" in {one.code for one in found(tag, wrong)}
