"""The comment systems whose markup we know: one row for each, read by `comments`.

A row says in CSS what is one comment, and inside it who wrote it, in which element, when, and with
how many votes; the most telling selector stands first. A comment that several rows know belongs to
the first of them. What is a comment is asked tag by tag, for `div.comment` is looked up in an index of
tags and `.comment` walks the whole page (0.01 and 0.07 ms). No selector looks up the tree (`.a .b`): on
a page of 200,000 nested elements that takes 8 seconds.
"""

from __future__ import annotations

from typing import NamedTuple


class Family(NamedTuple):
    """How one comment system marks up its comments."""

    name: str
    comments: tuple[str, ...]
    """What is one comment; it may hold the replies to it."""
    author: tuple[str, ...]
    body: tuple[str, ...]
    """The text alone. Where nothing matches it is what is left of the comment without its other parts."""
    time: tuple[str, ...]
    votes: tuple[str, ...] = ()
    indent: str = ""
    """The class of the boxes around replies, where these stand beside the comment and not inside it."""


SCHEMA_AUTHOR = ("[itemprop=author]", "[itemprop=creator]")
SCHEMA_BODY = ("[itemprop=text]", "[itemprop=commentText]", "[itemprop=articleBody]")
SCHEMA_TIME = (
    "[itemprop=dateCreated]",
    "[itemprop=datePublished]",
    "[itemprop=publishDate]",
    "[itemprop=commentTime]",
    "time[datetime]",
)

FAMILIES = (
    Family(
        "wpDiscuz 7",
        ("div.wpd-comment",),
        (".wpd-comment-author",),
        (".wpd-comment-text",),
        (".wpd-comment-date",),
        (".wpd-vote-result",),
    ),
    Family(
        "wpDiscuz 5",
        ("div.wc-comment",),
        (".wc-comment-author",),
        (".wc-comment-text",),
        (".wc-comment-date",),
        (".wc-vote-result",),
    ),
    Family(
        "Coral",
        ("div.coral-comment", "section.coral-comment", "article.coral-comment"),
        (".coral-comment-username", ".coral-username"),
        (".coral-comment-content",),
        (".coral-comment-timestamp", "time[datetime]"),
        (".coral-reacted-count",),
    ),
    Family(
        "Disqus",
        ("li.post[id^=post-]",),
        (".author", ".publisher-anchor-color"),
        (".post-message",),
        (".time-ago",),
        (".updatable.count",),
    ),
    Family(
        "Discourse",
        ("div.crawler-post", "div.topic-post"),
        (".creator", ".names"),
        (".post[itemprop]", ".cooked"),
        ("[itemprop=datePublished]", ".post-time", "time[datetime]", ".relative-date[data-time]"),
        (".post-likes",),
    ),
    Family(
        "XenForo",
        ("article.message--post", "div.message--comment", "li.message[data-author]"),
        (".message-name", ".username"),
        (".message-body", ".bbWrapper", ".messageText"),
        ("time[datetime]", ".DateTime"),
    ),
    Family(
        "schema.org",
        tuple(
            f'{tag}[itemtype$="schema.org/{kind}"]'
            for kind in ("Comment", "UserComments")
            for tag in ("li", "div", "article", "section", "tbody", "tr", "dl")
        ),
        (
            *SCHEMA_AUTHOR,
            ".fn",
            ".comment-author",
            ".comment-user",
            ".author",
            ".username",
            "[class*=author]",
        ),
        (*SCHEMA_BODY, ".comment-content", ".comment-text"),
        (*SCHEMA_TIME, ".comment-date", ".relativetime-clean", ".date"),
        ("[itemprop=upvoteCount]",),
    ),
    Family(
        "Blogger",
        ("li.comment[id^=c]:not([id^=comment])", "li.comment[id^=bc_]"),
        ("cite.user", ".user", ".comment-author"),
        (".comment-content",),
        (".datetime", ".comment-timestamp"),
    ),
    Family(
        "Drupal 6 and 7",
        # WordPress calls its comments odd and even too, and always tells their depth beside it.
        tuple(
            f"{tag}.comment{trait}"
            for tag in ("div", "article")
            for trait in (
                "[typeof*=Comment]",
                ".odd:not([class*=depth-])",
                ".even:not([class*=depth-])",
            )
        ),
        (".username", "[class*=author]"),
        (".field-name-comment-body", ".content"),
        ("[property~='dc:created']", "time[datetime]", ".submitted", "[class*=submitted]"),
        indent="indented",
    ),
    Family(
        "WordPress",
        (
            "li.comment",
            "div.comment[class*=depth-]",
            "div.comment[id*=comment-]",
            "article.comment[class*=depth-]",
            "article.comment[id*=comment-]",
        ),
        (
            ".fn",
            ".wp-block-comment-author-name",
            ".comment-author-name",
            ".comment-author-link",
            ".comment-author",
            ".comment__author",
            ".commenter",
            ".author",
            ".username",
            "cite",
            *SCHEMA_AUTHOR,
            "[class*=author]",
            "[class*=name]",
        ),
        (
            ".comment-content",
            ".comment-text",
            ".wp-block-comment-content",
            ".comment__content",
            ".comment-entry",
            *SCHEMA_BODY,
        ),
        (
            "time[datetime]",
            ".comment-date",
            ".comment-time",
            ".comment__date",
            ".comment-metadata",
            ".commentmetadata",
            ".comment-meta",
            "a[href*='#comment-']",
            "[class*=date]",
            "[class*=time]",
        ),
        (".comment-rating", ".votes"),
    ),
    Family(
        "Drupal 8 and later",
        ("div.comment", "article.comment"),
        (".comment__author", ".username", "[class*=author]"),
        (".field--name-comment-body", ".field-name-comment-body", ".comment__content", ".content"),
        ("time[datetime]", ".comment__time", ".submitted", ".comment__submitted", ".comment-submitted"),
        indent="indented",
    ),
)

OTHER = Family(
    "other",
    tuple(f"{tag}[class*=comment]" for tag in ("li", "div", "article", "section")),
    ("[class*=author]", "[class*=user]", "[class*=pseudo]", "[class*=nick]", "[class*=name]"),
    ("[class*=text]", "[class*=content]", "[class*=body]", "[class*=message]"),
    ("time[datetime]", "[class*=date]", "[class*=time]", "[class*=ago]"),
    ("[class*=vote]", "[class*=like]"),
)
"""A system we do not know, taken for one where its class names say "one comment", "author" and "text"."""
