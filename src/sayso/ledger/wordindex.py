"""The index of words inside the database: FTS5 on SQLite, a tsvector with GIN on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Float, Integer, column, text

from sayso.ledger.search import fts5_query, tsquery, tsvector

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import CTE, Connection

    from sayso.ledger.search import Term


def add_words(connection: Connection, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Index the words of rows of `searchable`, given by their ids."""
    if connection.dialect.name == "postgresql":
        written = [{"id": row, "words": tsvector(words)} for row, words in rows]
        insert = "INSERT INTO searchable_words (id, words) VALUES (:id, CAST(:words AS tsvector))"
    else:
        written = [{"id": row, "words": " ".join(words)} for row, words in rows]
        insert = "INSERT INTO searchable_words (rowid, words) VALUES (:id, :words)"
    if written:
        connection.execute(text(insert), written)


def matching(connection: Connection, terms: Sequence[Term], most: int) -> CTE:
    """The best rows of `searchable` that hold all terms, `most` at most: `id`, and `rank`, low for good."""
    if connection.dialect.name == "postgresql":
        query = tsquery(terms)
        statement = (
            "SELECT id, -ts_rank(words, CAST(:query AS tsquery)) AS rank FROM searchable_words "
            "WHERE words @@ CAST(:query AS tsquery) ORDER BY rank LIMIT :most"
        )
    else:
        query = fts5_query(terms)
        statement = (
            "SELECT rowid AS id, rank FROM searchable_words "
            "WHERE searchable_words MATCH :query ORDER BY rank LIMIT :most"
        )
    found = text(statement).bindparams(query=query, most=most)
    # FTS5 can rank only while it reads its own table, not inside the query around it.
    return (
        found.columns(column("id", Integer), column("rank", Float)).cte("found").prefix_with("MATERIALIZED")
    )
