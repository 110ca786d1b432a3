"""What is compared at each task: on which records, by which figures, and what to know when reading them."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.scoring import DATED, GROUPED, PAGE, TEXT


class Column(NamedTuple):
    head: str
    figures: tuple[str, ...]
    """Names that the scorer gives them; several share a cell."""


class Course(NamedTuple):
    """One set of records that all contenders go through, and what is shown of it."""

    name: str
    gold: str
    columns: tuple[Column, ...]
    stripped: bool = False
    """Whether the pages have lost their class and id attributes; such a course tells nothing of rates."""
    texts: str | None = None
    """The file of the records, where the gold is of several records together."""
    against: str | None = None
    """The file of what the answers are taken from."""


class Comparison(NamedTuple):
    scored_as: str
    """The scorer's name of the task."""
    inputs: tuple[str, ...]
    unit: str
    courses: tuple[Course, ...]
    note: str
    """What a reader of the table must know."""
    answers: str | None = None
    """The field of an answer that holds predictions, where one record can have several."""


def _one(head: str, figure: str) -> Column:
    return Column(head, (figure,))


ARTICLES = "pages/articles.jsonl.gz"
COMPARISONS = {
    "article": Comparison(
        "article", PAGE, "pages",
        (
            Course("pages", ARTICLES, (
                _one("F1", "f1"), _one("shub", "shub.f1"), _one("aed", "aed.f1"), _one("wcxb", "wcxb.f1"),
                _one("fundus", "fundus.f1"), _one("headline", "headline_exact"), _one("byline", "byline_f1"),
            )),
            Course("pages without names", ARTICLES, (_one("F1 without names", "f1"),), stripped=True),
        ),
        "F1 of the article's text over all pages and by set; share of headlines exactly right; F1 of "
        "authors' names. *Without names*: the same pages, all class and id attributes gone.",
    ),
    "dates": Comparison(
        "article", PAGE, "pages",
        (
            Course("pages", ARTICLES, (
                Column("all", ("published_acc", "published_precision")),
                *(Column(name, (f"{name}.published_acc", f"{name}.published_precision"))
                  for name in ("wcxb", "fundus", "aed")),
            )),
        ),
        "Day of publication, in each cell: share of the pages with a known day that got it right / share "
        "right among those that were answered. Days in aed are often a day off or a change date.",
    ),
    "thread": Comparison(
        "thread", PAGE, "pages",
        (
            Course("comments", "pages/comments.jsonl.gz", (
                _one("found F1", "detection_f1"), _one("authors", "author_recall"),
                _one("replies", "reply_acc"), _one("times", "time_recall"), _one("text F1", "text_f1"),
            )),
            Course("forum posts", "pages/comments_forum.jsonl.gz", (
                _one("forum: found F1", "detection_f1"), _one("forum: text F1", "text_f1"),
            )),
            Course("comments without names", "pages/comments.jsonl.gz", (
                _one("without names: found F1", "detection_f1"), _one("without names: text F1", "text_f1"),
            ), stripped=True),
            Course("forum posts without names", "pages/comments_forum.jsonl.gz", (
                _one("forum without names: found F1", "detection_f1"),
            ), stripped=True),
        ),
        "Comments found whole and one by one; share of comments with the right author, the right comment "
        "answered (only those that answer one), the right time; F1 of the thread's text as one, the figure "
        "fair to trafilatura, which gives one text for all comments. *Without names*: class and id gone.",
    ),
    "lines": Comparison(
        "lines", TEXT, "pages",
        (
            Course("run together", "pages/segments.jsonl.gz", (
                _one("article F1", "f1.article"), _one("comment F1", "f1.comment-body"),
            )),
            Course("set apart", "pages/segments-spaced.jsonl.gz", (
                _one("set apart: article F1", "f1.article"), _one("set apart: comment F1", "f1.comment-body"),
            )),
        ),
        "Lines of plain text told apart. **Sayso's row flatters it: the weights that label lines were "
        "trained on these very pages**; for sites not trained on, see [the card](../docs/cards/lines.md). "
        "The two rules were fitted to nothing. *Set apart*: pages with a blank line between paragraphs.",
    ),
    "attribution": Comparison(
        "attribution", TEXT, "words",
        (
            Course("articles (PolNeAR dev)", "attribution/polnear-dev.jsonl.gz", (
                _one("joint F1", "joint_f1"), _one("soft F1", "soft_f1"), _one("exact F1", "exact_f1"),
                *(_one(f"{kind}: joint", f"{kind}.joint_f1") for kind in ("direct", "indirect", "mixed")),
            )),
            Course("texts of other kinds (GUM)", "attribution/gum-other.jsonl.gz", (
                _one("GUM: joint F1", "joint_f1"), _one("GUM: soft F1", "soft_f1"),
            )),
        ),
        "Joint: half of the content's words and the source are right; soft: the content alone; exact: all of "
        "its words. GUM's contents are discourse units, cut otherwise than a reader of news would cut them.",
    ),
    "times": Comparison(
        "times", DATED, "words",
        (
            Course("TimeBank", "times/timebank.jsonl.gz", (
                _one("strict F1", "strict_f1"), _one("relaxed F1", "relaxed_f1"), _one("value", "value_acc"),
                _one("value F1", "value_f1"),
            )),
            Course("AQUAINT", "times/aquaint.jsonl.gz", (
                _one("AQUAINT: strict", "strict_f1"), _one("AQUAINT: relaxed", "relaxed_f1"),
                _one("AQUAINT: value", "value_acc"),
            )),
        ),
        "Expressions with the same characters, with a character in common; share of the latter with the same "
        "TIMEX3 value; F1 of those. Three of four articles of TimeBank were looked at while Sayso's rules "
        "were written; on the fourth it has .878, .950, .841. AQUAINT is noted down less evenly: morning and "
        "night as days, spans with their prepositions and without. dateparser gives days alone, and not "
        "where: its words are looked for in order.",
    ),
    "reuse": Comparison(
        "reuse", TEXT, "pages",
        (
            Course("articles (FNC-1)", "reuse/fnc1-train-pairs.jsonl.gz", (
                _one("recall", "recall"), _one("precision", "precision"), _one("F1", "f1"),
            ), texts="reuse/fnc1-train-bodies.jsonl.gz"),
        ),
        "Articles, 370 words on average, added one by one and compared with all before them: pairs of which "
        "one has half of the other's five-word sequences or more. Sayso also finds pairs that share less and "
        "locates every passage; its peers estimate how much is shared.",
        answers="pairs",
    ),
    "origins": Comparison(
        "origins", GROUPED, "groups",
        (
            Course("groups (FNC-1)", "origins/dev.jsonl.gz", (
                _one("dependence macro-F1", "dependence_macro_f1"),
                Column("n exact / within 1", ("n_exact", "n_within_1")),
                _one("cites F1", "cite_span.f1"), _one("names", "cite_name_accuracy"),
                _one("copies F1", "reprint_pair.f1"), _one("stance", "stance_macro_f1"),
            )),
        ),
        "93 articles on 14 claims: pairs of articles that share an origin or not; how many independent "
        "origins a claim has; whom articles give as its sources; who reprints whom; where articles stand to "
        "it. Sayso's weights were fitted to these groups: left out one by one, its figures are lower "
        "([origins](../docs/origins.md)). No package on PyPI traces claims; the two rules are ours.",
    ),
    "matches": Comparison(
        "matches", TEXT, "texts",
        (
            Course("posts (CheckThat! 2020 dev)", "matches/checkthat2020-dev.jsonl.gz", (
                _one("MAP@5", "map5"), _one("recall@10", "recall10"), _one("first is right", "p1"),
            ), against="matches/checkthat2020-claims.jsonl.gz"),
        ),
        "Posts, each looked up in 10,375 checked claims; putting the claims into the index is loading. Three "
        "numbers of Sayso's were fitted to other posts on the same claims. One right claim in four stands "
        "there twice, with other quotation marks, and the gold names the one that comes first.",
    ),
}  # fmt: skip
