"""What a rule about one page of the site goes by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explainer.model.printed import Element, PrintedArticle, PrintedPage, PrintedSite
from explainer.problem import Problem


@dataclass(frozen=True)
class Case:
    """A page of the site, but for the 404 page, which is every language's."""

    page: PrintedPage
    site: PrintedSite

    @cached_property
    def tag(self) -> str:
        """The language of the folder that it lies in."""
        return self.site.split(self.page.path)[0]

    @cached_property
    def path(self) -> str:
        """Its path within its language."""
        return self.site.split(self.page.path)[1]

    @cached_property
    def article(self) -> PrintedArticle | None:
        """The article that it is a page of."""
        folder, slash, _ = self.path.partition("/")
        return self.site.article(folder) if slash else None

    @cached_property
    def is_listed(self) -> bool:
        """Whether search engines may list it."""
        return not any("noindex" in one.attributes.get("content", "") for one in self.metas("robots"))

    def metas(self, name: str) -> list[Element]:
        """The `<meta>`s of that name, or of that `http-equiv`."""
        known = ("name", "http-equiv")
        return [one for one in self.elements("meta") if name in {one.attributes.get(key) for key in known}]

    def elements(self, name: str) -> list[Element]:
        """The elements of that name, in the page's order."""
        return [one for one in self.page.elements if one.name == name]

    def problem(self, at: Element | None, code: str, message: str, fix: str) -> Problem:
        """A problem at an element, or of the page as a whole."""
        return Problem(self.page.place((1, 1) if at is None else at.at), code, message, fix)
