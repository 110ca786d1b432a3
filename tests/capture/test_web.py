"""The web: what is fetched, and what the gate refuses."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from socketserver import StreamRequestHandler, ThreadingTCPServer

import httpcore
import httpx
import pytest

from sayso import __version__
from sayso.capture import Limits, capture_one, open_captures
from sayso.capture.web import PublicNetwork, PublicTransport, is_public
from sayso.errors import CaptureError
from sayso.types import Failure
from tests.capture.archives import PAGE

HTML = {"Content-Type": "text/html; charset=utf-8"}


def served(response: httpx.Response | Exception) -> httpx.MockTransport:
    def answer(request: httpx.Request) -> httpx.Response:
        if isinstance(response, Exception):
            raise response
        assert request.headers["User-Agent"] == f"sayso/{__version__}"
        return response

    return httpx.MockTransport(answer)


def page(body: bytes) -> httpx.Response:
    # As a stream: a response made of `content` has been read before it is asked for.
    return httpx.Response(200, headers=HTML, stream=httpx.ByteStream(body))


def reason(url: str, transport: httpx.BaseTransport | None = None, limits: Limits = Limits()) -> str:  # noqa: B008
    (only,) = open_captures(url, transport=transport, limits=limits)
    assert isinstance(only, Failure)
    shown = url.replace("me:secret@", "")
    assert (only.url, only.place.path) == (shown, shown)
    return only.reason


def guarded(names: dict[str, list[str]], answers: list[bytes], seconds: float = 5) -> PublicTransport:
    def resolve(host: str, port: int) -> list[str]:
        assert port
        return names[host]

    return PublicTransport(PublicNetwork(seconds, resolve, httpcore.MockBackend(answers)))


def test_a_page_is_fetched() -> None:
    before = datetime.now(UTC)
    found = capture_one("https://velm.test/rain#top", transport=served(page(PAGE)))
    assert (found.body, found.url, found.charset) == (PAGE, "https://velm.test/rain", "utf-8")
    assert found.place.path == "https://velm.test/rain#top"
    assert found.time is not None
    assert before <= found.time <= datetime.now(UTC)


def test_content_encodings_are_undone_within_the_limit() -> None:
    headers = {**HTML, "Content-Encoding": "gzip"}
    packed = served(httpx.Response(200, headers=headers, stream=httpx.ByteStream(gzip.compress(PAGE))))
    assert capture_one("https://velm.test/", transport=packed).body == PAGE
    bomb = gzip.compress(b"a" * (4 << 20))
    packed = served(httpx.Response(200, headers=headers, stream=httpx.ByteStream(bomb)))
    assert "larger than 1 MB" in reason("https://velm.test/", packed, Limits(record_bytes=1 << 20))
    long = served(httpx.Response(200, headers=HTML, stream=httpx.ByteStream(b"a" * (2 << 20))))
    assert "larger than 1 MB" in reason("https://velm.test/", long, Limits(record_bytes=1 << 20))


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (httpx.Response(404), "the server answers 404 Not Found"),
        (
            httpx.Response(200, headers={"Content-Type": "image/png"}, content=b"x"),
            "the server declares image/png",
        ),
        (page(b"%PDF-1.4"), "not a page: looks like PDF"),
        (page(b""), "empty"),
        (httpx.ConnectError("no route"), "the connection failed (no route)"),
        (httpx.ReadTimeout("slow"), "no whole answer within 30 seconds"),
    ],
)
def test_what_is_no_page_says_why(response: httpx.Response | Exception, expected: str) -> None:
    assert expected in reason("https://velm.test/", served(response))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("file:///etc/passwd", "refused: file is neither http nor https"),
        ("ftp://velm.test/", "refused: ftp is neither http nor https"),
        ("https://me:secret@velm.test/", "refused: the URL carries a user name or password"),
        ("http:///path", "refused: the URL names no host"),
        ("http://[::1", "not a URL that can be fetched"),
        ("http://velm.test:99999999/", "refused: 99999999 is no port"),
        ("http://127.0.0.1/", "refused: 127.0.0.1 resolves to a private address (127.0.0.1)"),
        ("http://2130706433/", "refused: 2130706433 resolves to a private address (127.0.0.1)"),
        ("http://[::ffff:10.0.0.1]/", "resolves to a private address"),
        ("http://localhost:8080/", "refused: localhost resolves to a private address"),
    ],
)
def test_addresses_that_are_never_asked(url: str, expected: str) -> None:
    assert expected in reason(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("224.0.1.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff0e::1", False),
        ("::ffff:192.168.0.1", False),
        ("2002:0a00:0001::1", False),
        ("64:ff9b::10.0.0.1", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def http(status: str, *fields: str, body: bytes = b"") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields, "", ""])
    return head.encode() + body


def test_one_private_address_among_public_ones_is_enough() -> None:
    names = {"example.test": ["93.184.215.14", "10.0.0.1"]}
    expected = "refused: example.test resolves to a private address (10.0.0.1)"
    assert reason("http://example.test/", guarded(names, [])) == expected


def test_the_gate_lets_pages_through_and_connects_to_what_it_checked() -> None:
    asked: list[tuple[str, int]] = []

    class Watched(httpcore.MockBackend):
        def connect_tcp(
            self, host: str, port: int, *_rest: object, **_more: object
        ) -> httpcore.NetworkStream:
            asked.append((host, port))
            return super().connect_tcp(host, port)

    answers = [http("200 OK", "Content-Type: text/html", body=PAGE)]
    network = PublicNetwork(5, lambda _host, _port: ["93.184.215.14"], Watched(answers))
    assert capture_one("https://velm.test/", transport=PublicTransport(network)).body == PAGE
    assert asked == [("93.184.215.14", 443)]


def test_every_redirect_passes_the_gate() -> None:
    names = {"velm.test": ["93.184.215.14"], "inside.test": ["192.168.0.1"]}
    away = http("302 Found", "Location: http://inside.test/", "Connection: close")
    expected = "refused: inside.test resolves to a private address (192.168.0.1)"
    assert reason("http://velm.test/", guarded(names, [away])) == expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("https://me:secret@velm.test/", "refused: the URL carries a user name or password"),
        ("file:///etc/passwd", "refused: file is neither http nor https"),
        ("/again", "more than 5 redirects"),
        ("https://velm.test/\x01", "Invalid URL in location header"),
    ],
)
def test_redirects_are_checked_and_counted(location: str, expected: str) -> None:
    transport = served(httpx.Response(301, headers={"Location": location}))
    assert expected in reason("https://velm.test/", transport)


def test_the_url_is_the_one_at_the_end_of_the_redirects() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/old":
            return httpx.Response(301, headers={"Location": "../new"})
        return page(PAGE)

    found = capture_one("https://velm.test/old", transport=httpx.MockTransport(answer))
    assert (found.url, found.place.path) == ("https://velm.test/new", "https://velm.test/old")


def test_names_that_do_not_resolve() -> None:
    def fail(_host: str, _port: int) -> list[str]:
        raise OSError("unknown")

    transport = PublicTransport(PublicNetwork(5, fail))
    assert reason("http://velm.test/", transport) == "the name velm.test does not resolve"
    assert (
        reason("http://velm.test/", guarded({"velm.test": []}, [])) == "the name velm.test does not resolve"
    )


@contextmanager
def server(*pieces: bytes, pause: float = 0.0) -> Iterator[int]:
    """A server on this machine that says these things, slowly; its port."""

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            self.rfile.readline()
            try:
                for piece in pieces:
                    self.wfile.write(piece)
                    time.sleep(pause)
            except OSError:
                return

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_address[1]
        running.shutdown()


class Loopback(PublicNetwork):
    """The gate's clock without the gate: only for a server of our own."""

    def __init__(self, port: int, seconds: float) -> None:
        super().__init__(seconds, lambda _host, _port: ["93.184.215.14"], _To(port))


class _To(httpcore.SyncBackend):
    def __init__(self, port: int) -> None:
        self._port = port

    def connect_tcp(self, host: str, port: int, *_rest: object, **_more: object) -> httpcore.NetworkStream:
        assert (host, port) == ("93.184.215.14", 80)
        return super().connect_tcp("127.0.0.1", self._port)


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_drips_is_left_in_time(start: bytes) -> None:
    with server(start or b"HTTP/1.1 200 OK\r\n", *[b"a: b\r\n"] * 100, pause=0.1) as port:
        before = time.monotonic()
        found = reason("http://velm.test/", PublicTransport(Loopback(port, 0.5)), Limits(seconds=0.5))
        assert found == "no whole answer within 0.5 seconds"
        assert time.monotonic() - before < 3


def test_a_server_that_hangs_up_leaves_a_truncated_page() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n"
    with server(head + PAGE) as port:
        found = capture_one("http://velm.test/", transport=PublicTransport(Loopback(port, 5)))
    assert (found.body, found.truncated) == (PAGE, True)


def test_failures_are_errors_for_one_page() -> None:
    with pytest.raises(CaptureError, match="refused: localhost resolves to a private address") as caught:
        capture_one("http://localhost/")
    assert caught.value.where == "http://localhost/"
