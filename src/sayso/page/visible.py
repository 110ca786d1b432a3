"""What a reader sees around a page's headline: who wrote it, and when."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from turbohtml import Element, Text

from sayso.page.dates import gives_day, settle_date
from sayso.page.names import disowns, introduces

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from turbohtml import Document, Node

LIKE = 0.4
"""Likeness to one of the page's titles from which on a heading is taken for the headline."""
UNSEEN = frozenset(("script", "style", "noscript", "template", "textarea", "option"))
LONG = 150
"""Characters of a string that is no line with an author or a date."""


class Prose(NamedTuple):
    """Where the article begins: behind more than `most` strings of more than `longest` characters."""

    longest: int
    most: int


NEAR, FAR = Prose(LONG, 1), Prose(120, 2)
"""Authors and date may stand behind one such string, the standfirst. Where they stand farther, captions
and teasers come between, too, and what is prose must be told by shorter paragraphs."""
NODES, FARTHER, NODES_ABOVE = 100, 400, 40
"""Nodes read after the headline; after it where a page shows no day so near (buttons for sharing stand
between); and above it."""
LONGEST = 500
"""Characters read of one author line."""
MOST_WORDS = 10
"""Words beside a date in its line: of 613 strings near headlines all with more were of other days."""
GOING_ON = ".,;!?)”“»"
PICTURES = frozenset(("figure", "figcaption"))
AROUND = 4
"""Elements around a string that are asked whether they are a picture's."""
BARE, SHORT = 14, 40
"""Characters of "Submitted by:" alone, and of a label before a date, at most."""
TELLING = frozenset(("a", "time"))
CLIMBED = 60
"""Elements around one that are asked whether they hold a comment, or the article."""
ENTRY = frozenset(("hentry", "h-entry"))
"""The classes by which microformats name a box that holds one article and what belongs to it."""
DATED = "time, .published, .dt-published, .entry-date, .post-date, .posted-on, .date"
MOST_DATED = 40
"""Elements that may give a date, looked at where none stands near the headline."""
HINT = re.compile("auth|auto|aute|byline|writer|date|time|publish|posted")
"""A class name without any of these, in lower case, is neither of the two below; it is asked first, for
speed, which is why its choices begin with plain letters."""
AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|autor|auteur|writer)(?:$|[\s_-]|s?name)")
NOT_AUTHOR = re.compile(
    r"avatar|image|img|photo|bio\b|box|card|about|desc|social|follow|comment|related|date|time"
)
DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|time|timestamp|published|publish|pubdate|posted)(?:$|[\s_-])"
)
DATE_LIKE = re.compile(r"\d(?:\d{3}|[./-]\d{1,2}[./-]\d)")
DIGIT = re.compile(r"\d")
UPDATED = re.compile(
    r"updat|modif|a(?:ktuali[sz]|(?<=\ba)kt\.|c?tuali[sz]|ggiorn)|mise? à jour|bijgewerkt|gewijzigd|обновл"
    r"|изменен|оновл|змінен|güncel|تحديث|更新|修改|oppdater|uppdater|opdater"
)
"""In lower case, like the names of classes: to ignore the case takes four times as long."""
WORD = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")


class Shown(NamedTuple):
    """Something near the headline that tells of authors or dates."""

    field: str
    """`byline`, `published` or `modified`."""
    text: str
    origin: str
    """`time element` or `visible text`."""
    marked: bool
    """Whether its tag, class or link says so, and not its words alone."""
    distance: int
    """Nodes between it and the headline; those above the headline count from `FARTHER` on, as many a page
    has the day of its reading in its head."""


def find_headline(tree: Document, headings: list[Element], titles: Iterable[str]) -> Element | None:
    """The heading that the page elsewhere calls its title, or else its first `h1`.

    Of two with the same words the later one: the first is then a print version or a sticky bar.
    """
    wanted = [words_of(title) for title in titles]
    return (
        _most_like(headings, wanted)
        or _most_like([*tree.select("h2")[:6], *tree.select("h3")[:3]], wanted)
        or (headings[0] if headings else None)
    )


