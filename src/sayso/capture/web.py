"""One page fetched from the web, from public addresses only.

A page of links that somebody else wrote must not make this machine talk to its own network. So each
host is resolved here, every address that it has must be a public one, and the connection is made to an
address that was checked, not to the name, which could resolve otherwise the second time. A redirect
opens a new connection and so goes through the same gate.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore
import httpx

from sayso.capture.http import Fields, declared_type, decode_body
from sayso.capture.limits import Limits, Unusable
from sayso.capture.pages import Found, is_page_type, to_capture
from sayso.types import Capture, Place
from sayso.version import __version__

USER_AGENT = f"sayso/{__version__}"
ASKED_FOR = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Encoding": "gzip, deflate, br",
}
# Addresses that carry an IPv4 address inside, and the bit at which it begins. A gateway would unwrap it.
NAT64 = IPv6Network("64:ff9b::/96")

Resolve = Callable[[str, int], Iterable[str]]
SocketOptions = Iterable[
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
]


class Refused(Unusable):
    """A URL that is not fetched, whatever it may hold."""


# ── The gate ─────────────────────────────────────────────────────────────────────────────────


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system resolves them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def check_addresses(host: str, addresses: Iterable[str]) -> list[str]:
    """The addresses, if all of them are public. Raises Refused.

    >>> check_addresses("example.test", ["10.0.0.1"])
    Traceback (most recent call last):
    sayso.capture.web.Refused: refused: example.test resolves to a private address (10.0.0.1)
    """
    checked = list(addresses)
    for address in checked:
        if not is_public(address):
            raise Refused(f"refused: {host} resolves to a private address ({address})")
    if not checked:
        raise Unusable(f"the name {host} does not resolve")
    return checked


def is_public(address: str) -> bool:
    """Whether an address is reachable from anywhere, and so is any IPv4 address inside it.

    >>> is_public("93.184.215.14"), is_public("::ffff:127.0.0.1"), is_public("64:ff9b::a00:1")
    (True, False, False)
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (parsed, *_inside(parsed)))


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]


class PublicNetwork(httpcore.NetworkBackend):
    """Connections to public addresses only, and none of them beyond the deadline."""

    def __init__(
        self,
        seconds: float,
        resolve: Resolve = resolve,
        network: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._deadline = time.monotonic() + seconds
        self._resolve = resolve
        self._network = network or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = check_addresses(host, self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise Unusable(f"the name {host} does not resolve") from error
        for address in addresses:
            try:
                stream = self._network.connect_tcp(
                    address, port, _left(self._deadline, timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return _Timed(stream, self._deadline)
        raise Unusable(f"{host} does not answer on port {port}")


class _Timed(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly the bytes drip in."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("out of time")
    return left if timeout is None else min(left, timeout)


class PublicTransport(httpx.BaseTransport):
    """How httpx reaches a `PublicNetwork`; it offers no such choice of its own."""

    def __init__(self, network: PublicNetwork) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Answer(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Answer(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer.iter_stream())

    def close(self) -> None:
        self._answer.close()


# ── The fetch ────────────────────────────────────────────────────────────────────────────────


def fetch(address: str, limits: Limits, transport: httpx.BaseTransport | None = None) -> Capture:
    """The page at a URL. Raises Unusable, with the reason.

    A transport given here replaces the gate: tests bring one that reaches only what they made.
    """
    try:
        url = _check_url(address)
        with httpx.Client(
            # Proxies from the environment would connect for us, to wherever they like.
            transport=transport or PublicTransport(PublicNetwork(limits.seconds)),
            trust_env=False,
            headers=ASKED_FOR,
            timeout=limits.seconds,
        ) as client:
            return _follow(client, url, Place(address), limits)
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise Unusable(f"no whole answer within {limits.seconds:g} seconds") from error
    except (httpx.InvalidURL, ValueError) as error:
        raise Unusable(f"not a URL that can be fetched ({error})") from error
    except (
        httpx.HTTPError,
        httpx.StreamError,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        OSError,
    ) as error:
        raise Unusable(f"the connection failed ({error})") from error


def _check_url(address: str) -> httpx.URL:
    url = httpx.URL(address)
    if url.scheme not in ("http", "https"):
        raise Refused(f"refused: {url.scheme or 'an address without scheme'} is neither http nor https")
    if not url.host:
        raise Refused("refused: the URL names no host")
    if url.userinfo:
        raise Refused("refused: the URL carries a user name or password")
    if url.port is not None and not 0 < url.port < 1 << 16:
        raise Refused(f"refused: {url.port} is no port")
    return url.copy_with(fragment=None)


def _follow(client: httpx.Client, url: httpx.URL, place: Place, limits: Limits) -> Capture:
    ends = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        with client.stream("GET", url) as response:
            if not response.has_redirect_location:
                return _read_response(response, url, place, limits, ends)
            # Joined here, not by httpx, which would take over credentials from the address.
            url = _check_url(str(url.join(response.headers["Location"])))
    raise Unusable(f"more than {limits.redirects} redirects")


def _read_response(
    response: httpx.Response, url: httpx.URL, place: Place, limits: Limits, ends: float
) -> Capture:
    if response.status_code != 200:
        raise Unusable(f"the server answers {response.status_code} {response.reason_phrase}".rstrip())
    kind, charset = declared_type(response.headers.get("Content-Type"))
    if not is_page_type(kind):
        raise Unusable(f"not a page: the server declares {kind}; an archive has to be downloaded first")
    raw = bytearray()
    complete = True
    try:
        for piece in response.iter_raw():
            raw += piece
            if len(raw) > limits.record_bytes:
                raise Unusable(limits.too_large())
            if time.monotonic() > ends:
                raise httpx.ReadTimeout("out of time")
    except (httpx.RemoteProtocolError, httpcore.RemoteProtocolError):
        # The server hung up before the length it had promised.
        complete = False
    encoding = response.headers.get("Content-Encoding") or ""
    body = decode_body(bytes(raw), Fields((("Content-Encoding", encoding),)), limits)
    now = datetime.now(UTC)
    truncated = not (complete and body.complete)
    return to_capture(Found(body.content, place, str(url), now, kind, charset, truncated))
