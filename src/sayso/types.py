"""Every noun of Sayso, as frozen values in the order in which a page becomes them.

bytes > Capture > Page > Document > Statement > its details. Nothing here computes more than a property that
its own fields already answer, and nothing here imports another module of the package. What a page
has by the hundred is a named tuple: it is made in a quarter of the time of a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, of `Document.text` unless it says otherwise.

    >>> Span(4, 9).of("The mayor said so.")
    'mayor'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


# ── Capture: bytes as they came ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record's bytes lie: a file, and inside an archive the record's own place."""

    path: str
    """The file, as the user named it; `-` for standard input; a URL for something fetched."""
    member: str | None = None
    """The name inside a zip (WACZ) or the number of the part inside MHTML."""
    offset: int | None = None
    """Bytes from the start of the file or member to the record, as stored (still compressed)."""
    record_id: str | None = None
    """The record's own name for itself (WARC-Record-ID, Content-ID)."""

    def __str__(self) -> str:
        path = self.path if self.member is None else f"{self.path}!{self.member}"
        return path if self.offset is None else f"{path}@{self.offset}"


@dataclass(frozen=True, slots=True)
class Capture:
    """One page's bytes as fetched, after transfer and content decoding."""

    body: bytes
    place: Place
    url: str | None = None
    time: datetime | None = None
    """When it was fetched, in UTC; None when nobody wrote it down."""
    media_type: str = "text/html"
    """`text/html` or `text/plain`, as declared or else as the bytes look."""
    charset: str | None = None
    """The charset that the transport declared (HTTP or MIME header)."""
    truncated: bool = False
    """Whether the archive holds fewer bytes than it promises."""
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", sha256(self.body).hexdigest())


@dataclass(frozen=True, slots=True)
class Failure:
    """A record that could not be captured or read: a value in the results, next to the good ones."""

    place: Place
    stage: str
    """`capture`, `page` or `statements`: how far it came."""
    reason: str
    """What is wrong and, where there is something to do, what to do."""
    url: str | None = None


# ── Page: decoded once, parsed once, every block named ───────────────────────────────────────


class Charset(NamedTuple):
    name: str
    decided_by: str
    """`bom`, `header`, `meta`, `utf-8` (the bytes are valid UTF-8) or `detection`."""


class Kind(StrEnum):
    """What a block of a page, or a line of plain text, is to its reader."""

    PAGE_TITLE = "page-title"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATE = "date"
    ARTICLE = "article"
    CAPTION = "caption"
    RELATED = "related"
    COMMENT_AUTHOR = "comment-author"
    COMMENT_BODY = "comment-body"
    COMMENT_META = "comment-meta"
    FURNITURE = "furniture"
    EMBED = "embed"
    """A post or clip from elsewhere, shown inside the article; no line of plain text is told to be one."""


class Furniture(StrEnum):
    """What a block of furniture is for."""

    NAVIGATION = "navigation"
    METER = "meter"
    """A fundraising meter: a goal, an amount reached."""
    APPEAL = "appeal"
    SHARE = "share"
    NEWSLETTER = "newsletter"
    COOKIES = "cookies"
    COMMENT_FORM = "comment-form"
    COMMENT_CONTROLS = "comment-controls"
    ADVERTISING = "advertising"
    SPONSOR = "sponsor"
    """Who pays for what is read: sponsored and partner content, commissions on what is bought."""
    ACCOUNT = "account"
    """Sign in, register, take out a subscription."""
    CONTROLS = "controls"
    """Buttons and labels of players, galleries, dialogs, search and polls."""
    ABOUT = "about"
    """Of the article and its author: a biography, tags, the time that reading takes, corrections."""
    REPEAT = "repeat"
    """Words of the article shown a second time: a pull quote, a teaser."""
    OTHER = "other"


class Anchor(NamedTuple):
    """A link inside a block: the characters of the block's text that carry it, and where it leads."""

    span: Span
    url: str


class Block(NamedTuple):
    """A stretch of a page that a reader sees as one: a paragraph, a heading, a caption, an author line."""

    text: str
    kind: Kind
    reason: str
    """Why it is taken for that kind, in words."""
    source: Span
    """Characters of the decoded page (`Page.source`) from which it was read."""
    tag: str = ""
    """The HTML element (`p`, `h2`, `li`); empty for plain text."""
    furniture: Furniture | None = None
    """Set when kind is furniture."""
    comment: int | None = None
    """Index into `Page.frames` of the comment that it belongs to."""
    credit: Span | None = None
    """For a caption: the characters of `text` that name who made the picture or whom it belongs to."""
    anchors: tuple[Anchor, ...] = ()
    dated: Span | None = None
    """For a caption: the characters of `text` that say when the picture was made."""


