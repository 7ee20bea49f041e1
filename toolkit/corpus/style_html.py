"""A house style as a web page: nested lists or typed numbers, within a council's menus, banners and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from toolkit.corpus.style_blocks import Block, blocks_of, contents_of, footnotes_of, key_of, label_of, standing
from toolkit.corpus.style_numbering import numeral
from toolkit.corpus.style_source import NOTE_CALL, TRAP, Node, Style

TYPES = {"1": "decimal", "a": "lowerLetter", "i": "lowerRoman", "A": "upperLetter", "I": "upperRoman"}
BOXES_END = "</div></div>"
CSS_TYPES = {"1": "decimal", "a": "lower-alpha", "i": "lower-roman", "A": "upper-alpha", "I": "upper-roman"}


def html_of(style: Style) -> str:
    """The whole page."""
    page = Template(Path(__file__).with_name(f"style_{style.html.chrome}.html").read_text(encoding="utf-8"))
    title = escape(style.title)
    block = "\n".join(f"<p>{escape(line)}</p>" for line in style.block)
    body = {"breaks": _broken, "pairs": _paired, "blocks": _blocks}[style.html.form](style)
    return page.substitute(title=title, block=block, body=body, notes=_notes(style), contents=_contents(style))


def _blocks(style: Style) -> str:
    control = _table(tuple(Node("table_row", text=row) for row in style.control), head=False) if style.control else ()
    closing = (f"<p>{_words(line)}</p>" for line in style.closing)
    return "\n".join((*control, *_level(style, style.nodes, ()), *closing))


def _contents(style: Style) -> str:
    """The links to the top headings that some pages put beside the text."""
    headings = (escape(_joined_heading(style, block)) for block in contents_of(style))
    return "\n".join(f'<li><a href="#">{heading}</a></li>' for heading in headings)


def _joined_heading(style: Style, block: Block) -> str:
    return (style.join if block.label and block.text else "").join((block.label, block.text))


def _words(text: str) -> str:
    safe = escape(text.replace(TRAP, ""), quote=False)
    return NOTE_CALL.sub(r'<sup><a href="#fn\1" id="call\1">\1</a></sup>', safe)


def _notes(style: Style) -> str:
    items = "".join(f'<li id="fn{number}">{_words(text)}</li>' for number, text in footnotes_of(style).items())
    return f'<section class="footnotes"><ol>{items}</ol></section>' if items else ""


def _level(style: Style, nodes: tuple[Node, ...], above: tuple[Node, ...], carried: str = "") -> Iterator[str]:
    """The children of one node: runs of one kind together, as a list, a table or one paragraph after another."""
    shown = [node for node in nodes if node.level != "footnote"]
    for (kind, heading), run in groupby(shown, key=lambda node: (_kind(style, node, above), _over(node))):
        group = tuple(run)
        if heading and kind == "ol":
            tag = _tag(style, standing(style, group[0], above)[0])
            yield _titled(tag, escape(heading))
        if kind == "table":
            yield from _table(group, head=style.html.head_row)
        elif kind == "dl":
            yield from _terms(style, group, above)
        elif kind in ("ol", "ul"):
            yield from _list(style, kind, group, above)
        else:
            for node in group:
                yield from _node(style, node, above, carried)
                carried = ""


def _kind(style: Style, node: Node, above: tuple[Node, ...]) -> str:
    key = key_of(node, above)
    if node.level == "table_row":
        return "table"
    if key.startswith("bullet"):
        return "ul"
    if node.level == "definition" and style.html.terms:
        return "dl"
    return "ol" if key in style.html.ordered and node.number else ""


def _over(node: Node) -> str:
    """The heading that begins a group of its own: one that is printed over a single paragraph."""
    return "" if node.is_heading else node.heading


def _is_listed(style: Style, above: tuple[Node, ...]) -> bool:
    return any(_kind(style, parent, above[:place]) in ("ol", "ul") for place, parent in enumerate(above))


def _table(rows: tuple[Node, ...], *, head: bool) -> Iterator[str]:
    yield "<table>"
    for place, row in enumerate(rows):
        tag = "th" if head and place == 0 else "td"
        yield "<tr>" + "".join(f"<{tag}>{_words(cell)}</{tag}>" for cell in row.text.split(" | ")) + "</tr>"
    yield "</table>"


def _terms(style: Style, group: tuple[Node, ...], above: tuple[Node, ...]) -> Iterator[str]:
    """Definitions as a list of terms, each with its meaning and what stands under that."""
    yield "<dl>"
    for node in group:
        term, _, meaning = node.text.partition("” ")
        below = "\n".join(_level(style, node.children, (*above, node)))
        yield f"<dt>{_words(term)}”</dt>\n<dd>{_words(meaning)}{below}</dd>"
    yield "</dl>"


def _list(style: Style, kind: str, items: tuple[Node, ...], above: tuple[Node, ...]) -> Iterator[str]:
    form, start = _type(items) if kind == "ol" else ("", 1)
    told = f' style="list-style-type: {CSS_TYPES[form]}"' if style.html.styled and form else f' type="{form}"'
    marks = told * bool(form) + f' start="{start}"' * (start != 1)
    bracket = ' class="bracketed"' * items[0].number.startswith("(")
    yield f"<{kind}{marks}{bracket}>"
    for place, node in enumerate(items):
        value = _value(node, form) if form else start + place
        skip = f' value="{value}"' * (value != start + place)
        start = value - place
        below = "\n".join(_level(style, node.children, (*above, node)))
        yield f"<li{skip}>{_words(node.text)}{below}</li>"
    yield f"</{kind}>"


def _type(items: tuple[Node, ...]) -> tuple[str, int]:
    """The type that counts the items, and the value of the first. Several may: `(i)`, `(ii)` are also the 9th and 35th
    letters, `(h)`, `(i)` are not roman; the one without gaps is taken, and of those the one that begins lowest."""
    counted = {form: [_value(node, form) for node in items] for form in TYPES}
    fitting = [form for form, values in counted.items() if all(values)]
    if not fitting:
        raise ValueError(f"no list type counts {[node.number for node in items]}")
    best = min(fitting, key=lambda form: (counted[form][-1] - counted[form][0] - len(items), counted[form][0]))
    return best, counted[best][0]


def _value(node: Node, form: str) -> int:
    core = re.sub(r"\W", "", node.number)
    return next((value for value in range(1, 200) if numeral(value, TYPES[form]) == core), 0)


def _node(style: Style, node: Node, above: tuple[Node, ...], carried: str) -> Iterator[str]:
    rank, depth = standing(style, node, above)
    label = carried + label_of(style, node, key_of(node, above))
    tag = _tag(style, rank)
    carry = style.labels.get("opening", "{n} ").format(n=node.number) if node.is_opening else ""
    if node.is_heading and node.level not in style.run_in:
        yield from _heading(style, node, label, tag)
        label = ""
    elif node.heading and node.level not in style.run_in:
        yield _titled(tag, escape(node.heading))
    if (words := _own(style, node)) and not node.is_opening:
        number = f'<span class="num">{escape(label)}</span> ' if label else ""
        edge = f' style="margin-left: {2 * depth}em"' if depth and not _is_listed(style, above) else ""
        yield f"<p{edge}>{number}{words}</p>"
    yield from _level(style, node.children, (*above, node), carry)


def _tag(style: Style, rank: int) -> str:
    return style.html.ranks[min(rank, len(style.html.ranks) - 1)]


def _titled(tag: str, words: str) -> str:
    """A heading; some pages have none and print a paragraph in bold."""
    return f"<p><strong>{words}</strong></p>" if tag == "strong" else f"<{tag}>{words}</{tag}>"


def _own(style: Style, node: Node) -> str:
    if node.level not in style.run_in:
        return _words(node.text)
    return " ".join(filter(None, (f"<strong>{escape(node.heading)}.</strong>", _words(node.text))))


def _heading(style: Style, node: Node, label: str, tag: str) -> Iterator[str]:
    if node.level in style.stacked and node.number and node.heading:
        yield _titled(tag, f"{escape(label)}<br>{escape(node.heading)}")
    else:
        words = escape((style.join if label and node.heading else "").join((label, node.heading)))
        folding = style.html.folding and tag == style.html.ranks[0]
        yield f'<{tag}><button type="button">{words}</button></{tag}>' if folding else _titled(tag, words)


def _paired(style: Style) -> str:
    """Every paragraph as a row of two boxes, one for its number and one for its words with the bullets below them."""
    out: list[str] = []
    for kind, run in groupby(blocks_of(style), key=_pair_kind):
        blocks = tuple(run)
        if kind == "row":
            out += _table(tuple(block.node for block in blocks), head=style.html.head_row)
        elif kind == "bullet":
            items = "".join(f"<li>{_words(block.text)}</li>" for block in blocks)
            out[-1] = out[-1].removesuffix(BOXES_END) + f"<ul>{items}</ul>{BOXES_END}"
        else:
            out += [_pair(style, block) for block in blocks]
    return "\n".join(out)


def _pair_kind(block: Block) -> str:
    return "bullet" if block.key.startswith("bullet") else block.kind


def _pair(style: Style, block: Block) -> str:
    """A tail stands one box further out than its depth says: it has no number that would push it in."""
    if block.kind == "heading":
        tag = _tag(style, block.rank)
        return _titled(tag, escape(_joined_heading(style, block)))
    depth = block.depth - (block.depth > 0 and not block.label)
    number = f'<div class="clause-no">{escape(block.label)}</div>'
    return f'<div class="clause level-{depth}">{number}<div class="clause-text"><p>{_words(block.text)}</p>{BOXES_END}'


def _broken(style: Style) -> str:
    """Everything under one heading as one paragraph with typed numbers, its lines ended by <br>."""
    out: list[str] = []
    for heading, run in groupby(blocks_of(style), key=lambda block: block.kind == "heading"):
        lines = [_broken_line(style, block) for block in run]
        out.append("".join(f"<p><b>{line}</b></p>\n" for line in lines) if heading else _joined(lines))
    return "".join(out)


def _joined(lines: list[str]) -> str:
    return "<p>" + "<br>\n".join(lines) + "</p>\n"


def _broken_line(style: Style, block: Block) -> str:
    blank = "&nbsp;" * (4 * block.depth * (block.kind != "heading"))
    between = style.join if block.kind == "heading" else " "
    return blank + between.join(filter(None, (escape(block.label), _words(block.text))))