def _most_like(headings: Iterable[Element], titles: Iterable[frozenset[str]]) -> Element | None:
    """The heading most like one of the titles; None where none is like them."""
    best, best_share = None, LIKE
    for heading in headings:
        words = words_of(heading.text[:300])
        share = max((likeness(words, title) for title in titles), default=0.0)
        if share >= best_share:
            best, best_share = heading, share
    return best


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in lower case."""
    return frozenset(WORD.findall(text.casefold()))


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """How many of the words of two texts they share.

    >>> likeness(words_of("Mayor resigns"), words_of("Mayor resigns | The Veland Post"))
    0.4
    """
    return len(left & right) / (len(left | right) or 1)


def find_shown(headline: Element, comments: Container[Node] = ()) -> Iterator[Shown]:
    """The author lines and dates after a headline, and those just above it, nearest first.

    `comments` are the elements that hold a comment each: what stands in the first of them, or below it,
    is no longer the article's.
    """
    yield from _told(islice(headline.following, NODES), 0, comments)
    above = [node for node in islice(headline.preceding, NODES_ABOVE) if type(node) is Text]
    yield from _told(reversed(above), FARTHER, ())


def find_shown_below(
    headline: Element, comments: Container[Node], near: Iterable[Shown]
) -> tuple[Shown, ...]:
    """The dates farther from the headline; else those in its article's box, where they agree on one day.

    `near` is what stands near the headline: a day on which the page was changed is not its first.
    """
    told = _told(islice(headline.following, FARTHER), 0, comments, FAR)
    farther = tuple(one for one in told if one.distance >= NODES and one.field == "published")
    changed = {day_of(one) for one in near if one.field == "modified"}
    for dates in (farther, tuple(_in_entry(headline, comments))):
        days = {day_of(one) for one in dates} - {None}
        if len(days) == 1 and days.isdisjoint(changed):
            return dates
    return ()


def day_of(shown: Shown) -> str | None:
    """The day that something shown names, the day before the month where both are numbers."""
    settled = settle_date(shown.text) or settle_date(shown.text, day_first=True)
    return None if settled is None else settled[:10]


def _in_entry(headline: Element, comments: Container[Node]) -> Iterator[Shown]:
    """The dates anywhere in the box that holds the article alone, such as below a long one, in page order."""
    entry = _entry_of(headline)
    for element in [] if entry is None else entry.select(DATED)[:MOST_DATED]:
        if _entry_of(element) == entry and not in_comment(element, comments):
            names = (element.attr("class") or "").lower()
            yield from (one for one in _marked(element, names, "", NODES) if one.field == "published")


def _entry_of(element: Element) -> Node | None:
    """The innermost box around an element that its markup calls an article."""
    return next((one for one in islice(element.ancestors, CLIMBED) if _is_entry(one)), None)


def _is_entry(node: Node) -> bool:
    if type(node) is not Element:
        return False
    return node.tag == "article" or not ENTRY.isdisjoint((node.attr("class") or "").split())


def in_comment(element: Element, comments: Container[Node]) -> bool:
    """Whether an element stands inside one of the elements that hold comments."""
    return any(one in comments for one in islice(element.ancestors, CLIMBED))


def _told(
    nodes: Iterable[Node], start: int, comments: Container[Node], prose: Prose = NEAR
) -> Iterator[Shown]:
    """What the nodes tell, up to where the article's prose or the first comment begins."""
    read, previous = 0, ""
    for distance, node in enumerate(nodes, start):
        if type(node) is Text:
            text = _seen(node)
            if not text:
                continue
            if len(text) > prose.longest:
                read += 1
                if read > prose.most:
                    return
            if len(text) <= LONG:
                yield from _worded(node, text, previous, distance)
            previous = text
        elif type(node) is Element:
            if node in comments:
                return
            names = (node.attr("class") or "").lower()
            if node.tag in TELLING or HINT.search(names):
                yield from _marked(node, names, previous, distance)


def _seen(node: Text) -> str:
    """The beginning of a text node, white space squashed; empty where no reader sees it."""
    data = node.data
    if data.isspace() or getattr(node.parent, "tag", "") in UNSEEN:
        return ""
    return " ".join(data[: LONG * 2].split())