class Standing(StrEnum):
    """Who a commenter is to the page, where the page says so."""

    AUTHOR = "author"
    """Of the article under which the comment stands."""
    MODERATOR = "moderator"
    """Or another member of the outlet's staff."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the markup says of one comment, beside the blocks that belong to it."""

    key: str | None = None
    """The page's own id for it."""
    parent: int | None = None
    """Index of the frame that it answers."""
    author: str | None = None
    time: str | None = None
    """As declared (ISO) or else as shown; settled by `thread`."""
    votes: int | None = None
    standing: Standing | None = None


class Amount(NamedTuple):
    """A sum of money, a count or a share, as a meter shows it."""

    value: float
    unit: str | None
    """An ISO 4217 code, `%`, or the word that stands by it (`donors`); None where nothing does."""
    printed: str


class Meter(NamedTuple):
    """A fundraising meter: how much is asked for and how much has come in."""

    goal: Amount | None
    reached: Amount | None
    block: int
    """Index into `Page.blocks`, and in a document into `Document.passages`."""


class Cut(NamedTuple):
    """Why the page holds only part of its article."""

    by: str
    """`paywall`, `registration`, `teaser` (the rest is on another page) or `ending` (it breaks off)."""
    reason: str
    printed: str | None = None
    """The words or the declaration that say so, as they stand on the page."""


class Signal(NamedTuple):
    """One thing that a page says of itself: a headline, an author, a date, an outlet."""

    field: str
    """`headline`, `byline`, `published`, `modified`, `outlet`, `language`, `url` or `description`."""
    value: str
    """Tidied: one name for each byline signal, an ISO day or time for dates."""
    origin: str
    """Where it says so: `json-ld`, `meta`, `microdata`, `time element`, `visible text`, `title`, `url`."""
    printed: str
    """As it stands on the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A capture decoded once and parsed once, with every block named."""

    source: str
    """The decoded page."""
    charset: Charset
    blocks: tuple[Block, ...]
    """In page order; comment order for the blocks of comments."""
    frames: tuple[Frame, ...]
    """One for each comment, in page order."""
    signals: tuple[Signal, ...]
    """All that the page says of itself, strongest first for each field; dates not yet tidied."""
    markup: bool
    """False for plain text."""
    url: str | None = None
    time: datetime | None = None
    """When it was captured."""
    meters: tuple[Meter, ...] = ()
    cut: Cut | None = None
    """Set when the page shows only part of its article."""


# ── Document: one text, one coordinate system ────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Meta:
    """What the page says of itself, settled; each with the signal that it came from."""

    headline: Signal | None = None
    outlet: Signal | None = None
    byline: tuple[Signal, ...] = ()
    published: Signal | None = None
    modified: Signal | None = None
    conflicts: tuple[Signal, ...] = ()
    """Signals that disagree with the ones chosen."""


@dataclass(frozen=True, slots=True)
class Article:
    """A page's article alone, and what the page says of itself."""

    blocks: tuple[Block, ...]
    """The article's paragraphs, headings, entries and cells, in page order."""
    meta: Meta

    @property
    def text(self) -> str:
        """The words of the article, a line for each block."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment of a thread. Its text is the passages whose `comment` is its index."""

    author: str | None
    """As shown on the page; a keyed pseudonym once it has been in a ledger."""
    time: str | None
    """ISO, with a time where the page gives one; None when it says nothing that can be settled."""
    printed_time: str | None
    parent: int | None
    """Index of the comment that it answers; None at the top and where the page does not tell."""
    votes: int | None
    spans: tuple[Span, ...]
    """Its text, in `Document.text`."""
    standing: Standing | None = None

    def text(self, document_text: str) -> str:
        return "\n".join(span.of(document_text) for span in self.spans)


class Passage(NamedTuple):
    """A block in the document's coordinates."""

    span: Span
    kind: Kind
    reason: str
    source: Span
    """Characters of the decoded page from which it was read."""
    furniture: Furniture | None = None
    comment: int | None = None
    """Index into `Document.comments`."""
    credit: Span | None = None
    anchors: tuple[Anchor, ...] = ()
    dated: Span | None = None
    """For a caption: the characters that say when the picture was made."""


