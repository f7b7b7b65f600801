"""Boxes among an article's paragraphs that hold none of it: by how they look, and by what they call themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from explainer.read.arriving.blocks import CELLS, Element, words_in_each
from explainer.read.arriving.furniture import is_post
from explainer.read.arriving.pagewords import page_words
from explainer.read.arriving.place import Place

_IN_TEXT = frozenset(
    "p li ul ol dl dt dd blockquote pre table thead tbody tr td th header hgroup h2 h3 h4 h5 h6 center font span b"
    " strong em i u a small big cite q".split()
)
"""Elements of which a text is made, whatever they are called."""
_MOST, _SMALL, _MUCH = 0.6, 0.25, 0.2
"""Shares of the text."""
_LONGEST_LABEL = 6
_LONGEST_CAPTION = 60
_LONGEST_POST = 120
"""Words."""

_Look = tuple[tuple[str, str], ...]
"""Tags and names of the boxes around a block, from the inside."""


def boxed(place: Place) -> frozenset[int]:
    """What stands in a box of its own among the paragraphs, one that looks unlike what holds the text.

    Above the text's beginning only where it has a heading, because a lead often has a box, and everywhere only
    where most of the text is held alike.
    """
    core = place.core
    whole = place.size(core)
    sizes = words_in_each(place.every[at] for at in core)
    homes = {element for element, size in sizes.items() if size >= _MOST * whole}
    looks = {at: _box(place.every[at].element, homes) for at in place.span if place.every[at].text}
    shares: Counter[_Look] = Counter()
    for at in core:
        shares[looks[at]] += len(place.every[at].words)
    usual = {look for look, share in shares.items() if not look or share >= _MUCH * whole}
    if sum(shares[look] for look in usual) < _MOST * whole:
        return frozenset()
    begins = next((at for at in core if looks[at] in usual), 0)
    outer = {look[depth:] for look in usual for depth in range(len(look) + 1)}
    other = {look for look in looks.values() if look not in outer and not any(_is_like(look, one) for one in usual)}
    unlike = {at: _outermost(place.every[at].element, homes) for at, look in looks.items() if look in other}
    held = Counter(unlike.values())
    unlike = {at: box for at, box in unlike.items() if held[box] > 1 or not _parts_text(place, at)}
    headed = {box for at, box in unlike.items() if place.every[at].is_heading and at != place.headline}
    return frozenset(at for at, box in unlike.items() if (at > begins or box in headed) and at not in place.led_to)


def _is_like(look: _Look, usual: _Look) -> bool:
    """Whether a box has some of the names of the text's boxes and no other, as a page builder's have."""
    boxes = iter(usual)
    return all(
        any(tag == other and bool(names) and {*names.split()} <= {*names_there.split()} for other, names_there in boxes)
        for tag, names in look
    )


def _parts_text(place: Place, at: int) -> bool:
    """Whether a short heading stands between a paragraph and another."""
    above = place.above(at)
    return place.is_crosshead(at) and above is not None and not above.is_heading


def captions(place: Place) -> frozenset[int]:
    """What stands in a small box with a picture and nothing else, unless much of the text does: a picture essay."""
    sizes = words_in_each(place.every)
    found = frozenset(
        at
        for at in place.span
        if (box := place.every[at].picture) is not None and sizes[box] <= _LONGEST_CAPTION and box.tag not in _IN_TEXT
    )
    return found if place.size(found) <= _SMALL * place.size(place.core) else frozenset()


def of_one_cell(place: Place) -> Iterator[int]:
    """What stands in a table of a single cell among paragraphs that stand in none: a box of old pages, and no table."""
    cells: dict[Element, set[Element]] = {}
    for block in place.every:
        inner = next((one for one in block.element.path if one.tag in CELLS), None)
        table = None if inner is None else next((one for one in inner.path if one.tag == "table"), None)
        if inner is not None and table is not None:
            cells.setdefault(table, set()).add(inner)
    whole = place.size(place.core)
    sizes = words_in_each(place.every[at] for at in place.core)
    boxes = {one for one, inside in cells.items() if len(inside) == 1 and sizes[one] <= _SMALL * whole}
    found = [at for at in place.span if not boxes.isdisjoint(place.every[at].element.path)]
    yield from found if place.size(found) <= _SMALL * whole else ()  # of letters, each part is such a table


def posts(place: Place) -> Iterator[int]:
    """What a site of messages shows of somebody: a quotation below which there is a line with that name and handle."""
    signed = [at for at in place.span if is_post(place.every[at].text)]
    boxes = {one for at in signed for one in place.every[at].element.path if one.tag == "blockquote"}
    sizes = words_in_each(place.every)
    boxes = {one for one in boxes if sizes[one] <= _LONGEST_POST}
    yield from (at for at in place.span if at in signed or not boxes.isdisjoint(place.every[at].element.path))


def paid_for(place: Place) -> Iterator[int]:
    """The boxes that call themselves a message of somebody who pays for the page, where they are small."""
    shown = [at for at in place.span if place.every[at].text]
    first = {element: at for at in reversed(shown) for element in place.every[at].element.path}
    sizes = words_in_each(place.every[at] for at in shown)
    blocks = Counter(element for at in shown for element in place.every[at].element.path)
    most = _SMALL * place.size(place.core)
    begins = page_words().sponsors.begins
    paid = set()
    for at in shown:
        block = place.every[at]
        if len(block.words) <= _LONGEST_LABEL and not block.is_prose and begins.match(block.text):
            box = next((one for one in block.element.path[1:] if blocks[one] > 1), None)
            paid.update([box] if box is not None and first[box] == at and sizes[box] <= most else [])
    yield from (at for at in shown if not paid.isdisjoint(place.every[at].element.path))


def _outermost(element: Element, homes: Collection[Element]) -> Element:
    """The largest box around an element that does not hold the text too."""
    found = element
    for one in element.path:
        if one in homes:
            break
        found = one
    return found


def _box(element: Element, homes: Collection[Element]) -> _Look:
    """How the boxes around an element look, those aside that hold the text too or are parts of any text."""
    around = []
    for one in element.path:
        if one in homes:
            break
        if one.tag not in _IN_TEXT and (one.names or one.tag != "div"):
            around.append(one.look)
    return tuple(around)
