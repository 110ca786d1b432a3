"""Claims in the terminal: a list of them, and one as a card with the tree of its provenance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from sayso.ledger import ListedClaim
from sayso.types import Judgement
from sayso.views.claims import ClaimRow, PageOfClaim, SaidOfClaim, say_origins
from sayso.views.judged import Opinion, opinion_of
from sayso.views.outlets import OutletRecord
from sayso.views.records import ClaimOf, Forecast, Instance, Record, outcomes
from sayso.views.terminal import plain
from sayso.views.wording import say_count, say_pages


def show_claims(claims: Iterable[ListedClaim]) -> RenderableType:
    """One line for each claim: its id, its pages, its origins, its words."""
    table = Table("Claim", "Pages", "Origins", "What", box=SIMPLE_HEAD, header_style="dim")
    for claim in claims:
        origins = Text(say_origins(claim.sourced, claim.independent, claim.high))
        if claim.against:
            origins.append(f"; {claim.against} against", "dim")
        table.add_row(plain(claim.id), str(claim.pages), origins, plain(claim.wording))
    return table


def show_claim(row: ClaimRow) -> RenderableType:
    """One claim: on whose word it stands on which page, who denies it, what readers ask."""
    return Group(*_parts(row))


def show_record(record: Record) -> RenderableType:
    """What a source said on these pages, in counts, and where."""
    return Group(*_record(record))


def show_outlet(record: OutletRecord) -> RenderableType:
    """What an outlet's pages say by themselves, what they rest on, whom they copy; in counts, and where."""
    return Group(*_outlet(record))


def show_judgement(judgement: Judgement) -> RenderableType:
    """One judgement as the ledger keeps it: of what, by whom, when and why."""
    about = judgement.about
    claim = f" of claim {about.claim}" if about.claim and about.sha256 else ""
    page = about.url or (about.sha256 and f"a page without an address, SHA-256 {about.sha256[:12]}…")
    of = page or f"claim {about.claim}"
    head = plain(f"{judgement.number}  {about.words}", "bold")
    return Group(head, _line(f"{of}{claim}"), _opinion(opinion_of(judgement), 2))


def show_opinion(opinion: Opinion) -> Text:
    """Who judged what, when and why."""
    before = f", who had judged it {_times(opinion.before)} before" if opinion.before else ""
    line = plain(f"{opinion.says}, says {opinion.by}{before} ({opinion.when}): {opinion.why}")
    return line.append("  ").append(plain(opinion.link, "dim")) if opinion.link else line


def _record(record: Record) -> Iterator[RenderableType]:
    for name in record.names:
        yield plain(name, "bold")
    statements, pages = say_count(record.statements, "statement"), say_count(len(record.pages), "page")
    yield Text(f"{statements} on {pages} ({_numbers(record.pages)})")
    yield Text(f"{record.with_evidence} with evidence offered, {record.denying} denying something")
    yield from _claims(record.claims)
    yield from _forecasts(record.forecasts)
    yield from _instances("denied by others", record.denied)
    yield from _instances("with their like of another time", record.recurring)


def _outlet(record: OutletRecord) -> Iterator[RenderableType]:
    for name in record.names:
        yield plain(name, "bold").append("  outlet", "dim")
    count = len(record.pages)
    yield Text(f"{say_count(count, 'page')} ({_numbers(record.pages)})")
    yield Text(
        f"{say_count(record.statements, 'statement')}: {record.own} in its own voice, {record.unnamed} "
        "attributed to nobody with a name"
    )
    for pages, told in (
        (record.with_evidence, "offer evidence"),
        (record.own_reporting, "say that they did reporting of their own on a claim"),
        (record.modified, "declare that they were changed after their day"),
    ):
        share = f"{len(pages)} of {say_count(count, 'page')} {told}"
        yield Text(share + (f": {_numbers(pages)}" if pages else ""))
    yield from _claims(record.claims)
    yield from _forecasts(record.forecasts)
    yield from _instances("in its own voice denied by others", record.denied)
    yield from _instances("in its own voice with their like of another time", record.recurring)
    for heading, copies in (
        ("Pages that carry the text of other outlets", record.copies),
        ("Pages of other outlets that carry its text", record.copied),
    ):
        if copies:
            yield Text(f"\n{heading}: {len(copies)}", style="dim")
            for copy in copies:
                yield _line(f"page {copy.page} carries the text of page {copy.of}: {copy.why}")
    if record.corrections:
        yield Text(f"\nNotices of correction: {len(record.corrections)}", style="dim")
        for correction in record.corrections:
            yield _line(f"page {correction.page}: {correction.words}")


def _claims(carried: Sequence[ClaimOf]) -> Iterator[RenderableType]:
    if carried:
        alone = sum(claim.one_origin for claim in carried)
        claims = say_count(len(carried), "claim")
        yield Text(f"\n{claims} on several pages, {alone} with one origin only", style="dim")
        for claim in carried:
            origins = ", one origin" if claim.one_origin else ""
            yield _line(f"{claim.id}  {claim.wording} ({claim.pages} pages{origins})")