class Echo(NamedTuple):
    """Words of a comment that repeat words of the article or of an earlier comment."""

    words: Span
    of: Span


class Quoting(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Voice(StrEnum):
    """On whose say-so a statement stands on the page, at first sight."""

    SOURCE = "source"
    """Attributed: somebody is given as saying it, or at least a cue says that somebody does."""
    OUTLET = "outlet"
    """The article's own unattributed assertion."""


# ── Details: who, when, where, how strongly, on what evidence; and what readers ask ──────────


class Reason(NamedTuple):
    """Why something was settled as it was."""

    of: str
    """What was settled: `polarity`, `certainty`, `event time` and so on."""
    detail: str
    """In words a reader can check."""
    words: Span | None = None
    """The words that it rests on."""


class TimexType(StrEnum):
    """TIMEX3's four types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Timex(NamedTuple):
    """An expression of time, with its value as TIMEX3 writes it."""

    span: Span
    """The words of the expression."""
    type: TimexType
    """A day or longer, a time of day, a length of time, or something that comes again."""
    value: str | None
    """`2019-03-30`, `2019-W12`, `P3Y`, `PAST_REF`; None where the page does not let it be settled."""
    reason: str
    """Why it has this value, in words."""
    mod: str | None = None
    """TIMEX3's modifier: `APPROX`, `START`, `END`, `MORE_THAN` and so on."""
    begin: str | None = None
    """For an interval: the value at which it begins."""
    end: str | None = None
    """And the value at which it ends."""


class ToponymKind(StrEnum):
    SETTLEMENT = "settlement"
    REGION = "region"
    """First-order regions and their like: states, provinces, counties."""
    COUNTRY = "country"
    CONTINENT = "continent"
    NATURE = "nature"
    """Seas, lakes, rivers, mountains, islands, deserts."""
    DEMONYM = "demonym"
    """A people's name that stands for its place: `Velander`."""


class Toponym(NamedTuple):
    """A name of a place, and the place it was settled on."""

    span: Span
    """The name as printed."""
    name: str | None
    """The place's usual name; None where no place was settled on."""
    kind: ToponymKind | None
    """What sort of place it is."""
    geonames_id: int | None
    """The place's number at GeoNames; None where GeoNames is not what knows it."""
    latitude: float | None
    """Degrees north."""
    longitude: float | None
    """Degrees east."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    confidence: float
    """That the words name a place, and this one, from 0 to 1."""
    reason: str
    """Why these words, and why this place of all that bear the name."""


class ClaimantKind(StrEnum):
    """What a source is. Sources that go unnamed count as `anonymous`, a crowd of them as `group`."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    UNKNOWN = "narrator-unknown"
    """Nobody is given."""


class Mention(NamedTuple):
    """Words that stand for a claimant."""

    span: Span
    """The words."""
    reason: str
    """Why they are taken to: `"the general" is the only general named before`."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """The one who says it, as far as this page tells."""

    kind: ClaimantKind
    """What sort of source it is."""
    name: str | None = None
    """The fullest form on the page; None for the unnamed."""
    role: str | None = None
    """As the page states it anywhere."""
    organisation: str | None = None
    """The body that they are said to belong to or speak for, or that issued the document."""
    mentions: tuple[Mention, ...] = ()
    """In text order."""


class Speaker(NamedTuple):
    """Who makes a statement."""

    claimant: int
    """Index into `Document.claimants`."""
    reason: str
    """Why the source's words stand for this claimant."""


class Polarity(StrEnum):
    ASSERTED = "asserted"
    DENIED = "denied"
    """The source rejects, refuses or withholds the content."""


class Certainty(StrEnum):
    """FactBank's three, as the source puts it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Distance(StrEnum):
    """Where the narrator stands to what is said."""

    NEUTRAL = "neutral"
    DISTANCED = "distanced"
    """As in "claimed"."""
    ENDORSED = "endorsed"
    """As in "revealed"."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How strongly a statement is put."""

    polarity: Polarity = Polarity.ASSERTED
    """Whether the source stands by it."""
    certainty: Certainty = Certainty.CERTAIN
    """How sure the source makes itself."""
    distance: Distance = Distance.NEUTRAL
    """Where the narrator stands to it."""
    forecast: bool = False
    """Whether what it tells of lies after the page's own day."""
    past_forecast: bool = False
    """Whether it tells of a forecast made before: "had promised to"."""
    conditional: bool = False
    """Whether it holds only if something else does."""
    denies: int | None = None
    """For a denial: index into `Document.statements` of what it denies, where the page has that."""
    reasons: tuple[Reason, ...] = ()
    """For everything that is not the usual."""


class EvidenceKind(StrEnum):
    DOCUMENT = "document"
    FOOTAGE = "footage"
    PHOTO = "photo"
    DATA = "data"
    EYEWITNESS = "eyewitness"
    EXPERT = "expert"


class Offer(StrEnum):
    """How far a page lets its readers see the evidence that a source offers."""

    SHOWN = "shown"
    LINKED = "linked"
    NAMED = "named"


class Evidence(NamedTuple):
    """Something offered in support of a statement."""

    kind: EvidenceKind
    """What sort of evidence it is."""
    span: Span
    """The words that offer it."""
    offer: Offer
    """Whether readers can see it on the page, by a link, or only read of it."""
    reason: str
    """Why the words are taken to offer evidence."""
    url: str | None = None
    """Where `offer` is linked."""


class Act(StrEnum):
    """What a comment does."""

    EVIDENCE_REQUEST = "evidence-request"
    QUESTION = "question"
    ANSWER = "answer"
    CHALLENGE = "challenge"
    SUPPORT = "support"
    RECURRENCE = "recurrence"
    """Says that the same was said or happened before."""
    TRACK_RECORD = "track-record"
    """Judges how reliable a source is."""
    NEW_CLAIM = "new-claim"
    ABUSE = "abuse"
    PII = "pii"
    """Gives a telephone number, an e-mail address or a private postal address."""


class Doing(NamedTuple):
    """One act of one comment."""

    comment: int
    """Index into `Document.comments`."""
    act: Act
    """What the comment does."""
    reason: str
    """The words or the model that tell."""
    confidence: float
    """How likely that is right, from 0 to 1."""
    about: int | None = None
    """Index into `Document.statements` of what it is about, where the words allow to tell."""
    answers: int | None = None
    """For an answer: index into `Document.comments` of the comment that asked."""


class OldPicture(NamedTuple):
    """An illustration older than the story that it stands in."""

    passage: int
    """Index into `Document.passages` of its caption."""
    value: str
    """When it was made, as TIMEX3 writes it."""
    reason: str
    """How much older it is than what."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it stands on one page: content, and where attributed, source and cue (PARC, PolNeAR)."""

    voice: Voice
    content: tuple[Span, ...]
    reason: str
    """The rule or model that found it, in words a reader can check."""
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    quoting: Quoting | None = None
    """None for the outlet's own voice."""
    within: Kind = Kind.ARTICLE
    """The kind of passage that holds it: headline, article, caption, embed or comment-body."""
    comment: int | None = None
    """The comment that holds it, if one does."""
    under: int | None = None
    """Index into `Document.statements` of the innermost attribution whose content holds this one."""
    confidence: float | None = None
    """How likely the attribution is right, from 0 to 1; None where a rule found it."""
    speakers: tuple[Speaker, ...] = ()
    """Several where several say it together; empty for the outlet's own voice."""
    when: tuple[int, ...] = ()
    """Indices into `Document.times`: when what it tells of is to have happened."""
    due: int | None = None
    """Index into `Document.times`: by when something it foretells is to have come true."""
    where: tuple[int, ...] = ()
    """Indices into `Document.toponyms`: where what it tells of is to have happened."""
    strength: Strength | None = None
    """None for the outlet's own voice."""
    evidence: tuple[Evidence, ...] = ()
    """What is offered in support of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One page as one text, with everything that was found pointing into it."""

    text: str
    passages: tuple[Passage, ...]
    """In text order. Names of commenters are not in `text`; they stand in `comments` alone."""
    meta: Meta = Meta()
    comments: tuple[Comment, ...] = ()
    statements: tuple[Statement, ...] = ()
    """In text order of their content."""
    language: str | None = None
    """ISO 639-1, or 639-3 where there is no shorter code."""
    url: str | None = None
    time: datetime | None = None
    """When it was captured."""
    sha256: str | None = None
    """Of the captured bytes; None for a text that was never captured."""
    charset: Charset | None = None
    truncated: bool = False
    """Whether the archive holds fewer bytes than it promises."""
    meters: tuple[Meter, ...] = ()
    cut: Cut | None = None
    """Set when the page shows only part of its article."""
    echoes: tuple[Echo, ...] = ()
    times: tuple[Timex, ...] = ()
    """Expressions of time, in text order."""
    toponyms: tuple[Toponym, ...] = ()
    """Names of places, in text order."""
    claimants: tuple[Claimant, ...] = ()
    """In the order in which the page first has them."""
    doings: tuple[Doing, ...] = ()
    """What the comments do, in page order."""
    old_pictures: tuple[OldPicture, ...] = ()
    """Captions whose picture was made long before the story."""

    def of(self, kind: Kind) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.kind is kind)


