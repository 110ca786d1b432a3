"""One document for the terminal, readable without colour: brackets and numbers stand beside the styles.

A page's text may hold escape sequences that move the cursor, retitle the window or hide lines, and
words that rich would take for its own markup. Every such text passes `for_terminal` and becomes a
`Text`, which rich does not interpret.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.types import Article, Capture, Cut, Document, Kind
from sayso.views.marks import Mark, Role, Segment
from sayso.views.passages import Group as Around
from sayso.views.passages import Shown
from sayso.views.rows import PageRow, page_row
from sayso.views.safety import for_terminal
from sayso.views.said import StatementRow
from sayso.views.threads import CommentAct, CommentRow, Question
from sayso.views.wording import STANDINGS, say_confidence, say_cut, say_days, say_time

STYLES = {
    Role.SOURCE: "bold",
    Role.CUE: "italic",
    Role.DIRECT: "underline",
    Role.INDIRECT: "underline",
    Role.MIXED: "underline",
    Role.CREDIT: "italic",
    Role.DATED: "italic",
}

OPENING = {Role.SOURCE: "{", Role.CUE: "~", Role.DIRECT: "[", Role.INDIRECT: "[", Role.MIXED: "["}
CLOSING = {Role.SOURCE: "}", Role.CUE: "~", Role.DIRECT: "]", Role.INDIRECT: "]", Role.MIXED: "]"}
NUMBERED = {Role.SOURCE, Role.DIRECT, Role.INDIRECT, Role.MIXED}

FLOW_LABELS = {Kind.CAPTION: "Caption: ", Kind.HEADLINE: "Headline: ", Kind.EMBED: "Post from elsewhere: "}

LEGEND = "{source}1  ~cue~  [what is said]1"

DEEPEST = 8
DEEPEST_CHAIN = 3
FIRST_COMMENTS = 20
"""A longer thread is cut here unless asked for in full: it would scroll the article away."""


def show_document(document: Document, *, verbose: bool = False, least: float = 0.0) -> RenderableType:
    """One page for the terminal: what it says of itself, its words with marks, the statements, the thread.

    `verbose` adds the reasons, the outlet's own voice, the whole thread and every line around the article.
    Attributions whose confidence is below `least` are left out.
    """
    page = page_row(document, least=least)
    return Group(*_parts(page, verbose))


def show_article(capture: Capture, article: Article) -> Text:
    """An article for the terminal: its page, what that says of it, a paragraph for each block."""
    meta = article.meta
    told = [signal.value for signal in (*meta.byline, *filter(None, (meta.published,)))]
    head = (
        plain(f"── {capture.url or capture.place}", "dim"),
        plain(meta.headline.value if meta.headline else "(no headline)", "bold"),
        plain(" · ".join(told)),
    )
    return Text("\n\n").join(
        (Text("\n").join(head), *(plain(block.text) for block in article.blocks), Text())
    )


def plain(text: str, style: str = "") -> Text:
    r"""A text from a page, ready for the terminal and never interpreted.

    >>> plain("[red]x\x1b[2J[/red]").plain
    '[red]x␛[2J[/red]'
    """
    return Text(for_terminal(text), style=style)


def marked(segments: Sequence[Segment]) -> Text:
    """A passage on one line with its marks in brackets, each with the number of its statement.

    >>> from sayso.types import Span
    >>> who, what = Mark(Span(0, 3), Role.SOURCE, (1,)), Mark(Span(9, 11), Role.DIRECT, (1,))
    >>> marked([Segment("She", (who,), (who,), (who,)), Segment(" said: "),
    ...         Segment("No", (what,), (what,), (what,))]).plain
    '{She}1 said: [No]1'
    """
    found = Text()
    for segment in segments:
        found.append("".join(OPENING.get(mark.role, "") for mark in segment.opens))
        found.append(
            _words(segment.text), style=" ".join(STYLES.get(mark.role, "") for mark in segment.marks)
        )
        found.append("".join(_closing(mark) for mark in segment.closes))
    return found


def _words(text: str) -> str:
    """The words with the spaces at either end kept: a segment may begin or end between two words."""
    inside = for_terminal(text)
    if not inside:
        return " "
    return " " * text[0].isspace() + inside + " " * text[-1].isspace()


def _closing(mark: Mark) -> str:
    if mark.role is Role.ECHO:
        return f" (repeats comment {mark.numbers[0]})" if mark.numbers else " (repeats the article)"
    if mark.role is Role.ECHOED:
        return f" (quoted in {len(mark.numbers)} comment{'' if len(mark.numbers) == 1 else 's'})"
    numbers = ",".join(map(str, mark.numbers)) if mark.role in NUMBERED else ""
    return CLOSING.get(mark.role, "") + numbers


def _parts(page: PageRow, verbose: bool) -> Iterator[RenderableType]:
    yield (
        marked(page.title.segments)
        if page.title
        else plain(page.headline or "The page gives no headline", "bold")
    )
    if cut := page.document.cut:
        yield _cut(cut)
    yield _facts(page)
    yield from _old_pictures(page.document)
    yield from _section("Article", [_flow(passage) for passage in page.flow])
    if page.said or page.reported:
        yield Text(f"Marks: {LEGEND}", style="dim")
    yield from _section("Who says what", _statements(page.said, verbose))
    yield from _section("When", _times(page))
    yield from _section("Where", _places(page))
    yield from _section("What readers ask", _questions(page.questions))
    if verbose:
        yield from _section("In the outlet's own voice", [_own(row) for row in page.own])
    yield from _section(f"Thread ({len(page.thread)})", _thread(page.thread, verbose))
    yield from _section("Who says what, as commenters report it", _statements(page.reported, verbose))
    yield from _section("Around it", _rest(page, verbose))


def _section(heading: str, content: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if content:
        yield Text()
        yield Rule(heading, align="left", style="dim", characters="-")
        yield from content


def _cut(cut: Cut) -> Text:
    """That the page holds only part of its article, and why."""
    said = Text(f"{say_cut(cut)}: ", style="bold").append(plain(cut.reason))
    return said.append(" (").append(plain(cut.printed)).append(")") if cut.printed else said


def _facts(page: PageRow) -> RenderableType:
    document = page.document
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for fact in page.facts:
        grid.add_row(fact.label, plain(f"{fact.value} (from {fact.signal.origin})"))
    for fact, _ in page.conflicts:
        said = f"{fact.label.lower()} {fact.value} (from {fact.signal.origin})"
        grid.add_row("But also", plain(said))
    if document.url:
        grid.add_row("Address", plain(document.url))
    if document.time:
        grid.add_row("Captured", say_time(document.time.isoformat()))
    if document.sha256:
        grid.add_row("SHA-256", plain(document.sha256))
    if document.charset:
        grid.add_row("Charset", plain(f"{document.charset.name} (decided by {document.charset.decided_by})"))
    if document.truncated:
        grid.add_row("Cut short", "the archive holds fewer bytes of this page than it promises")
    counts = page.counts
    grid.add_row(
        "Found", f"{counts.attributed} attributed, {counts.own} own voice, {counts.comments} comments"
    )
    if page.left_out:
        grid.add_row("Left out", f"{page.left_out} attributed, less likely than asked for")
    return grid


def _flow(passage: Shown) -> RenderableType:
    words = marked(passage.segments)
    label = FLOW_LABELS.get(passage.kind, "")
    if passage.dated:
        label = f"Caption, picture dated {for_terminal(passage.dated)}: "
    return Padding(Text(label, style="dim") + words if label else words, (0, 0, 1, 0))


def _statements(rows: Sequence[StatementRow], verbose: bool) -> list[RenderableType]:
    if not rows:
        return []
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False)
    table.add_column("No.", justify="right", no_wrap=True)
    table.add_column("Who ~cue~", overflow="fold", ratio=3)
    table.add_column("What", overflow="fold", ratio=6)
    table.add_column("How, where", overflow="fold", ratio=2)
    for row in rows:
        inwards = (0, 0, 0, 2 * min(row.depth, DEEPEST_CHAIN))
        who, what = Padding(_who(row), inwards), Padding(_what(row, verbose), inwards)
        table.add_row(str(row.number), who, what, _how(row))
    return [table]


def _who(row: StatementRow) -> Text:
    who = plain(row.who, "bold") if row.who else Text("not named", style="dim")
    who.append(" ~").append(plain(row.cue, "italic")).append("~")
    for speaker in row.speakers:
        if speaker.value and speaker.value != row.who:
            who.append("\n= ").append(plain(speaker.value)).append(" ").append(
                plain(f"({speaker.label})", "dim")
            )
    return who.append("\nwithin: ").append(plain(row.within, "dim")) if row.within else who


def _how(row: StatementRow) -> str:
    sure = "" if row.confidence is None else f"{say_confidence(row.confidence)} ({row.confidence:.2f})"
    put = (detail.value for detail in row.strengths)
    return "\n".join(filter(None, (row.quoting, sure, *put, row.where)))


def _what(row: StatementRow, verbose: bool) -> Text:
    what = plain(row.what)
    for detail in row.details:
        what.append("\n").append(plain(f"{detail.label}:", "dim")).append(" ").append(plain(detail.value))
    if row.asked:
        what.append(f"\nReaders ask: comment {', '.join(map(str, row.asked))}", "dim")
    if verbose:
        what.append("\nbecause: ").append(plain(row.reason, "dim"))
        for detail in (*row.speakers, *row.strengths, *row.details):
            what.append("\n").append(plain(f"{detail.value or detail.label}: {detail.why}", "dim"))
    return what


def _own(row: StatementRow) -> RenderableType:
    where = plain(f"({row.where}; {row.reason})", "dim")
    return Text(f"{row.number:>3}  ").append(plain(row.what)).append("  ").append(where)


def _thread(rows: Sequence[CommentRow], verbose: bool) -> list[RenderableType]:
    shown = rows if verbose else rows[:FIRST_COMMENTS]
    found: list[RenderableType] = [_comment(row, verbose) for row in shown]
    if left := len(rows) - len(shown):
        found.append(Text(f"... and {left} more (--verbose shows all)", style="dim"))
    return found


def _comment(row: CommentRow, verbose: bool) -> RenderableType:
    comment = row.comment
    said_of_it = [f"{row.number}", f"{comment.author or 'no name'}"]
    if comment.standing is not None:
        said_of_it.append(STANDINGS[comment.standing])
    if row.parent is not None:
        said_of_it.append(f"answers {row.parent}" + (f", {row.parent_author}" if row.parent_author else ""))
    if when := comment.time or comment.printed_time:
        said_of_it.append(say_time(when))
    if comment.votes is not None:
        said_of_it.append(f"votes: {comment.votes}")
    head = Text("  ").join(map(plain, said_of_it))
    head.stylize("dim")
    if row.acts:
        head.append("\n").append(plain("; ".join(map(_act, row.acts)), "italic"))
    words = [marked(passage.segments) for passage in row.text]
    if row.folded and not verbose:
        words = [Text(f"(folded away: {', '.join(row.folded)}; --verbose shows it)", style="dim")]
    return Padding(Group(head, *words), (0, 0, 1, 3 * min(row.depth, DEEPEST)))


def _act(act: CommentAct) -> str:
    """What a comment does, and about what."""
    about = "" if act.statement is None else f" (statement {act.statement})"
    asked = "" if act.answered is None else f" (comment {act.answered})"
    return f"{act.says}{about}{asked}"


def _questions(questions: Sequence[Question]) -> list[RenderableType]:
    """What readers ask, each with its answers."""
    return [
        Text(f"{question.comment:>3}  ").append(plain(question.says)).append(_asked(question), "dim")
        for question in questions
    ]


def _asked(question: Question) -> str:
    about = "" if question.statement is None else f" about statement {question.statement}"
    answers = ", ".join(map(str, question.answers))
    answered = f"answered in comment {answers}" if answers else "no answer in the thread"
    return f"\n     {question.wants}{about}; {answered}"


def _places(page: PageRow) -> list[RenderableType]:
    """The places in one paragraph, those named most first."""
    named = [
        f"{place.spot.label}{f', {place.country}' if place.country else ''} ({place.spot.weight})"
        for place in page.places
    ]
    return [plain("; ".join(named))] if named else []


def _times(page: PageRow) -> list[RenderableType]:
    """When what is told is to have happened, in the order of time."""
    if page.line is None:
        return []
    lines = [plain(f"{entry.when}: {entry.what}{_of(entry.numbers)}") for entry in page.line.entries]
    return [
        *lines,
        *([Text(f"... and {page.line.left_out} later", style="dim")] if page.line.left_out else []),
    ]


def _of(statements: Sequence[int]) -> str:
    return f" in {', '.join(map(str, statements))}" if statements else ""


def _old_pictures(document: Document) -> Iterator[RenderableType]:
    for picture in document.old_pictures:
        caption = document.passages[picture.passage].span.of(document.text)
        said = Text("Illustration older than the story: ", style="bold")
        yield said.append(plain(f"{say_days(picture.reason)} ({caption})"))


def _rest(page: PageRow, verbose: bool) -> list[RenderableType]:
    if not verbose:
        counts = ", ".join(f"{group.label} {len(group.passages)}" for group in page.rest)
        sums = [plain(f"{group.label}: {each}") for group in page.rest for each in group.sums]
        return [*sums, Text(counts)] if counts else []
    return [line for group in page.rest for line in _group(group)]


def _group(group: Around) -> Iterator[RenderableType]:
    yield Text(group.label, style="bold")
    for each in group.sums:
        yield Padding(plain(each), (0, 0, 0, 2))
    for passage in group.passages:
        yield Padding(marked(passage.segments), (0, 0, 0, 2))
