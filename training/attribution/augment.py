"""Articles made a little different each time they are seen, so that frames are learned, not a beat.

The annotated articles are about the politics of one country and hold no attribution inside another. Here
plain sentences of theirs are given to invented speakers in the phrases of wire copy and official briefings,
sentences that attribute already are reported by somebody else, and quotation marks change their fashion.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sayso.document import article_document
from sayso.text import find_sentences, find_words
from sayso.types import Span
from training.attribution.examples import Article, Attribution, Spans

REPORTED, REPORTED_AGAIN = 0.04, 0.12
"""Share of plain sentences, and of sentences that attribute already, that somebody is made to say."""
RESTYLED = 0.3
"""Share of articles whose quotation marks change."""

MARKS = '“”"«»'
FASHIONS = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("'", "'"))

PHRASES = Path(__file__).with_name("phrases.txt")


def _section(name: str) -> list[str]:
    lines = PHRASES.read_text("utf-8").split(f"[{name}]\n")[1].split("\n\n")[0]
    return lines.strip().splitlines()


BODIES, OFFICES, ROLES = _section("bodies"), _section("offices"), _section("roles")
SYLLABLES = _section("syllables")[0].split()
SMALL = frozenset(_section("lose their capital")[0].split())
FRAMES = _section("frames")


class Edit(NamedTuple):
    """Words put into a text at one place."""

    at: int
    words: str


class Said(NamedTuple):
    """A sentence given to somebody: the words put in, and the attribution in terms of them."""

    before: Edit
    after: Edit
    ahead: bool
    """Whether source and cue stand before the sentence."""
    source: Span
    """Within the words put in, as the cue."""
    cue: Span
    marks: tuple[int, int]
    """Of the words put in, those next to the sentence that are part of what is said: quotation marks."""


def varied(article: Article, seed: int) -> Article:
    """The article as it is seen this time; the same for the same seed."""
    chance = random.Random(f"{seed} {article.id}")
    return _restyled(_reported(article, chance), chance)


def _reported(article: Article, chance: random.Random) -> Article:
    text = article.text
    said = []
    edges = sorted({edge for one in article.attributions for spans in one for span in spans for edge in span})
    for sentence in _sentences(text):
        share = REPORTED_AGAIN if _attributes(sentence, edges) else REPORTED
        if chance.random() < share and _is_whole(article, sentence, edges):
            one, text = _give(text, sentence, chance)
            said.append(one)
    edits = sorted(edit for one in said for edit in (one.before, one.after) if edit.words)
    return Article(
        article.id,
        _edited(text, edits),
        (
            *(Attribution(*(_moved(spans, edits) for spans in one)) for one in article.attributions),
            *(_attribution(one, edits) for one in said),
        ),
        article.style,
    )


def _sentences(text: str) -> Iterator[Span]:
    for passage in article_document(text).passages:
        for sentence in find_sentences(text, passage.span):
            if text[sentence.end - 1] == "." and len(find_words(text, sentence)) >= 6:
                yield sentence


def _attributes(sentence: Span, edges: list[int]) -> bool:
    return bisect_left(edges, sentence.start) < bisect_right(edges, sentence.end)


def _is_whole(article: Article, sentence: Span, edges: list[int]) -> bool:
    """Whether no attribution reaches across the borders of a sentence."""
    if not _attributes(sentence, edges):
        return not any(Span(*span).covers(sentence) for one in article.attributions for span in one.content)
    touching = (
        (min(start for spans in one for start, _ in spans), max(end for spans in one for _, end in spans))
        for one in article.attributions
    )
    return all(sentence.covers(Span(*one)) for one in touching if sentence.overlaps(Span(*one)))


def _give(text: str, sentence: Span, chance: random.Random) -> tuple[Said, str]:
    """Somebody says a sentence, before it or after it."""
    quoted = not any(mark in sentence.of(text) for mark in MARKS)
    frame = chance.choice([frame for frame in FRAMES if quoted or "“" not in frame])
    before, after = frame.split("...")
    ahead = "<" in before
    if ahead and "“" not in before:
        text = _without_capital(text, sentence)
    speaker = _speaker(chance)
    if ahead and before.startswith("{}"):
        speaker = speaker[0].upper() + speaker[1:]
    words, source, cue = _filled(before if ahead else after, speaker)
    said = Said(
        Edit(sentence.start, words if ahead else before),
        Edit(sentence.end - 1, after if ahead else words),
        ahead,
        source,
        cue,
        (before.endswith("“"), after.find("”") + 1),
    )
    return said, text


def _without_capital(text: str, sentence: Span) -> str:
    first = find_words(text, sentence)[0]
    if first.start > sentence.start or first.of(text).lower() not in SMALL:
        return text
    return text[: first.start] + text[first.start].lower() + text[first.start + 1 :]


def _filled(frame: str, speaker: str) -> tuple[str, Span, Span]:
    """A frame with its speaker: the words, and where among them source and cue stand."""
    speaker = speaker.rstrip(",") if frame.endswith("{}") else speaker
    start = len(frame.partition("{}")[0].replace("<", "").replace(">", ""))
    source = Span(start, start + len(speaker))
    words = frame.replace("{}", speaker)
    cue = Span(words.index("<"), words.index(">") - 1)
    return words.replace("<", "").replace(">", ""), source, cue


def _speaker(chance: random.Random) -> str:
    form = chance.random()
    if form < 0.4:
        return chance.choice(BODIES)
    name = " ".join(_name(chance) for _ in range(chance.randint(1, 2)))
    if form < 0.6:
        return name
    if form < 0.8:
        return f"{chance.choice(OFFICES)} {name}"
    role = chance.choice(ROLES)
    return f"{name}, {role}," if role.startswith("who") or form < 0.9 else f"{role}, {name},"


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))).capitalize()


def _edited(text: str, edits: list[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.at], edit.words]
        at = edit.at
    return "".join((*parts, text[at:]))


def _attribution(said: Said, edits: list[Edit]) -> Attribution:
    home = said.before if said.ahead else said.after
    start = home.at + sum(len(edit.words) for edit in edits[: edits.index(home)])
    source, cue = (span.shifted(start) for span in (said.source, said.cue))
    ((first, after),) = _moved(((said.before.at, said.after.at),), edits)
    return Attribution((source,), (cue,), ((first - said.marks[0], after + said.marks[1]),))


def _moved(spans: Spans, edits: list[Edit]) -> Spans:
    def by(at: int, also_here: bool) -> int:
        return sum(len(edit.words) for edit in edits if edit.at < at or (also_here and edit.at == at))

    return tuple((start + by(start, True), end + by(end, False)) for start, end in spans)


def _restyled(article: Article, chance: random.Random) -> Article:
    """Double quotation marks in another fashion, paragraph by paragraph, each one character for one."""
    if chance.random() >= RESTYLED or not any(mark in article.text for mark in MARKS):
        return article
    fashion, inside, out = chance.choice(FASHIONS), False, []
    for character in article.text:
        inside = inside and character != "\n"
        if character in MARKS:
            inside = character in "“«" or (character == '"' and not inside)
        out.append(fashion[not inside] if character in MARKS else character)
    return article._replace(text="".join(out))