# ── Links: what joins the pages of many outlets ──────────────────────────────────────────────

# Provenance: one claim in many documents. Documents are known by their index in what was traced.


class PartyKind(StrEnum):
    """What somebody is on whose word a page puts a claim."""

    OUTLET = "outlet"
    WIRE = "wire"
    """A news agency."""
    OFFICIAL = "official"
    """A body, or somebody who speaks for one."""
    PERSON = "person"
    SOCIAL_MEDIA = "social-media"
    DOCUMENT = "document"
    """A statement, a video, a report put out as a document."""
    UNNAMED = "unnamed"
    """Without a name of its own: "two officials", "local media"."""


class Party(NamedTuple):
    """One on whose word the pages put a claim, under all its names."""

    name: str
    """The fullest of the usual forms."""
    kind: PartyKind
    """What it is, as far as the pages tell."""
    forms: tuple[str, ...]
    """Every name as printed, the most usual first."""
    documents: tuple[int, ...]
    """The documents that name it as a source of the claim."""


class Stance(StrEnum):
    """Where a document stands to a claim."""

    ASSERTS = "asserts"
    """Says it in its own voice."""
    REPORTS = "reports"
    """Says who says it, and takes no side."""
    DOUBTS = "doubts"
    """Reports it beside weighty reasons against it."""
    DENIES = "denies"
    """Says that it is false."""
    OFF_TOPIC = "off-topic"
    """Speaks of something else."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A document on which a claim stands."""

    document: int
    """Its index in what was traced."""
    stance: Stance
    """Where it stands to the claim."""
    own_reporting: bool
    """Whether it says that it obtained words or material on the claim itself."""
    reasons: tuple[Reason, ...]
    """For the stance, and for own reporting where there is any."""


