"""The tables of a ledger, alike on SQLite and PostgreSQL.

They are made by the migrations, together with what SQLAlchemy has no words for: the triggers that let bodies,
captures, documents, statements, comments and judgements only be added to, and `searchable_words`, the index
behind `search` (FTS5 on SQLite, a tsvector with GIN on PostgreSQL). Times are ISO text in UTC with
microseconds, so that they sort as they read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    REAL,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)
from sqlalchemy.dialects.postgresql import JSONB

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeEngine


class Json(TypeDecorator[Any]):
    """JSON to be queried: jsonb on PostgreSQL, text on SQLite, whose strict tables know no JSON type."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else json.loads(value)


# "Says" in ASCII: by this `file` and we ourselves can tell a ledger from any other SQLite database.
APPLICATION_ID = 0x53617973

RowId = BigInteger().with_variant(Integer(), "sqlite")
Share: TypeEngine[Any] = Double().with_variant(REAL(), "sqlite")  # a STRICT table knows no other name for it
Flag = Boolean().with_variant(Integer(), "sqlite")

metadata = MetaData()

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
    comment="What belongs to this ledger alone: `key`, the secret behind its pseudonyms",
)

bodies = Table(
    "bodies",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", RowId, nullable=False),
    Column("zlib", LargeBinary, nullable=False),
    sqlite_strict=True,
    comment="Every byte captured, compressed",
)

captures = Table(
    "captures",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="SHA-256 of bytes and URL together"),
    Column("sha256", Text, ForeignKey("bodies.sha256"), nullable=False),
    Column("url", Text),
    Column("time", Text),
    Column("media_type", Text, nullable=False),
    Column("charset", Text),
    Column("truncated", Flag, nullable=False),
    Column("place", Text, nullable=False, comment="JSON: path, member, offset, record_id"),
    Column("first_added", Text, nullable=False),
    sqlite_strict=True,
    comment="The same bytes under the same URL are one capture, however often they are added",
)

