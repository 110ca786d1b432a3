"""Claims in the terminal: a list of them, and one as a card with the tree of its provenance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from sayso.views.claims import ClaimRow, PageOfClaim, SaidOfClaim
from sayso.views.records import Instance, Record
from sayso.views.terminal import plain


def show_claims(rows: Sequence[ClaimRow]) -> RenderableType:
    """One line for each claim: its id, its pages, its origins, its words."""
    table = Table("Claim", "Pages", "Origins", "What", box=SIMPLE_HEAD, header_style="dim")
    for row in rows:
        origins = Text(row.origins_in_words)
        if row.denials:
            origins.append(f"; {len(row.denials)} against", "dim")
        table.add_row(plain(row.claim.id), str(len(row.pages)), origins, plain(row.claim.wording))
    return table


def show_claim(row: ClaimRow) -> RenderableType:
    """One claim: on whose word it stands on which page, who denies it, what readers ask."""
    return Group(*_parts(row))


def show_record(record: Record) -> RenderableType:
    """What a source said on these pages, in counts, and where."""
    return Group(*_record(record))


def _record(record: Record) -> Iterator[RenderableType]:
    for name in record.names:
        yield plain(name, "bold")
    pages = ", ".join(map(str, record.pages))
    yield Text(f"{record.statements} statements on {len(record.pages)} pages ({pages})")
    yield Text(f"{record.with_evidence} with evidence offered, {record.denying} denying something")
    if record.alone:
        yield Text(f"{len(record.alone)} claims with one origin only: {', '.join(record.alone)}")
    if record.forecasts:
        yield Text(f"\n{len(record.forecasts)} forecasts, none judged by anybody yet", style="dim")
        for one in record.forecasts:
            due = f" (due: {one.due})" if one.due else ""
            yield _place(one.page, one.statement, one.words + due)
    yield from _instances("denied by others", record.denied)
    yield from _instances("with their like of another time", record.recurring)


def _instances(heading: str, found: Sequence[Instance]) -> Iterator[RenderableType]:
    if found:
        yield Text(f"\n{len(found)} statements {heading}", style="dim")
        for one in found:
            yield _place(one.page, one.statement, one.words)


def _place(page: int, statement: int, words: str) -> RenderableType:
    return Padding(plain(f"page {page}, statement {statement}: {words}"), (0, 0, 0, 2))


def _parts(row: ClaimRow) -> Iterator[RenderableType]:
    yield plain(row.claim.wording, "bold")
    yield Text(f"{len(row.pages)} pages, {row.origins_in_words}. Claim {row.claim.id}")
    for label, value in (
        ("First seen", row.earliest),
        ("Due", "; ".join(row.due)),
        ("Evidence offered", "; ".join(row.evidence) or "none that was found"),
        ("Unsure", "; ".join(row.unsure)),
        ("Copies", "; ".join(row.copies)),
        ("Asked, unanswered", "; ".join(f"page {page}, comment {number}" for page, number in row.asked)),
    ):
        if value:
            yield Text(f"{label}: ", style="dim").append(plain(value))
    yield Text()
    yield _tree(row)
    yield from _beside("Denied", row.denials)
    yield from _beside("The like of another time", row.recurrences)


def _tree(row: ClaimRow) -> Tree:
    """Each origin with the pages that rest on it; pages that rest on none stand by themselves."""
    tree = Tree(Text("On whose word", style="dim"), guide_style="dim")
    pages = {page.number: page for page in row.pages}
    for origin in row.origins:
        name = plain(origin.name, "bold").append("" if origin.counts else "  (not counted)", "dim")
        branch = tree.add(name)
        for number in origin.pages:
            branch.add(_page(pages[number]))
    resting = {number for origin in row.origins for number in origin.pages}
    for page in row.pages:
        if page.number not in resting:
            tree.add(_page(page))
    return tree


def _page(page: PageOfClaim) -> RenderableType:
    head = plain(f"{page.number}  {page.name}")
    told = [page.day, page.stance, "own reporting" if page.own_reporting else None]
    head.append(f"  {', '.join(filter(None, told))}", "dim")
    return Group(head, *(plain(f"{said.who}: {said.words}") for said in page.says))


def _beside(heading: str, said: Sequence[SaidOfClaim]) -> Iterator[RenderableType]:
    if said:
        yield Text()
        yield Text(heading, style="dim")
        for one in said:
            line = plain(f"page {one.page}, {one.who}: {one.words}")
            yield Padding(Group(line, plain(one.why, "dim")), (0, 0, 0, 2))