class Relation(StrEnum):
    """How a party stands in a document's chain of sources."""

    ORIGIN = "origin"
    """Where the chain ends, in this document."""
    RELAY = "relay"
    """It passes on what somebody else said."""


class Citation(NamedTuple):
    """An edge: a document gives a party as a source of the claim."""

    document: int
    """The document that cites."""
    party: int
    """Index into `Provenance.parties`."""
    name: str
    """What the document calls it, at its fullest."""
    span: Span
    """The words that name the party."""
    relation: Relation
    """Whether the chain ends with it."""
    reason: str
    """The words by which it is given as a source."""
    confidence: float
    """How likely it is given as a source of this claim, from 0 to 1."""
    passes_on: tuple[int, ...] = ()
    """For a relay: the parties whose word it passes on."""
    to: int | None = None
    """The document of the set that the party's own page is, where there is one."""


class PageLink(NamedTuple):
    """An edge: a document links to another one of the set."""

    document: int
    """The document with the link."""
    to: int
    """Where it leads."""
    span: Span
    """The words that carry it."""


class FirstTold(NamedTuple):
    """Words by which a document says who had the claim first."""

    document: int
    """The document that says so."""
    name: str
    """Who had it first, as the document calls them."""
    span: Span
    """The words that say so."""


class Recanting(NamedTuple):
    """Words by which a document says that a source took back what it had said."""

    document: int
    """The document that says so."""
    party: int
    """Index into `Provenance.parties`."""
    span: Span
    """The sentence."""


class Copying(NamedTuple):
    """An edge: two documents carry the same text."""

    document: int
    """The one taken for the copy. Where nothing tells, that is the shorter one."""
    of: int
    """The other document."""
    containment: float
    """The share of the shorter one's five-word sequences that stand in the other too."""
    reason: str
    """What tells which of them is the copy."""


class Denial(NamedTuple):
    """An edge: a document gives a party as denying the claim."""

    document: int
    """The document that says so."""
    party: str
    """Who denies it, as printed."""
    span: Span
    """The words that name who denies it."""
    reason: str
    """The words of the denial."""


