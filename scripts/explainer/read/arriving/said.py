"""What a page says of its article in data for machines: JSON-LD, `<meta>`, `<link>`, the line that a browser left.

A page speaks of many things: of its site, of other articles, of readers' comments. What counts is what it says of the
article itself: an object of that kind that stands in no other, and whose headline or address is the page's own where
there are several. A day is taken from there or from the page's `<meta>`, and never from the site's object.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from explainer.read.arriving.blocks import Tree
from explainer.read.arriving.head import address, inked, publisher

_ARTICLE = re.compile(r"(?:.*Article|BlogPosting|LiveBlogPosting|Report|.*NewsPosting)")
_PAGE = re.compile(r"(?:Item|About|Medical)?WebPage|")
_LISTS = re.compile(r"CollectionPage|SearchResultsPage|WebSite|ItemList|Blog|ProfilePage")
_JSON = "//script[contains(@type, 'ld+json')]/text()"
_META = (
    "//meta[translate(@property, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = '{meta}'"
    " or translate(@name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = '{meta}']/@content"
)
_OWN = ("article:published_time", "og:published_time"), ("article:modified_time", "og:updated_time")
"""`<meta>` of the article's day: published, modified."""
_ANY = (
    tuple(
        """
        dc.date.issued dcterms.issued dcterms.created dcterms.date dc.date.created dc.date pubdate publishdate
        publish-date publish_date parsely-pub-date sailthru.date citation_publication_date date
        """.split()
    ),
    tuple("dcterms.modified dc.date.modified last-modified lastmod".split()),
)
"""Those of which a site's makers decide what they mean."""
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|Page saved with SingleFile\s+url:\s+(\S+)")
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/")

_Object = Mapping[str, object]
"""An object of JSON."""


@dataclass(frozen=True)
class Said:
    """What a page's data say."""

    headlines: Sequence[str]
    """What they call the article, the surest first."""
    title: str
    """What stands in a browser's window."""
    sites: Sequence[str]
    """Names of the site or its publisher."""
    authors: Sequence[str]
    address: str | None
    language: str
    """As the page names its own: "en-GB"."""
    published: Sequence[str]
    """Of the article's own object and its `<meta>`."""
    modified: Sequence[str]
    any_published: Sequence[str]
    """Of other `<meta>`, and of the page's object."""
    any_modified: Sequence[str]
    is_article: bool
    """Whether an object or a `<meta>` says that this is one."""
    is_list: bool
    """Whether one says that it is a site or a list, and none that it is an article."""
    is_paid: bool
    body: str
    """The article's text, where its object has it."""
    words: int
    """How many it has, where its object counts them."""


def said(tree: Tree, data: bytes) -> Said:
    """What the page says of its article."""
    objects = list(_objects(tree))
    title = inked(" ".join(tree.xpath("//head/title/text()")[:1] or tree.xpath("(//title)[1]/text()")))
    metas = {
        name: inked(" ".join(_meta(tree, name)[:1]))
        for name in ("og:title", "twitter:title", "og:site_name", "og:type")
    }
    where = _address(tree, data)
    own = _own([one for one in objects if _ARTICLE.fullmatch(_type(one))], title or metas["og:title"], where)
    pages = [one for one in objects if _PAGE.fullmatch(_type(one))]
    kinds = {_type(one) for one in objects}
    sites = [
        *(publisher(_text(part, "name")) for one in own for part in _parts(one, "publisher")),
        publisher(metas["og:site_name"]),
        *(publisher(_text(one, "name")) for one in objects if _type(one) == "WebSite"),
    ]
    is_article = bool(own) or metas["og:type"] == "article"
    return Said(
        headlines=tuple(
            filter(None, [*(inked(_text(one, "headline")) for one in own), metas["og:title"], metas["twitter:title"]])
        ),
        title=title,
        sites=tuple(dict.fromkeys(filter(None, sites))),
        authors=tuple(
            dict.fromkeys(
                name
                for one in (
                    *(_text(part, "name") for own_one in own for part in _parts(own_one, "author")),
                    *_meta(tree, "author"),
                )
                if len((name := inked(one)).split()) > 1
            )
        ),
        address=where,
        language=next(filter(None, map(inked, (*tree.xpath("/html/@lang"), *_meta(tree, "og:locale")))), ""),
        published=(
            *(_text(one, "datePublished") for one in own),
            *_every(tree, _OWN[0]),
            *_microdata(tree, "datePublished"),
        ),
        modified=(
            *(_text(one, "dateModified") for one in own),
            *_every(tree, _OWN[1]),
            *_microdata(tree, "dateModified"),
        ),
        any_published=(*(_text(one, "datePublished") for one in pages), *_every(tree, _ANY[0])),
        any_modified=(*(_text(one, "dateModified") for one in pages), *_every(tree, _ANY[1])),
        is_article=is_article,
        is_list=not is_article and (any(map(_LISTS.fullmatch, kinds)) or metas["og:type"] in {"website", "blog"}),
        is_paid=any(str(one.get("isAccessibleForFree")).lower() == "false" for one in own),
        body=max((_text(one, "articleBody") for one in own), key=len, default=""),
        words=max((int(count) for one in own if (count := str(one.get("wordCount"))).isdecimal()), default=0),
    )