def _worded(node: Text, text: str, previous: str, distance: int) -> Iterator[Shown]:
    """What a short string tells by its words alone: "By Ann Lee", "3 March 2021"."""
    if introduces(text) or (len(previous) < BARE and introduces(previous)):
        yield Shown("byline", text, "visible text", False, distance)
    if DATE_LIKE.search(text) and not _is_prose(text) and gives_day(text) and not _in_picture(node):
        parent = node.parent
        names = (parent.attr("class") or "").lower() if isinstance(parent, Element) else ""
        yield Shown(_date_field(text, previous, names), text, "visible text", False, distance)


def _is_prose(text: str) -> bool:
    """Whether a string with a date in it says more than a date's line, or goes on with a sentence."""
    return text[0] in GOING_ON or len(LETTERS.findall(text)) > MOST_WORDS


def _in_picture(node: Text) -> bool:
    """Whether a string belongs to a picture: its date is the day on which the picture was taken."""
    return any(getattr(one, "tag", "") in PICTURES for one in islice(node.ancestors, AROUND))


def _marked(element: Element, names: str, previous: str, distance: int) -> Iterator[Shown]:
    """What an element tells by its tag, its link or its class names, these in lower case."""
    if element.tag == "time":
        shown = lines_of(element)
        field = _date_field(shown, previous, names)
        yield Shown(field, _time_text(element.attr("datetime"), shown), "time element", True, distance)
    elif names_author(element, names) and not disowns(previous):
        yield Shown("byline", lines_of(element), "visible text", True, distance)
    elif DATE_CLASS.search(names) and len(element.select("time")[:2]) < 2:
        text = lines_of(element)
        field = _date_field(text, previous, names)
        yield Shown(field, _full_date(element) or text, "visible text", True, distance)


def _time_text(declared: str | None, shown: str) -> str:
    """What a `time` element declares, or shows where that is another day: the outlet's own, or the true one.

    Templates are known to declare 2019-09-03 for every page, and many declare UTC without saying so.
    """
    if not declared or not DATE_LIKE.search(shown):
        return declared or shown
    day, printed = settle_date(declared), settle_date(shown)
    return declared if day is None or printed is None or day[:10] == printed[:10] else shown


def _full_date(element: Element) -> str | None:
    """The date in an element's title, in which microformats give it whole where only the hour is shown."""
    title = element.attr("title")
    return title if title and DIGIT.search(title) and gives_day(title) else None


def names_author(element: Element, names: str) -> bool:
    """Whether an element with these class names is there to name an author."""
    if element.tag == "a" and (
        "author" in (element.attr("rel") or "") or "/author" in (element.attr("href") or "")
    ):
        return True
    return AUTHOR_CLASS.search(names) is not None and NOT_AUTHOR.search(names) is None


def _date_field(text: str, previous: str, names: str) -> str:
    """`modified` where "updated" stands before the date: in the names of its class, in its own string or in
    a short one before it.

    The day of a page that never changed is often of the classes "published" and "updated" alike.
    """
    told = text if "publish" in names else f"{names} {text}"
    changed = find_updated(told)
    if changed is None and len(previous) < SHORT and find_updated(previous):
        return "modified"
    digit = DIGIT.search(told)
    early = changed is not None and (digit is None or changed.start() < digit.start())
    return "modified" if early else "published"


def find_updated(text: str) -> re.Match[str] | None:
    """The first word for "updated" in a text."""
    return UPDATED.search(text.lower())


def lines_of(element: Element) -> str:
    """The text of an element; strings that no blank parts stand on lines of their own.

    Names and roles in neighbouring elements would else read "Ann LeeStaff".
    """
    text = ""
    for node in element.descendants:
        if len(text) > LONGEST:
            break
        if isinstance(node, Text) and node.data and getattr(node.parent, "tag", "") not in UNSEEN:
            apart = text and not text[-1].isspace() and not node.data[0].isspace()
            text += ("\n" if apart else "") + node.data[:LONGEST]
    return text
