"""Who is answered, and what every answer forbids the browser.

A page somewhere on the web can have its own name resolve to 127.0.0.1 and then read what listens there
(DNS rebinding). The browser still sends that name as Host, so only names that are ours are answered. What
another site has a reader's browser send here comes with that site as Origin, and is refused as well.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    # As the report's, save for our own style sheet and our own forms.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # To ourselves alone, which takes the Origin of our own form with it: `no-referrer` would make that null.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Commenters' names stand in the pages: no cache keeps them.
    "Cache-Control": "no-store",
}

LOOPBACK_NAME = "localhost"
READING = frozenset({"GET", "HEAD"})


class Guard:
    """Answers requests for a loopback name or the host given, and none else, always with `HEADERS`."""

    def __init__(self, inner: ASGIApp, host: str) -> None:
        self.inner = inner
        self.host = host.lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        headers = Headers(scope=scope)
        host = headers.get("host", "")
        named = host_of(host)
        if named is None or not (named == self.host or is_loopback(named)):
            refusal = PlainTextResponse("Open the workbench by the address that it printed.\n", 400)
            await refusal(scope, receive, send_guarded)
        elif scope["method"] not in READING and not is_own(headers.get("origin", ""), host):
            refusal = PlainTextResponse("Another site cannot send anything here.\n", 403)
            await refusal(scope, receive, send_guarded)
        else:
            await self.inner(scope, receive, send_guarded)


def host_of(header: str) -> str | None:
    """The name in a Host header, without its port; None when it holds anything else.

    >>> host_of("LocalHost:8750"), host_of("[::1]:8750"), host_of("a@localhost"), host_of("localhost/x")
    ('localhost', '::1', None, None)
    """
    try:
        parts = urlsplit(f"//{header}")
        parts.port  # noqa: B018 - raises ValueError for a port that is none
    except ValueError:
        return None
    return parts.hostname if parts.username is None and parts.netloc == header else None


def is_own(origin: str, host: str) -> bool:
    """Whether what comes with an Origin header comes from a page of the host in the Host header.

    >>> is_own("http://localhost:8750", "localhost:8750"), is_own("http://evil.example", "localhost:8750")
    (True, False)
    >>> is_own("null", "localhost:8750"), is_own("", "localhost:8750")
    (False, False)
    """
    return origin.lower() in {f"http://{host}".lower(), f"https://{host}".lower()}


def is_loopback(name: str) -> bool:
    """Whether a host is this machine's own loopback.

    >>> is_loopback("localhost"), is_loopback("127.0.0.2"), is_loopback("::1"), is_loopback("10.0.0.1")
    (True, True, True, False)
    """
    if name == LOOPBACK_NAME:
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