def _objects(tree: Tree) -> Iterator[_Object]:
    """The objects of JSON-LD that stand in no other, but for a page's main one."""
    for text in tree.xpath(_JSON):
        whole = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|;)\s*$", "", text.strip())
        try:
            found: object = json.loads(re.sub(r",(?=\s*[}\]])", "", whole), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _top(found)


def _top(found: object) -> Iterator[_Object]:
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, Mapping):
            yield one
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _top(one.get(key) if isinstance(one.get(key), Mapping | list) else None)


def _own(articles: Sequence[_Object], title: str, where: str | None) -> Sequence[_Object]:
    """Of several articles' objects, those of this page's; of one, none where it is plainly another's."""
    named = [one for one in articles if _agree(_text(one, "headline") or _text(one, "name"), title)]
    here = [one for one in articles if where and where.rstrip("/") in {link.rstrip("/") for link in _links(one)}]
    if here or named:
        return here or named
    return [one for one in articles if not title or not _text(one, "headline")] if len(articles) > 1 else articles


def _links(one: _Object) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = one.get(key)
        yield from (
            (value.split("#")[0],) if isinstance(value, str) else _links(value) if isinstance(value, Mapping) else ()
        )


def _agree(headline: str, title: str) -> bool:
    words, other = letters(headline), letters(title)
    return bool(words) and (words in other or other in words)


def letters(text: str) -> str:
    """A text's letters and digits alone, in small letters: what is left of a title however it is set."""
    return "".join(filter(str.isalnum, text.lower()))


def _type(one: _Object) -> str:
    """Its first type that is known, or its first."""
    value = one.get("@type")
    types = [str(each).rpartition("/")[2] for each in (value if isinstance(value, list) else [value]) if each]
    return next(filter(_ARTICLE.fullmatch, types), types[0] if types else "")


def _text(one: _Object, key: str) -> str:
    value = one.get(key)
    return value if isinstance(value, str) else ""


def _parts(one: _Object, key: str) -> Iterator[_Object]:
    value = one.get(key)
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, Mapping):
            yield part
        elif isinstance(part, str):
            yield {"name": part}


def _meta(tree: Tree, name: str) -> Sequence[str]:
    return tree.xpath(_META.format(meta=name))


def _microdata(tree: Tree, prop: str) -> Sequence[str]:
    """A property of the page that its head gives, where no reader sees it."""
    return tree.xpath(f"//head/meta[@itemprop='{prop}']/@content")


def _every(tree: Tree, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from _meta(tree, name)


def _address(tree: Tree, data: bytes) -> str | None:
    saved = _SAVED_FROM.search(data)
    found = (
        *tree.xpath("//link[@rel='canonical']/@href"),
        *_meta(tree, "og:url"),
        (saved[1] or saved[2]).decode("ascii", "ignore") if saved else "",
    )
    whole = [one for text in found if (one := address(_ARCHIVE.sub("", text.strip())))]
    return next((one for one in whole if urlsplit(one).path.strip("/")), whole[0] if whole else None)
