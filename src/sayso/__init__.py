"""Sayso reads news pages and shows on whose say-so each claim stands.

    >>> import sayso
    >>> document = sayso.read_text("The lock will close in June, the harbour board said.")
    >>> statement = document.statements[0]
    >>> [span.of(document.text) for span in statement.source]
    ['the harbour board']

`read` takes a path, a URL or `-`; `open_ledger` keeps what was read.
"""

from typing import TYPE_CHECKING

from sayso.capture import capture_one, open_captures
from sayso.document import article_document, make_document
from sayso.errors import CaptureError, LedgerError, NotJudged, ReadError, SaysoError, UnknownTagger
from sayso.meta import settle_meta
from sayso.page import read_page
from sayso.page.plain import label_lines
from sayso.reading import read, read_article, read_capture, read_text
from sayso.statements import find_acts, find_statements, open_questions, with_details
from sayso.statements.claimants import SameClaimant, compare_claimants, with_claimants
from sayso.statements.places import find_places
from sayso.statements.times import find_times
from sayso.types import (
    Act,
    Amount,
    Article,
    Block,
    Capture,
    Certainty,
    Charset,
    Claim,
    Claimant,
    ClaimantKind,
    Comment,
    Cut,
    Distance,
    Document,
    Doing,
    Echo,
    Evidence,
    EvidenceKind,
    Failure,
    Furniture,
    Judgement,
    Kind,
    Mention,
    Meta,
    Meter,
    Offer,
    OldPicture,
    Page,
    Passage,
    Place,
    Polarity,
    Quoting,
    Reason,
    Ruling,
    Signal,
    Span,
    Speaker,
    Standing,
    Statement,
    Strength,
    Subject,
    Timex,
    TimexType,
    Toponym,
    ToponymKind,
    Voice,
)
from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.ledger import Ledger, about_claim, about_statement, open_ledger
    from sayso.linking import claims_in, link_new
    from sayso.links.claims import link_claims

__all__ = [
    "Act", "Amount", "Article", "Block", "Capture", "CaptureError", "Certainty", "Charset", "Claim",
    "Claimant", "ClaimantKind", "Comment", "Cut", "Distance", "Document", "Doing", "Echo", "Evidence",
    "EvidenceKind", "Failure", "Furniture", "Judgement", "Kind", "Ledger", "LedgerError", "Mention",
    "Meta", "Meter", "NotJudged", "Offer", "OldPicture", "Page", "Passage", "Place", "Polarity",
    "Quoting", "ReadError", "Reason", "Ruling", "SameClaimant", "SaysoError", "Signal", "Span",
    "Speaker", "Standing", "Statement", "Strength", "Subject", "Timex", "TimexType", "Toponym",
    "ToponymKind", "UnknownTagger", "Voice", "__version__", "about_claim", "about_statement",
    "article_document", "capture_one", "claims_in", "compare_claimants", "find_acts", "find_places",
    "find_statements", "find_times", "label_lines", "link_claims", "link_new", "make_document",
    "open_captures", "open_ledger", "open_questions", "read", "read_article", "read_capture", "read_page",
    "read_text",    "settle_meta", "with_claimants", "with_details",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """The ledger and what joins pages, once somebody asks: reading a page needs neither."""
    if name == "link_claims":
        from sayso.links.claims import link_claims  # noqa: PLC0415

        return link_claims
    if name in {"Ledger", "about_claim", "about_statement", "open_ledger"}:
        from sayso import ledger  # noqa: PLC0415

        return getattr(ledger, name)
    if name in {"claims_in", "link_new"}:
        from sayso import linking  # noqa: PLC0415

        return getattr(linking, name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
