"""Document to Statements: a tagger finds the attributions, and the rest is the article's own voice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sayso.errors import UnknownTagger
from sayso.statements import rules
from sayso.statements.chains import with_chains
from sayso.statements.outlet import find_own_assertions
from sayso.statements.posts import find_posted
from sayso.types import Document, Statement

Tagger = Callable[[Document], tuple[Statement, ...]]
"""Finds the attributions of a document: statements with `Voice.SOURCE`, in text order."""


def _find_by_training(document: Document) -> tuple[Statement, ...]:
    # Opened only where it is asked for: onnxruntime and numpy take longer to load than a page to read.
    from sayso.statements.trained import find_attributions  # noqa: PLC0415

    return find_attributions(document)


TAGGERS: Mapping[str, Tagger] = MappingProxyType(
    {"rules": rules.find_attributions, "trained": _find_by_training}
)
"""Every way to find attributions, by the name that `find_statements` takes."""

USUAL = "trained"
"""The tagger that is taken where none is named."""


def tagger_named(name: str) -> Tagger:
    """The tagger of that name; raises UnknownTagger, which lists what there is."""
    if name not in TAGGERS:
        raise UnknownTagger(name, TAGGERS)
    return TAGGERS[name]


def find_statements(document: Document, tagger: str = USUAL) -> tuple[Statement, ...]:
    """What a page's sources say and, kept apart by its voice, what the article itself asserts.

    In text order of their content; one that stands inside another's content is `under` it. Raises
    UnknownTagger when there is no tagger of that name.

    >>> from sayso.types import Kind, Passage, Span
    >>> text = "Rain fell. The gates will hold, said Mayor Ana Oru."
    >>> passage = Passage(Span(0, len(text)), Kind.ARTICLE, "example", Span(0, len(text)))
    >>> own, said = find_statements(Document(text, (passage,)))
    >>> own.voice.value, own.content[0].of(text)
    ('outlet', 'Rain fell.')
    >>> said.source[0].of(text), said.cue[0].of(text), said.content[0].of(text)
    ('Mayor Ana Oru', 'said', 'The gates will hold')
    """
    attributed = (*tagger_named(tagger)(document), *find_posted(document))
    own = find_own_assertions(document, attributed)
    found = sorted((*attributed, *own), key=lambda statement: (statement.content, statement.cue))
    return with_chains(found)
