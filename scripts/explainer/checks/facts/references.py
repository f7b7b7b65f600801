"""Participants, glossary and claims refer to each other without loose ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.checks.facts import offices
from explainer.checks.facts.case import Case, Stance, quotes
from explainer.language import english
from explainer.language.lexicon import Phrases
from explainer.model.facts import Participant, Sort
from explainer.problem import Level, Problem


def no_name(case: Case) -> Iterator[Problem]:
    """Every participant has a glossary entry of the same id and sort.

    Bad: a participant `board` and no `board:` in the glossary; a person whose entry says `sort: country`
    """
    for participant in case.article.facts.participants.values():
        term = case.glossary.get(participant.id)
        if term is None:
            message = f"the glossary has no name for the participant '{participant.id}'"
            fix = f"add '{participant.id}:' with its forms to the glossary"
            yield Problem(participant.at, "no-name", message, fix)
        elif term.sort != participant.sort.value:
            message = f"'{participant.id}' is of the sort {participant.sort} here and {term.sort} in the glossary"
            yield Problem(participant.places["sort"], "sort-differs", message, "make them the same")


def named_differs(case: Case) -> Iterator[Problem]:
    """The words by which the article names a participant hold one of its English forms.

    No reader of the article can answer this: the glossary is every article's, and the pages would show another's name.

    Bad: `yamada: {named: {s1: "Saltanat Tompiyeva"}}`; `committee: {named: {s1: "the jury"}}`, where the glossary's
    `committee` is another article's
    Good: `yamada: {named: {s1: "the Ambassador of Japan to Kazakhstan, Yamada Jun"}}`
    """
    for participant in case.article.facts.participants.values():
        forms = case.names.forms(participant.id)
        if forms and participant.id not in case.names.in_text(participant.named.words):
            message = f"'{participant.named.words}' holds no English form of the glossary's '{participant.id}'"
            now = ", ".join(forms)
            fix = f"take another id; if they are the same, quote the name, or add it to the entry's forms (now: {now})"
            yield Problem(participant.named.at, "named-differs", message, fix)


def claim_of_another(case: Case) -> Iterator[Problem]:
    """The claims on a participant's card (its role, its notes, that it is unnamed) are about it.

    Bad: `role: yamada-role` for Tompiyeva
    Good: a role whose claim has the participant under `who`
    """
    for participant in case.article.facts.participants.values():
        for key, names in (
            ("role", [participant.role]),
            ("unnamed", [participant.unnamed]),
            ("notes", list(participant.notes)),
        ):
            for claim in case.claims([name for name in names if name is not None]):
                if participant.id not in {*claim.who, claim.by, *case.cast.named_in(claim.text.words)}:
                    message = f"the claim '{claim.id}' is not about '{participant.id}'"
                    fix = f"name a claim about it, or add '{participant.id}' to the claim's 'who'"
                    yield Problem(participant.places[key], "claim-of-another", message, fix)


def who_differs(case: Case) -> Iterator[Problem]:
    """A person under `who` is named in the claim or its evidence; one whom the claim names is under `who` (a notice).

    Bad: `who: [yamada]` for "Tompiyeva took part as Chair."
    Good: `who: [tompiyeva]` for the same
    """
    people = {one.id for one in case.article.facts.participants.values() if one.sort is Sort.PERSON}
    for claim in case.article.facts.claims.values():
        texts = [text.words for text in (claim.text, claim.short) if text is not None]
        ours = {name for text in texts for name in case.names.in_text(text)} & people
        theirs = {name for quote in claim.evidence for name in case.names.in_text(quote.words)}
        theirs |= {name for quote in claim.evidence for one in case.cast.mentioned_in(quote) for name in one.names}
        theirs |= {name for quote in claim.evidence if (one := case.speakers.heard(quote)) for name in one.names}
        at = claim.places.get("who", claim.at)
        for name in claim.who:
            if (
                name in people
                and case.names.forms(name)
                and name not in ours | theirs
                and not _may_be_meant(case, texts)
            ):
                message = f"neither the claim nor its evidence names '{name}'"
                yield Problem(at, "who-differs", message, "delete the name under 'who'")
        meant = {name for text in texts for name in case.names.meant_in(text)} & people
        for name in sorted(meant - {*claim.who, claim.by}) if claim.text.is_ours else ():
            message = f"the claim names '{name}', who is not under 'who'"
            yield Problem(at, "who-lacks", message, f"add '{name}' to 'who': its card shows what it did", Level.NOTICE)


def _may_be_meant(case: Case, texts: Sequence[str]) -> bool:
    """Whether a sentence of ours has words that may stand for anybody: "he", "his grandfather", "the two men"."""
    words = (
        *case.words.speaking.genders.values(),
        Phrases(english.people().relations),
        case.words.standing.several,
    )
    return any(one.is_in(text) for one in words for text in texts)


def who_unnamed(case: Case) -> Iterator[Problem]:
    """An organisation or a group that stands under `who` and in the evidence stands in the text.

    Bad: `who: [airlines]`, "Tompiyeva expressed the commitment to examine …" on "the commitment of Kazakh airlines"
    Good: "Tompiyeva expressed the commitment of Kazakh airlines to examine …"
    """
    for claim in case.article.facts.claims.values():
        if not claim.text.is_ours:
            continue
        ours = case.reader.all_stems(claim.text.words)
        theirs = case.names.in_text(quotes(claim.evidence))
        for name in claim.who:
            # Countries may be "both nations", people "they".
            if name not in theirs or case.participant(name).sort not in {Sort.ORGANISATION, Sort.GROUP}:
                continue
            parts = {stem for form in case.names.forms(name) for stem in case.reader.all_stems(form)}
            if ours.isdisjoint(parts):
                message = f"the claim is about '{name}', and its text does not say so"
                yield Problem(claim.text.at, "who-unnamed", message, "name it: else somebody else seems to be meant")


def acts_for(case: Case) -> Iterator[Problem]:
    """Whom a participant acts for is nobody else than whom the article joins it to.

    Bad: `of: kazakhstan` for "the Ambassador of Japan to Kazakhstan"; `of: sudport` for "a Norport spokesman, Bo Berg"
    Good: `of: japan` for the first; `of: kazakhstan` for "Kazakh airlines"
    """
    for participant in case.article.facts.participants.values():
        if participant.of is None or _acts_for(case, participant, participant.of):
            continue
        words = participant.named.words
        message = f"the article does not join '{participant.id}' ('{words}') to '{participant.of}' but to somebody else"
        fix = "name whom the article names, or quote more of its words under 'named'"
        yield Problem(participant.places["of"], "acts-for", message, fix)


def _acts_for(case: Case, participant: Participant, whom: str) -> bool:
    """Whether nothing in the words that name a participant, or in what the article calls it, is another's."""
    words = participant.named.words
    belongs = {name for _, _, (_, joint, name) in offices.places(case, words) if joint == "of"}
    named = {one.name for one in case.names.find(words)} - {participant.id}
    called = {name for role in case.roles.of.get(participant.id, ()) for name in role.where}
    theirs = belongs or named | (called & case.names.terms.keys())
    forms = case.names.forms(whom)
    is_alike = any(case.names.is_any(form, case.reader.capitals(words)) for form in forms) and not belongs
    return not theirs or whom in theirs or is_alike


def unfounded_label(case: Case) -> Iterator[Problem]:
    """A headline rests on a claim with evidence; the article's silence alone makes no headline.

    Bad: `headline: {text: No flights yet, rests_on: [later]}`
    """
    for utterance in case.utterances:
        if utterance.label is case.article.facts.headline and utterance.stance is Stance.DENIES:
            at = utterance.label.places.get("rests_on", utterance.text.at)
            message = "the headline rests on no claim that has evidence"
            yield Problem(at, "unfounded-label", message, "let it rest on what the article reports")
