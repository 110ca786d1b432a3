"""What class names say of the part of a page that they stand on."""

from __future__ import annotations

import pytest

from sayso.page.parts import read_part


@pytest.mark.parametrize(
    ("tag", "names", "part"),
    [
        ("div", "article__related-links", "related"),
        ("div", "relatedPosts", "related"),
        ("div", "RELATED_POSTS", "related"),
        ("section", "share-bar share-bar--left", "share"),
        ("div", "entry-content", "body"),
        ("div", "entry-content related", "related"),
        ("p", "wp-caption-text", "caption"),
        ("ul", "comment-list", "comments"),
        ("div", "fund-meter", "meter"),
        ("aside", "", "other"),
        ("nav", "col-12", "navigation"),
        ("div", "heading shadow header-top", ""),
        ("body", "tag-advertising category-newsletter author-share", ""),
        ("div", "field--label-hidden", ""),
        ("main", "has-sidebar", ""),
        ("div", "", ""),
        ("div", "☂ - __ 12", ""),
    ],
)
def test_parts(tag: str, names: str, part: str) -> None:
    assert read_part(tag, names) == part
