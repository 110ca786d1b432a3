"""Posts from elsewhere that an article shows: the words are their author's, who signs them.

"*The gates will not hold.* — Ana Oru (@oru) March 5": networks print name and account below a post, and
that survives where the box around it is cut to bare paragraphs. A post without them is left alone: nobody is
invented for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.types import Document, Kind, Passage, Quoting, Span, Statement, Voice

SIGNED = re.compile(r"[—–-]{0,2} ?([^()@\n]{1,80}) \((@\w[\w.-]{0,60}(?:@[\w.-]{1,80})?)\)")
"""The name, then the account; a date may follow."""


def find_posted(document: Document) -> Iterator[Statement]:
    """What posts shown in the article say, in text order, each on the say-so of whoever signs it.

    >>> from sayso.types import Passage, Span
    >>> text = "The gates will not hold.\\n\\n— Ana Oru (@oru) March 5"
    >>> lines = [Passage(Span(*at), Kind.EMBED, "a post", Span(*at)) for at in ((0, 24), (26, len(text)))]
    >>> [post] = find_posted(Document(text, tuple(lines)))
    >>> [spans[0].of(text) for spans in (post.source, post.cue, post.content)]
    ['Ana Oru', '@oru', 'The gates will not hold.']
    """
    said: list[Span] = []
    for passage in document.passages:
        if passage.kind is not Kind.EMBED or not passage.span.of(document.text).strip():
            said = []
        elif said and (signed := SIGNED.match(document.text, *passage.span)):
            yield _posted(passage, signed, said)
            said = []
        else:
            said.append(passage.span)


def _posted(passage: Passage, signed: re.Match[str], said: list[Span]) -> Statement:
    return Statement(
        Voice.SOURCE,
        tuple(said),
        f'a post from elsewhere, signed "{signed[1]} ({signed[2]})"',
        source=(Span(*signed.span(1)),),
        cue=(Span(*signed.span(2)),),
        quoting=Quoting.DIRECT,
        within=passage.kind,
    )
