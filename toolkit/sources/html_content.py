"""Which part of a page is the document, and which is furniture: menus, banners, breadcrumbs, forms, hidden boxes.

Nothing is thrown away: the reader keeps furniture as lines of that role. A box that holds much of the page's running
words is never furniture, whatever its name: `<body class="has-menu">` and a `<form>` around a whole page are common.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from toolkit.sources.html_cues import LINKED, cues, named_furniture, words_of
from toolkit.sources.html_notes import notes
from toolkit.sources.html_style import heading_rank, is_hidden
from toolkit.sources.html_tables import is_layout
from toolkit.sources.html_tree import Element

# A box with this share of the page's running words is the document, not furniture.
_MUCH = 0.5
# A <main> must hold this share of the running words to be taken for the whole document; any other box more.
_ENOUGH = 0.4
_NEARLY_ALL = 0.75
_ALMOST_ALL = 0.9
_LISTS = frozenset({"ol", "ul"})
_TAGS = frozenset({"nav", "aside", "form", "dialog", "search", "button", "select", "input", "textarea", "datalist"})
_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "complementary", "menu", "menubar", "dialog"})
_SECTIONING = frozenset({"main", "article", "section"})
_ASKING = frozenset({"div", "section", "article"})
_ASKED_MOST = 60

_BOXES = frozenset({"div", "section", "ul", "ol", "table", "header", "p"})
_MENU_LEAST = 3
"""Links that make a menu."""
_SPAN = 500
"""Elements of a box within which it shows what it is: a menu's links, a form."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class Page:
    """A page and the box that holds its document (the page itself where no box stands out).

    running: how many words the page holds outside links.
    controlled: ids of boxes that a control of the page opens; what they hide is part of the document.
    path: the `id()` of the document's box and of every element around it; above: of the boxes over the title.
    notes: the mark of each footnote by the `id()` of its block; marks: the `id()` of links only there or back.
    """

    top: Element
    content: Element
    running: int
    controlled: frozenset[str]
    path: frozenset[int]
    notes: dict[int, str]
    marks: frozenset[int]
    above: frozenset[int] = frozenset()

    def leads_to_content(self, element: Element) -> bool:
        """The element is the document's box or stands around it."""
        return id(element) in self.path

    def is_note_mark(self, element: Element) -> bool:
        """A raised link to a footnote, or one back: the note's label says as much."""
        return id(element) in self.marks

    def is_contents(self, element: Element) -> bool:
        """A list of links into the page itself, or a box named as a table of contents that holds mostly links."""
        if element.tag in _LISTS:
            many = sum(child.tag == "li" for child in element.elements) > 1
            return many and 0 < _ALMOST_ALL * element.words <= element.inward
        if element.tag == "p" and 0 < _ALMOST_ALL * element.words <= element.inward:
            return sum(inner.tag == "a" for inner in element.descendants()) >= _MENU_LEAST
        named = set(words_of(element)) & cues().contents
        return bool(named) and 0 < LINKED * element.words <= element.inward + element.linked

    def is_furniture(self, element: Element) -> bool:
        """The element, with all inside it, is no part of the document."""
        return self._looks_like_furniture(element) and not self._holds_much(element)

    def _looks_like_furniture(self, element: Element) -> bool:
        if is_hidden(element):
            return not self._opens(element)
        if element.tag == "button":
            return not _is_opener(element)
        if element.tag in _TAGS or element.get("role").lower() in _ROLES:
            return True
        if element.tag in {"header", "footer"}:
            return not any(above.tag in _SECTIONING for above in element.ancestors())
        if heading_rank(element):
            return False
        if element.tag == "td" and self._is_menu(element):
            return True
        return named_furniture(element) or _asks_the_reader(element) or self._leads_elsewhere(element)

    def _leads_elsewhere(self, element: Element) -> bool:
        """Over the title: a box named as a menu or banner, or one that is all links to other pages under a heading."""
        if id(element) not in self.above:
            return False
        if set(words_of(element)) & cues().likely:
            return True
        if 2 * element.linked < element.words:
            return False
        links = sum(inner.tag == "a" for inner in element.descendants())
        titled = sum(inner.words for inner in element.descendants() if heading_rank(inner))
        return links >= _MENU_LEAST and element.linked >= _ALMOST_ALL * (element.words - titled)

    def _is_menu(self, cell: Element) -> bool:
        """A cell of links to other pages, beside the document in a table that lays the page out; one in a table of data
        says what its row is about."""
        row = cell.parent
        if row is None or not _is_all_links(cell) or row.running - cell.running < _MUCH * max(self.running, 1):
            return False
        table = next((above for above in row.ancestors() if above.tag == "table"), None)
        return table is not None and is_layout(table)

    def _opens(self, element: Element) -> bool:
        """A hidden box that a reader can open: an accordion's or a tab's panel."""
        if element.get("id") in self.controlled or element.get("role").lower() in {"tabpanel", "region"}:
            return True
        return bool(set(words_of(element)) & cues().opened)

    def _holds_much(self, element: Element) -> bool:
        return self.running > 0 and element.running >= _MUCH * self.running


