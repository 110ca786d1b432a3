"""Where a claim comes from: whom each of several articles cites, what rests on whom, how many origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sayso
from benchmarks.clock import Clock
from benchmarks.records import Record
from benchmarks.worker import GROUP
from sayso.links.origins import trace_origins


def find_origins(records: Iterable[Record], _against: Iterable[Record], clock: Clock) -> Iterator[Record]:
    """The provenance of each group's claim; reading its articles is on the clock too."""
    for record in records:
        yield clock.time(trace_group, record)


def warm_up() -> None:
    trace_group(GROUP)


def trace_group(record: Record) -> Record:
    """The prediction for a group of articles on one claim."""
    articles = record["articles"]
    headlines = [headline["text"] for article in articles for headline in article["headlines"]]
    documents = [sayso.read_text(article["body"]) for article in articles]
    found = trace_origins(documents, [record["claim_wording"], *headlines])
    ids = [article["id"] for article in articles]
    copied = {copy.document: ids[copy.of] for copy in found.copies}
    return {
        "group": record["group"],
        "articles": [
            {
                "id": ids[appearance.document],
                "stance": str(appearance.stance),
                "own_reporting": appearance.own_reporting,
                "cites": [
                    {"span": list(cite.span), "name": cite.name, "relation": str(cite.relation)}
                    for cite in found.citations
                    if cite.document == appearance.document
                ],
                "reprint_of": copied.get(appearance.document),
            }
            for appearance in found.appearances
        ],
        "origins": [
            {"name": origin.name, "articles": [ids[document] for document in origin.documents]}
            for origin in found.origins
        ],
        "n_independent": found.independent,
        "n_range": [found.low, found.high],
    }
