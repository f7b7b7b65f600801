"""Every page says its language, every text in another one says which, and languages lead to each other."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.site.case import Case
from explainer.language.cldr import direction
from explainer.model.printed import Element, Text, plain
from explainer.problem import Problem

_SPOKEN = ("aria-label", "title", "alt", "placeholder")
"""Attributes whose value a person hears or sees."""
_SILENT = frozenset({"script", "style"})


def page_language(case: Case) -> Iterator[Problem]:
    """A page is in the language of its folder, and only languages of the site are named on it.

    Bad: `<html lang="en">` in `kk/`; `<span lang="kz">`, which is a country
    Good: `<html lang="kk">` in `kk/`
    """
    for element in case.page.elements:
        language = element.attributes.get("lang")
        if element.parent is None and element.name == "html" and language != case.tag:
            message = f"the page of '{case.tag}' says that its language is '{language or ''}'"
            yield case.problem(element, "page-language", message, f"write lang='{case.tag}'")
        elif language is not None and language not in case.site.prefixes:
            message = f"lang='{language}' is no language of the site"
            yield case.problem(element, "page-language", message, f"one of: {', '.join(case.site.prefixes)}")


def direction_differs(case: Case) -> Iterator[Problem]:
    """What is in a language that runs the other way says so: `lang` alone turns no line.

    Bad: `<blockquote lang="en">` on an Arabic page, whose full stop then stands at the wrong end
    Good: `<blockquote lang="en" dir="ltr">`; `dir="auto"`
    """
    for element in case.page.elements:
        language = element.attributes.get("lang") or (element.name == "body" and case.tag)
        # Of the page as a whole its body says it.
        if language and language in case.site.prefixes and element.name != "html":
            wanted = direction(language)
            if _direction(element) not in {wanted, "auto"}:
                message = f"<{element.name}> is in '{language}' and runs the other way"
                yield case.problem(element, "direction-differs", message, f"write dir='{wanted}' beside lang")


def _direction(element: Element) -> str:
    """Which way an element runs: as the nearest around it says."""
    return next((one.attributes["dir"] for one in element.around if "dir" in one.attributes), "ltr")


def unmarked_language(case: Case) -> Iterator[Problem]:
    """Words of ours that stand on the page of another language say in which one they are.

    Only what is certain is asked: a whole text that the interface or the article's data has in another language, and
    not in the one that the page says the text is in.
    Bad: `Side by side` on a Kazakh page
    Good: `<span lang="en">Side by side</span>`, or its translation
    """
    for at, text in _texts(case):
        words = plain(text)
        if not words or words in _known(case, at.language):
            continue
        other = next((tag for tag in case.site.prefixes if tag != at.language and words in _known(case, tag)), None)
        if other is not None:
            message = f"words in '{other}' stand as if they were in '{at.language}': '{words}'"
            yield case.problem(at, "unmarked-language", message, f"translate them, or mark them with lang='{other}'")


def alternates_differ(case: Case) -> Iterator[Problem]:
    """Pages name each other as translations, each itself too, and only those that search engines may list.

    Bad: the English page names the Kazakh one, which names nobody; a page names one with `noindex`
    Good: both name both
    """
    own = _alternates(case)
    if not own:
        return
    fix = "finish the site anew"
    if not case.is_listed:
        yield case.problem(None, "alternates-differ", "a page that may not be listed names its translations", fix)
    elif case.tag not in own:
        message = f"the page names translations, but not itself: {', '.join(own)}"
        yield case.problem(None, "alternates-differ", message, fix)
    for tag, prefix in case.site.prefixes.items():
        page = case.site.page(f"{prefix}{case.path}") if tag in own and tag != case.tag else None
        theirs = own if page is None else _alternates(Case(page, case.site))
        if theirs != own:
            message = f"the page names {', '.join(own)}; its translation in '{tag}' names {', '.join(theirs) or 'none'}"
            yield case.problem(None, "alternates-differ", message, fix)


def _alternates(case: Case) -> dict[str, str]:
    """The addresses of a page's translations by language."""
    return {
        one.attributes["hreflang"]: one.attributes.get("href", "")
        for one in case.elements("link")
        if one.attributes.get("rel") == "alternate" and "hreflang" in one.attributes and "type" not in one.attributes
    }


def _known(case: Case, tag: str) -> frozenset[str]:
    """What the interface and the article say in a language; the language's own name and a name's form may be both."""
    own = case.article.words.get(tag, frozenset()) if case.article else frozenset()
    return case.site.interface.get(tag, frozenset()) | own


def _texts(case: Case) -> Iterator[tuple[Element, str]]:
    """Everything on the page that a person reads or hears, with the element that says its language."""
    for node in case.page.nodes:
        if isinstance(node, Text):
            if node.parent.name not in _SILENT:
                yield node.parent, node.characters
        else:
            yield from ((node, node.attributes[name]) for name in _SPOKEN if name in node.attributes)