class Origin(NamedTuple):
    """Where chains of citing and copying end."""

    name: str
    """The party's name; for unnamed sources of an outlet both."""
    parties: tuple[int, ...]
    """Indices into `Provenance.parties` of all that come to this one origin."""
    documents: tuple[int, ...]
    """The documents that rest on it, directly or through others."""
    counts: bool
    """Whether it is counted as independent of the others."""
    reason: str
    """Why it is an origin of its own, or why it is not counted as one."""


class Earliest(NamedTuple):
    """Between which days a claim first appeared, as far as the documents tell."""

    declared: str | None
    """The earliest day of publication that a document declares; it may be wrong."""
    captured: str | None
    """The day on which a document with it was first captured: it was there by then."""
    document: int
    """The document that the earlier of the two comes from."""
    reason: str
    """What each of the two rests on."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """On whose word a claim stands in a set of documents: nodes, edges, and where the chains end."""

    claim: str
    """The claim, as it was worded for tracing."""
    appearances: tuple[Appearance, ...]
    """One for each document, in the order given."""
    parties: tuple[Party, ...]
    """All on whose word some document puts it."""
    citations: tuple[Citation, ...]
    """By document, in text order."""
    copies: tuple[Copying, ...]
    """Pairs of documents that carry the same text."""
    denials: tuple[Denial, ...]
    """By document, in text order."""
    origins: tuple[Origin, ...]
    """The one that most documents rest on first."""
    independent: int
    """How many origins are independent, as far as the documents tell."""
    low: int
    """The fewest that can be argued for."""
    high: int
    """The most that can be argued for."""
    unsure: tuple[Reason, ...] = ()
    """What the range comes from."""
    earliest: Earliest | None = None
    """None where no document has a day."""
    links: tuple[PageLink, ...] = ()
    """Links from one document to another, by document, in text order."""
    first_told: tuple[FirstTold, ...] = ()
    """Who had it first, as documents say."""
    recantings: tuple[Recanting, ...] = ()
    """Which sources took it back, as documents say. The count of origins stays as it is."""


# Copied passages: shared wording of two texts, each known by the id that it was added under.


class Witness(NamedTuple):
    """A passage that stands in two texts, word for word; capitals, punctuation and white space may differ."""

    left: str
    """The id of one text."""
    left_span: Span
    """The passage's characters in it."""
    right: str
    """The id of the other."""
    right_span: Span
    """And the passage's characters there."""


class Copied(NamedTuple):
    """Two texts that share wording."""

    left: str
    """The id that sorts first."""
    right: str
    """The other."""
    common: int
    """How many different runs of five words stand in both."""
    of: int
    """How many the text with fewer of them has."""
    witnesses: tuple[Witness, ...]
    """The passages, in the order of the left text."""
    reason: str
    """The counts, and the longest passage, in words."""

    @property
    def containment(self) -> float:
        """The share of the smaller text that stands in the other, from 0 to 1."""
        return self.common / self.of if self.of else 0.0


# Matching: two statements of different pages, or of one.


class Decision(StrEnum):
    """What one statement is to another."""

    SAME_CLAIM = "same claim"
    DENIAL = "denial"
    """One says what the other says is not so."""
    RECURRENCE = "recurrence"
    """The same is said again, of another time."""
    DIFFERENT = "different"
    """Another claim, though it may be of the same topic."""


class Likeness(NamedTuple):
    """One way in which two statements are alike or differ."""

    feature: str
    """What was looked at: `shared_figures`, `same_place` and so on."""
    score: float
    """From -1, which tells against their being one claim, to 1; 0 where nothing can be told."""
    detail: str
    """In words a reader can check."""


class Match(NamedTuple):
    """What one statement is to another, and why."""

    decision: Decision
    score: float
    """How likely both speak of the same thing, from 0 to 1, whatever the time and whoever denies it."""
    reasons: tuple[Likeness, ...]
    """Everything that was looked at and tells something, in the order of the screen."""


# Claims: statements of several documents that say the same. Documents are known by their index in what was
# linked, and statements by theirs in `Document.statements`.


class Carried(NamedTuple):
    """A statement by which a document carries a claim."""

    document: int
    """Its index in what was linked."""
    statement: int
    """Index into its `Document.statements`."""


