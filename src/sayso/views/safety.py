"""What of a page's text may reach a reader's screen as it is, and which of its addresses may be followed."""

from __future__ import annotations

from urllib.parse import urlsplit

# U+2400 and on are pictures of the control characters; the end of a line and a tab stay what they are.
CONTROLS: dict[int, int] = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
CONTROLS |= {127: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
# Half of a character: JSON in a page can hold one, and no file can.
CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

# Embeddings, overrides and isolates: a terminal has nothing to close them with.
DIRECTIONS: dict[int, int] = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)

LONGEST_LINK = 2_000


def without_controls(text: str) -> str:
    r"""The text with every control character shown instead of obeyed.

    >>> without_controls("\x1b[2Jgone\n")
    '␛[2Jgone\n'
    """
    return text.translate(CONTROLS)


def for_terminal(text: str) -> str:
    r"""The text for a terminal: no control character, nothing that turns the order of what follows, one line.

    >>> for_terminal("name\u202egnp.exe\r\nnext")
    'name�gnp.exe␍ next'
    """
    return " ".join(text.translate(CONTROLS | DIRECTIONS).split())


def web_link(url: str | None) -> str | None:
    """The address if a reader may follow it: http or https, a host, nothing unprintable; otherwise None.

    >>> web_link("https://velandpost.example/a?b=1")
    'https://velandpost.example/a?b=1'
    >>> web_link("javascript:alert(1)"), web_link("/relative"), web_link("https://[half")
    (None, None, None)
    """
    if url is None or len(url) > LONGEST_LINK or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host else None