def _forecasts(forecasts: Sequence[Forecast]) -> Iterator[RenderableType]:
    if not forecasts:
        return
    judged = [f"{count} {outcome}" for outcome, count in outcomes(forecasts).items()]
    open_ = sum(not one.judged for one in forecasts)
    told = f"as people judged: {', '.join(judged)}; {open_} open" if judged else "none judged by anybody yet"
    yield Text(f"\n{say_count(len(forecasts), 'forecast')}, {told}", style="dim")
    for one in forecasts:
        due = f" (due: {one.due})" if one.due else ""
        also = f" (also on {say_pages(sorted({other.page for other in one.also}))})" if one.also else ""
        yield _place(one.page, one.statement, one.words + due + also)
        for opinion in one.judged:
            yield _opinion(opinion, 4)


def _numbers(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _instances(heading: str, found: Sequence[Instance]) -> Iterator[RenderableType]:
    if found:
        yield Text(f"\n{say_count(len(found), 'statement')} {heading}", style="dim")
        for one in found:
            against = f" (by {'; '.join(one.against)})" if one.against else ""
            yield _place(one.page, one.statement, one.words + against)


def _place(page: int, statement: int, words: str) -> RenderableType:
    return _line(f"page {page}, statement {statement}: {words}")


def _line(words: str) -> RenderableType:
    return Padding(plain(words), (0, 0, 0, 2))


def _parts(row: ClaimRow) -> Iterator[RenderableType]:
    yield plain(row.claim.wording, "bold")
    yield Text(f"{len(row.pages)} pages, {row.origins_in_words}. Claim {row.claim.id}")
    for label, value in (
        ("First seen", row.earliest),
        ("Said to have had it first", "; ".join(row.first)),
        ("Taken back by", "; ".join(row.recanted)),
        ("Due", "; ".join(row.due)),
        ("Evidence offered", "; ".join(row.evidence) or "none that was found"),
        ("Unsure", "; ".join(row.unsure)),
        ("Asked, unanswered", "; ".join(f"page {page}, comment {number}" for page, number in row.asked)),
    ):
        if value:
            yield Text(f"{label}: ", style="dim").append(plain(value))
    for opinion in row.judged:
        yield _opinion(opinion, 0)
    yield Text()
    yield _tree(row)
    yield from _listed("Copies", row.copies)
    yield from _listed("Passed on", row.chain)
    yield from _listed("Changed on the way", [f"{each.kind}: {each.detail}" for each in row.claim.changes])
    yield from _beside("Denied", row.denials)
    yield from _beside("The like of another time", row.recurrences)


def _tree(row: ClaimRow) -> Tree:
    """Each origin with the pages that rest on it, each once; pages that rest on none stand by themselves."""
    tree = Tree(Text("On whose word", style="dim"), guide_style="dim")
    waiting, shown = {page.number: page for page in row.pages}, set[int]()
    for origin in row.origins:
        name = plain(origin.name, "bold")
        if not origin.counts:
            name.append("  ").append(plain(f"(not counted: {origin.why})", "dim"))
        branch = tree.add(name)
        for number in origin.pages:
            if number in waiting:
                branch.add(_page(waiting.pop(number)))
        if above := [number for number in origin.pages if number in shown]:
            branch.add(Text(f"{say_pages(above)}, as above", style="dim"))
        shown.update(origin.pages)
    for page in waiting.values():
        tree.add(_page(page))
    return tree


def _page(page: PageOfClaim) -> RenderableType:
    head = plain(f"{page.number}  {page.name}")
    told = [page.day, page.stance, "own reporting" if page.own_reporting else None]
    head.append(f"  {', '.join(filter(None, told))}", "dim")
    return Group(head, *(line for said in page.says for line in _said(said)))


def _said(said: SaidOfClaim) -> Iterator[RenderableType]:
    yield plain(f"{said.who}: {said.words}")
    for opinion in said.judged:
        yield _opinion(opinion, 2)


def _opinion(opinion: Opinion, indent: int) -> RenderableType:
    return Padding(show_opinion(opinion), (0, 0, 0, indent))


def _listed(heading: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield Text()
        yield Text(heading, style="dim")
        for line in lines:
            yield _line(line)


def _beside(heading: str, said: Sequence[SaidOfClaim]) -> Iterator[RenderableType]:
    if said:
        yield Text()
        yield Text(heading, style="dim")
        for one in said:
            pages = sorted({one.page, *(page for page, _ in one.also)})
            line = plain(f"{say_pages(pages)}, {one.who}: {one.words}")
            yield Padding(Group(line, plain(one.why, "dim")), (0, 0, 0, 2))