documents = Table(
    "documents",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("capture", RowId, ForeignKey("captures.id"), nullable=False),
    Column("reader", Text, nullable=False, comment="What read it: the version of Sayso and the tagger"),
    Column("page", Text, nullable=False, comment="The URL, or sha256:... without one: versions share it"),
    Column("sha256", Text, nullable=False),
    Column("url", Text),
    Column("time", Text),
    Column("headline", Text),
    Column("outlet", Text),
    Column("byline", Json, nullable=False),
    Column("published", Text),
    Column("modified", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("zlib", LargeBinary, nullable=False, comment="The whole document as JSON, compressed"),
    UniqueConstraint("capture", "reader"),
    # A hash, because PostgreSQL's ordered indexes refuse values over 2,700 bytes, and some URLs are longer.
    Index("documents_page", "page", postgresql_using="hash"),
    Index("documents_sha256", "sha256"),
    sqlite_strict=True,
    comment="One for each capture and reader",
)

statements = Table(
    "statements",
    metadata,
    Column("document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("voice", Text, nullable=False),
    Column("quoting", Text),
    Column("source", Text),
    Column("cue", Text),
    Column("content", Text, nullable=False),
    Column("spans", Json, nullable=False, comment="source, cue and content, each a list of [start, end]"),
    Column("within", Text, nullable=False),
    Column("comment", Integer),
    Column("reason", Text, nullable=False),
    Column("under", Integer, comment="The ordinal of the attribution whose content holds it"),
    Column("confidence", Share, comment="From 0 to 1; null where a rule found it"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

commenters = Table(
    "commenters",
    metadata,
    Column("pseudonym", Text, primary_key=True),
    Column("name", Text, comment="Null once it has been erased, so that it does not come back"),
    sqlite_strict=True,
    comment="The only place where commenters' names stand in clear, apart from the captured bytes",
)

comments = Table(
    "comments",
    metadata,
    Column("document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("pseudonym", Text, ForeignKey("commenters.pseudonym")),
    Column("time", Text),
    Column("parent", Integer),
    Column("text", Text, nullable=False),
    Column("spans", Json, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("key", Text, primary_key=True, comment="SHA-256 of place, stage and reason together"),
    Column("place", Text, nullable=False, comment="JSON: path, member, offset, record_id"),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("url", Text),
    Column("times", Integer, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    sqlite_strict=True,
)

searchable = Table(
    "searchable",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("document", RowId, ForeignKey("documents.id"), nullable=False),
    Column("part", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    sqlite_strict=True,
    comment="What a row of searchable_words (same id) belongs to",
)

# Links: what documents have to do with one another. All of it can be made anew from the documents.

marks = Table(
    "marks",
    metadata,
    Column("document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("number", Integer, nullable=False, unique=True, comment="In what order they were linked, from 1"),
    Column(
        "settled", Flag, nullable=False, server_default=false(), comment="Whether claims have its statements"
    ),
    Column("marks", Json, nullable=False, comment="By what each statement is looked up"),
    Column("grams", LargeBinary, nullable=False, comment="By what copied passages are found"),
    sqlite_strict=True,
    comment="One for each document that has been linked",
)

terms = Table(
    "terms",
    metadata,
    Column("term", RowId, primary_key=True, autoincrement=False, comment="The first 8 bytes of its BLAKE2b"),
    Column("day", Integer, primary_key=True, autoincrement=False, comment="Of the page; 0 for none"),
    Column("document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("voice", Integer, nullable=False, comment="0 somebody's words, 1 or 2 its outlet's own"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
    comment="Which statements hold a telling term",
)

seeds = Table(
    "seeds",
    metadata,
    Column("seed", RowId, primary_key=True, autoincrement=False, comment="A hash of seven words in a row"),
    Column("document", RowId, ForeignKey("documents.id"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
    comment="Which documents hold a run of words; not those of whose site it is boilerplate",
)

ties = Table(
    "ties",
    metadata,
    Column("left_document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("left_statement", Integer, primary_key=True, autoincrement=False),
    Column("right_document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("right_statement", Integer, primary_key=True, autoincrement=False),
    Column("decision", Text, nullable=False),
    Column("score", Share, nullable=False),
    Column("reasons", Json, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
    comment="What two statements of different documents are to one another",
)
Index("ties_right", ties.c.right_document, ties.c.right_statement)

copies = Table(
    "copies",
    metadata,
    Column("left_document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("right_document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("common", Integer, nullable=False, comment="Runs of five words that stand in both"),
    Column("of", Integer, nullable=False, comment="And how many the one with fewer of them has"),
    Column("spans", Json, nullable=False, comment="Passages: [start, end] on the left, then on the right"),
    Column("reason", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
    comment="Pairs of documents that share wording",
)

claims = Table(
    "claims",
    metadata,
    Column("key", Text, primary_key=True, comment="SHA-256 of all that the claim is made from"),
    Column("id", Text, nullable=False, index=True),
    Column("sourced", Flag, nullable=False, comment="Whether some page puts it on somebody's word"),
    Column("wording", Text, nullable=False),
    Column("pages", Integer, nullable=False, comment="How many carry it"),
    Column("independent", Integer, nullable=False, comment="Origins that are left"),
    Column("high", Integer, nullable=False, comment="And the most that can be argued for"),
    Column("against", Integer, nullable=False, comment="Statements that deny it or are denied by it"),
    Column("again", Integer, nullable=False, comment="Statements that say the like of another time"),
    Column("zlib", LargeBinary, nullable=False, comment="The whole claim as JSON, compressed"),
    sqlite_strict=True,
    comment="Claims as they were traced",
)

carried = Table(
    "carried",
    metadata,
    Column("document", RowId, ForeignKey("documents.id"), primary_key=True),
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, index=True, comment="Of the claim"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
    comment="Which claim a statement belongs to",
)

settlings = Table(
    "settlings",
    metadata,
    Column("number", RowId, primary_key=True, autoincrement=False),
    Column("reader", Text, nullable=False, comment="What traced the claims"),
    sqlite_strict=True,
    comment="The last time that claims were brought up to date: one row",
)

# Judgements: what people decided. Nothing makes them anew, so they are guarded like what was captured.

judgements = Table(
    "judgements",
    metadata,
    Column("number", RowId, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False, comment="Of the statement or claim that is judged"),
    Column("claim", Text, comment="The id of the claim, where what it joins is judged"),
    Column("sha256", Text, comment="Of the bytes of the page that the statement stands on"),
    Column("url", Text),
    Column("span_start", Integer, comment="Where the words stood in the text as it was read then"),
    Column("span_end", Integer),
    Column("ruling", Text, nullable=False),
    Column("judge", Text, nullable=False, comment="The name of who decided it"),
    Column("why", Text, nullable=False),
    Column("evidence", Text, comment="A URL"),
    Column("time", Text, nullable=False),
    Column("previous", Text, nullable=False, unique=True, comment="The hash of the judgement before"),
    Column("hash", Text, nullable=False, unique=True, comment="SHA-256 over all of the above"),
    sqlite_strict=True,
    comment="What people decided, each chained to the one before",
)
