"""Two rules that say where a claim comes from: no package on PyPI traces claims.

Both take every article to report the claim and none to judge it.
"""

from __future__ import annotations

import re
from itertools import combinations

from benchmarks.peers.shingles import shingle
from benchmarks.records import Record

NAME = r"(?:the )?[A-Z][\w.&'’-]*(?: (?:of |for |the )?[A-Z][\w.&'’-]*){0,5}"
GIVING = re.compile(
    rf"(?:[Aa]ccording to|[Cc]iting|[Tt]old|[Rr]eported by) ({NAME})"
    rf"|({NAME}) (?:reports?|reported|said|says|claims?|claimed|confirmed|wrote|announced)\b"
)
HALF = 0.5


def one_origin(group: Record) -> Record:
    """All articles rest on one origin."""
    ids = [article["id"] for article in group["articles"]]
    articles = [_article(id_) for id_ in ids]
    return {"articles": articles, "origins": [{"name": "one", "articles": ids}], "n_independent": 1}


def named_and_copied(group: Record) -> Record:
    """Whoever a verb of saying stands beside is an origin; articles that share a name, or half of their words
    in runs of five, are not independent."""
    articles, holders = [], dict[str, list[str]]()
    for given in group["articles"]:
        article = _article(given["id"])
        for found in GIVING.finditer(given["body"]):
            group_number = 1 if found[1] else 2
            name = found[group_number].removeprefix("the ")
            if name not in (cite["name"] for cite in article["cites"]):
                article["cites"].append({"span": list(found.span(group_number)), "name": name})
                holders.setdefault(name.lower(), []).append(given["id"])
        articles.append(article)
    _note_copies(articles, group)
    origins = [{"name": name, "articles": ids} for name, ids in holders.items()]
    return {"articles": articles, "origins": origins, "n_independent": _count_apart(articles, origins)}


def _article(id_: str) -> Record:
    return {"id": id_, "stance": "reports", "cites": [], "reprint_of": None}


def _note_copies(articles: list[Record], group: Record) -> None:
    runs = [set(shingle(given["body"])) for given in group["articles"]]
    for one, other in combinations(range(len(runs)), 2):
        if runs[one] and runs[other]:
            shared = len(runs[one] & runs[other]) / min(len(runs[one]), len(runs[other]))
            if shared >= HALF:
                articles[other]["reprint_of"] = articles[one]["id"]


def _count_apart(articles: list[Record], origins: list[Record]) -> int:
    """How many sets of articles are left that nothing joins."""
    part_of = {article["id"]: article["id"] for article in articles}
    joined = [origin["articles"] for origin in origins]
    joined += [[each["id"], each["reprint_of"]] for each in articles if each["reprint_of"]]
    for first, *others in joined:
        for other in others:
            gone = part_of[other]
            part_of = {id_: part_of[first] if part == gone else part for id_, part in part_of.items()}
    return len(set(part_of.values()))
