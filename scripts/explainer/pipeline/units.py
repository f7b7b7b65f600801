"""The language rules on a file of units that are nobody's article: for tools, and for measuring the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.checks.complete import incomplete_translation
from explainer.checks.language import Context, catalogue_problems, unit_problems
from explainer.checks.language.families import rule_name
from explainer.checks.language.plurals import plural_forms
from explainer.checks.language.rendering import Rendering
from explainer.model.words import Catalogue, Glossary, Pair, Translation, Unit
from explainer.pipeline.checking import ENGLISH, load_checks
from explainer.pipeline.paths import Paths, load
from explainer.problem import ContentError, Level, Problem
from explainer.read.glossary import read_glossary
from explainer.read.units import BASE, NeutralUnit, read_names, read_units


@dataclass(frozen=True)
class Finding:
    """What a rule has found in a unit."""

    unit: NeutralUnit
    problem: Problem

    def as_data(self) -> dict[str, str]:
        """For tools: what stops a publication is an error, a notice a warning."""
        return {
            "id": self.unit.id,
            "lang": self.unit.tag,
            "rule": rule_name(self.problem.code),
            "severity": "error" if self.problem.is_blocking else "warning",
            "message": self.problem.message,
        }


def check_units(paths: Paths, units: Path, glossary: Path | None) -> list[Finding]:
    """Everything that the language rules find in a file of units. Raises `ContentError` where a file cannot be read.

    Each group is read as the catalogue that it makes: its own units in place of those of `base`.
    """
    found = read_units(load(paths, units))
    names = _names(paths, glossary)
    tags = sorted({unit.tag for unit in found})
    _refuse_unknown(found, [path.name for path in paths.languages() if path.name != ENGLISH])
    checks = load_checks(paths, tags, names)
    contexts = {tag: context for tag in tags if (context := checks.context(tag)) is not None}
    return [finding for catalogue in _catalogues(found) for finding in _checked(catalogue, contexts[catalogue.tag])]


def _names(paths: Paths, glossary: Path | None) -> Glossary:
    if glossary is None:
        return {}
    source = load(paths, glossary)
    if glossary.suffix == ".json":
        return read_names(source)
    names, problems = read_glossary(source)
    if problems:
        raise ContentError(*problems)
    return names


def _refuse_unknown(units: Sequence[NeutralUnit], known: Sequence[str]) -> None:
    unknown = {unit.tag: unit for unit in reversed(units) if unit.tag not in known}
    if unknown:
        fix = f"write one of {', '.join(known)}"
        raise ContentError(
            *(
                Problem(unit.at, "reference", f"'{unit.tag}' is no language that is checked here", fix)
                for unit in unknown.values()
            )
        )


@dataclass(frozen=True)
class _Catalogue:
    """The units of one language and document as a group has them."""

    tag: str
    own: Sequence[NeutralUnit]
    """The group's own, of which is told what is found."""
    others: Sequence[NeutralUnit]


def _catalogues(units: Sequence[NeutralUnit]) -> Iterator[_Catalogue]:
    groups: defaultdict[tuple[tuple[str, str], str], list[NeutralUnit]] = defaultdict(list)
    for unit in units:
        groups[unit.catalogue, unit.group].append(unit)
    for (catalogue, group), own in groups.items():
        places = {unit.place for unit in own}
        base = groups.get((catalogue, BASE), []) if group != BASE else []
        yield _Catalogue(catalogue[0], own, [unit for unit in base if unit.place not in places])


def _checked(catalogue: _Catalogue, context: Context) -> Iterator[Finding]:
    own = {unit.at: unit for unit in catalogue.own}
    units = sorted((*catalogue.own, *catalogue.others), key=lambda unit: unit.place)
    texts = [_rendering(unit, context) for unit in units if _is_current(unit)]
    for unit in catalogue.own:
        yield from (Finding(unit, problem) for problem in (*_incomplete(unit), *_forms(unit, context)))
    for text in texts:
        if text.pair.at in own:
            yield from (Finding(own[text.pair.at], problem) for problem in unit_problems(text))
    yield from (Finding(own[problem.where], problem) for problem in catalogue_problems(texts) if problem.where in own)


def _forms(unit: NeutralUnit, context: Context) -> Iterator[Problem]:
    """What is wrong with the forms of a plural; the first of them is checked as every text is."""
    if unit.plural:
        yield from plural_forms(unit.words, unit.at, unit.id, context)
        for form in unit.words[1:] if _is_current(unit) else ():
            yield from unit_problems(Rendering(Pair(unit.id, unit.plural, form, unit.at), context))


def _rendering(unit: NeutralUnit, context: Context) -> Rendering:
    return Rendering(Pair(unit.id, unit.english, unit.words[0], unit.at), context)


def _is_current(unit: NeutralUnit) -> bool:
    return not unit.is_stale and not unit.is_fuzzy and all(unit.words) and bool(unit.words)


def _incomplete(unit: NeutralUnit) -> Iterator[Problem]:
    """Whether it is there at all, said by the rule that says so of articles."""
    english = f"not {unit.english}" if unit.is_stale else unit.english
    entry = Translation(unit.id, english, next(iter(unit.words), ""), unit.is_fuzzy, unit.at)
    catalogue = Catalogue(unit.at.source, {unit.id: entry})
    yield from incomplete_translation([Unit(unit.id, unit.english, unit.at)], catalogue, unit.at, Level.PROBLEM)