class Tie(NamedTuple):
    """What one statement of a claim is to another one, of the same claim or of another."""

    left: Carried
    """The one that comes first in what was linked."""
    right: Carried
    """The other."""
    match: Match
    """What they are to one another, with the reasons."""


class ChangeKind(StrEnum):
    """What became of a claim between two pages."""

    CERTAINTY_RAISED = "certainty raised"
    CERTAINTY_DROPPED = "certainty dropped"
    HEDGE_LOST = "hedge lost"
    """What was "alleged", "reported" or "may" be so simply is so."""
    HEDGE_ADDED = "hedge added"
    NUMBER = "number"
    ATTRIBUTION_LOST = "attribution lost"
    """A source says it on the earlier page; the later one says it in its own voice."""
    SOURCE = "source"
    """Another source is given for the same words."""
    TIME = "time"
    PLACE = "place"
    CONTRARY = "contrary"
    """The later page says the opposite in otherwise the same words."""


class Way(StrEnum):
    """How it is known, or not, that a later page has a claim from an earlier one."""

    COPIES = "copies"
    """Both carry the same text."""
    CITES = "cites"
    """The later page gives the earlier one's outlet as a source."""
    LATER = "later"
    """It came after, and nothing shows where it has it from."""


class Change(NamedTuple):
    """What differs between two pages that carry a claim, the later of which may have it from the earlier."""

    kind: ChangeKind
    before: Carried
    """The statement of the earlier page. That of a page without a day is the one copied or cited."""
    after: Carried
    """The statement of the later page."""
    way: Way
    """What joins the two pages."""
    words_before: tuple[Span, ...]
    """The words that differ, on the earlier page; empty where only the later one has some."""
    words_after: tuple[Span, ...]
    """The words that differ, on the later page."""
    detail: str
    """What changed, for a reader to check. Pages go by their numbers in what was linked."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What several documents say, each in its own words, and on whose word it stands."""

    id: str
    """Made from where it stands first; it stays while nothing older turns up."""
    wording: str
    """The words of the statement that is most like all the others, or of one hardly less so that is
    understood without the sentence around it; nothing that only joins it to that."""
    carried: tuple[Carried, ...]
    """The statements that say it, in the order of the documents."""
    documents: tuple[int, ...]
    """The documents that carry it; `provenance` counts them in this order, from 0."""
    ties: tuple[Tie, ...]
    """Why these statements are taken to say the same."""
    denials: tuple[Tie, ...]
    """Statements that deny one of these, or that one of these denies."""
    recurrences: tuple[Tie, ...]
    """Statements that say the like of another time."""
    provenance: Provenance
    """Who cites and copies whom, and how many origins are left."""
    changes: tuple[Change, ...] = ()
    """What differs between a page and the one that it may have the claim from, by the later page."""


# ── Judgements: what a person decided, kept apart from what the program guessed ──────────────


class Ruling(StrEnum):
    """What somebody decided: of a forecast what became of it, of a claim whether it is one."""

    CAME_TRUE = "came-true"
    DID_NOT = "did-not"
    PARTLY = "partly"
    CANNOT_TELL = "cannot-tell"
    SAME = "same"
    """The statements of the claim say the same; of one of them, that it belongs there."""
    DIFFERENT = "different"
    """They do not; of one of them, that it belongs elsewhere."""

    @property
    def of_joining(self) -> bool:
        """Whether it is on what was joined; the others are on forecasts."""
        return self in {Ruling.SAME, Ruling.DIFFERENT}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged: a statement, a claim, or whether a statement belongs to a claim.

    A statement is known by its page and its words, so that it is found again when a newer version has read
    the page: numbers of documents and statements would not last.
    """

    words: str
    """The content of the statement, or the claim's wording, when it was judged."""
    claim: str | None = None
    """The id of the claim."""
    sha256: str | None = None
    """Of the bytes of the statement's page; None where the whole claim is judged."""
    url: str | None = None
    """That page's address, where it has one."""
    span: Span | None = None
    """Where the words begin and end in the text of the page as it was read then."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided, under their name, as a link of a chain that shows whether any was changed."""

    number: int
    """In what order they were made, from 1."""
    about: Subject
    ruling: Ruling
    by: str
    """Who decided it."""
    why: str
    """In their words."""
    evidence: str | None
    """The address of what they rely on."""
    time: datetime
    """When, in UTC."""
    previous: str
    """The hash of the one before; of the first, 64 zeros."""
    hash: str
    """SHA-256 over all of the above."""
