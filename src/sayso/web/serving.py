"""The server: one process on one address, until it is interrupted."""

from __future__ import annotations

import socket
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.applications import Starlette


def serve(application: Starlette, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `tell` is given the address once it can be opened.

    Port 0 takes any that is free. Raises OSError when the address cannot be had.
    """
    config = uvicorn.Config(
        application, log_level="warning", access_log=False, ws="none", server_header=False, date_header=False
    )
    with closing(_listening(host, port)) as listener:
        tell(address(host, listener.getsockname()[1]))
        with suppress(KeyboardInterrupt):  # uvicorn closes down first and then raises it anew
            uvicorn.Server(config).run(sockets=[listener])


def address(host: str, port: int) -> str:
    """The address to open.

    >>> address("127.0.0.1", 8750), address("::1", 8750)
    ('http://127.0.0.1:8750/', 'http://[::1]:8750/')
    """
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listening(host: str, port: int) -> socket.socket:
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    return socket.create_server((host, port), family=family)