def page(top: Element) -> Page:
    """The page with its document found: `<main>`, a box named as content, an `<article>`, or else all of it."""
    controlled = frozenset(
        name for element in top.descendants() for name in element.get("aria-controls").split() + _target(element)
    )
    content = _content(top)
    path = frozenset(id(element) for element in (content, *content.ancestors()))
    marked, marks = notes(top)
    return Page(top, content, top.running, controlled, path, marked, marks, _above_title(top))


def _above_title(top: Element) -> frozenset[int]:
    """The boxes before the page's only <h1>, in none of which it stands."""
    every = list(top.descendants())
    titles = [place for place, element in enumerate(every) if element.tag == "h1" and not is_hidden(element)]
    if len(titles) != 1:
        return frozenset()
    around = {id(element) for element in every[titles[0]].ancestors()}
    before = every[: titles[0]]
    return frozenset(id(element) for element in before if element.tag in _BOXES and id(element) not in around)


def _content(top: Element) -> Element:
    """The document's box, or the whole page where none holds enough of its words.

    A page may have several boxes of one kind side by side (an <article> for each part): then none is the document.
    """
    ranked = [(_rank(element), element) for element in top.descendants() if not is_hidden(element)]
    for rank in (3, 2, 1):
        boxes = [element for found, element in ranked if found == rank and element.running]
        best = max(boxes, key=lambda box: box.running, default=None)
        if best is None or any(_beside(box, best) for box in boxes):
            continue
        if best.running >= (_ENOUGH if rank == 3 else _NEARLY_ALL) * top.running:
            return best
    return top


def _beside(box: Element, best: Element) -> bool:
    """Neither is inside the other."""
    return box is not best and best not in box.ancestors() and box not in best.ancestors()


def _is_all_links(cell: Element) -> bool:
    """Several links to other pages and hardly a word beside them."""
    if cell.linked < max(_MENU_LEAST, _ALMOST_ALL * cell.words):
        return False
    links = (inner for inner in islice(cell.descendants(), _SPAN) if inner.tag == "a")
    return len(list(islice(links, _MENU_LEAST))) == _MENU_LEAST


def _asks_the_reader(element: Element) -> bool:
    """A box with a form and hardly more than a heading over it: "Was this page useful?"."""
    if element.tag not in _ASKING or element.running > _ASKED_MOST:
        return False
    if not any(inner.tag == "form" for inner in islice(element.descendants(), _SPAN)):
        return False
    forms = [inner for inner in element.descendants() if inner.tag == "form"]
    words = sum(inner.words for inner in element.descendants() if heading_rank(inner))
    return element.words <= words + sum(form.words for form in forms)


def _target(element: Element) -> list[str]:
    target = element.get("data-target") or element.get("data-bs-target") or ""
    if "aria-expanded" in element.attributes and element.get("href").startswith("#"):
        target = element.get("href")
    return [target[1:]] if target.startswith("#") else []


def _is_opener(button: Element) -> bool:
    """A button that shows a part of the document, or is the words of a heading, is itself part of it; one after these
    words ("Share") is not."""
    if "aria-controls" in button.attributes or "aria-expanded" in button.attributes:
        return True
    if set(words_of(button)) & cues().opened:
        return True
    heads = (above for above in button.ancestors() if above.tag in _HEADINGS or above.tag == "summary")
    return any(2 * button.words >= head.words for head in heads)


def _rank(element: Element) -> int:
    """3 for what the page itself calls its main part, 2 for a box named so, 1 for an article, 0 for anything else."""
    if element.tag == "main" or element.get("role").lower() == "main":
        return 3
    if {word.lower() for word in (element.get("id"), *element.get("class").split())} & cues().content:
        return 2
    return int(element.tag == "article")
