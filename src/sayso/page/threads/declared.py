"""Comments that a page declares in its JSON-LD and shows to nobody whose browser runs no scripts."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from sayso.page.jsonld import LONGEST, parse_script
from sayso.page.oneline import with_line_ends
from sayso.page.threads.commenters import clean_name
from sayso.types import Block, Frame, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Document, Element

MOST = 5000
"""Values looked at in one script: each comment has some ten."""
SIGN = '"Comment"'
"""The cheapest test: how each node of a comment names its type."""
TEXTS = ("text", "commentText", "articleBody", "description")
TIMES = ("dateCreated", "datePublished", "commentTime", "uploadDate")
TAG = re.compile(r"<[^<>]{0,300}>")
REASON = "the words of a comment, declared in the page's JSON-LD"

Node = dict[str, Any]


def find_declared(tree: Document, source: str) -> tuple[tuple[Frame, ...], tuple[Block, ...]]:
    """A frame for each comment that the JSON-LD of a page declares, and a block with its words."""
    frames: list[Frame] = []
    blocks: list[Block] = []
    for script in tree.select("script[type='application/ld+json' i]"):
        if SIGN not in script.text:
            continue
        places: dict[int, int] = {}
        for node, around in _comments(parse_script(with_line_ends(script.text[:LONGEST]))):
            text = _text(node)
            if text:
                blocks.append(
                    Block(text, Kind.COMMENT_BODY, REASON, _place(script, node, source), comment=len(frames))
                )
                places[id(node)] = len(frames)
                frames.append(_frame(node, places.get(id(around))))
    return tuple(frames), tuple(blocks)


def _comments(value: Any) -> Iterator[tuple[Node, Node | None]]:
    """Every node of a comment in the order of the script, with the comment in which it lies."""
    waiting: list[tuple[Any, Node | None]] = [(value, None)]
    for _ in range(MOST):
        if not waiting:
            return
        value, around = waiting.pop()
        if isinstance(value, list):
            waiting += [(one, around) for one in reversed(value[:MOST])]
        elif isinstance(value, dict):
            if value.get("@type") in ("Comment", ["Comment"]):
                yield value, around
                around = value
            waiting += [(one, around) for one in reversed(value.values()) if isinstance(one, (dict, list))]


def _text(node: Node) -> str:
    said = next((node[name] for name in TEXTS if isinstance(node.get(name), str)), "")
    return " ".join(html.unescape(TAG.sub(" ", said)).split())


def _frame(node: Node, parent: int | None) -> Frame:
    writer = node.get("author") or node.get("creator")
    writer = writer[0] if isinstance(writer, list) and writer else writer
    name = writer.get("name") if isinstance(writer, dict) else writer
    time = next((node[name] for name in TIMES if isinstance(node.get(name), str)), None)
    key = node.get("@id") or node.get("identifier")
    return Frame(
        key=key if isinstance(key, str) else None,
        parent=parent,
        author=clean_name(html.unescape(name)) if isinstance(name, str) else None,
        time=time,
        votes=_votes(node),
    )


def _votes(node: Node) -> int | None:
    """Approvals less disapprovals, where both are told, or else approvals."""
    up, down = node.get("upvoteCount"), node.get("downvoteCount")
    if not isinstance(up, int | str) or not str(up).isdecimal():
        return None
    return int(up) - (int(down) if isinstance(down, int | str) and str(down).isdecimal() else 0)


def _place(script: Element, node: Node, source: str) -> Span:
    """Where the words stand in the script as they are written there, or else the whole script."""
    start = script.position[1] if script.position else 0
    end = source.find("</script", start)
    end = len(source) if end < 0 else end
    said = next(node[name] for name in TEXTS if isinstance(node.get(name), str))
    for written in (json.dumps(said, ensure_ascii=False), json.dumps(said)):
        at = source.find(written, start, end)
        if at >= 0:
            return Span(at + 1, at + len(written) - 1)
    return Span(start, end)
