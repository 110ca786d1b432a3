"""Files, folders and pipes: each opened once, looked at, and handed to whatever can read it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sayso.capture.limits import Damaged, Unusable
from sayso.capture.mhtml import read_mhtml
from sayso.capture.pages import Found, Task, failure, to_capture
from sayso.capture.sniff import container
from sayso.capture.streams import CHUNK, LONGEST_MARK, Members, Stream, glimpse
from sayso.capture.wacz import read_wacz
from sayso.capture.warc import ANY_RECORD, read_pages
from sayso.types import Capture, Failure, Place

ARCHIVE_NAMES = (".warc", ".arc", ".wet", ".wat")


class Opened(NamedTuple):
    """Bytes to be looked at, with what is known of where they come from."""

    stream: Stream
    place: Place
    name: str
    file: BinaryIO | None = None
    """The file itself, where it can be read in any order."""
    members: Members | None = None
    """The gzip members that `stream` comes from."""
    depth: int = 0

    @property
    def named_archive(self) -> bool:
        return self.name.lower().removesuffix(".gz").endswith(ARCHIVE_NAMES)


def read_file(path: Path, place: Place, task: Task, offset: int = 0) -> Iterator[Capture | Failure]:
    """The pages in a file, from an offset on."""
    try:
        with path.open("rb") as file:
            yield from read_open_file(file, place, task, offset)
    except (OSError, ValueError) as error:
        yield failure(place, cannot_read(error))


def read_standard_input(task: Task) -> Iterator[Capture | Failure]:
    """The pages in what is piped in."""
    yield from read_open_file(sys.stdin.buffer, Place("-"), task)


def read_open_file(file: BinaryIO, place: Place, task: Task, offset: int = 0) -> Iterator[Capture | Failure]:
    """The pages in an open file, which stays open. Never raises for what the file holds."""
    try:
        seekable = file.seekable()
        if offset:
            file.seek(offset)
        opened = Opened(Stream(_guarded(file), offset), place, place.path, file if seekable else None)
        yield from _read_opened(opened, task)
    except Unusable as error:
        yield failure(place, error)


def cannot_read(error: OSError | ValueError) -> str:
    """What to tell of a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _guarded(file: BinaryIO) -> Callable[[int], bytes]:
    def read(size: int) -> bytes:
        try:
            return file.read(size)
        except OSError as error:
            raise Damaged(cannot_read(error)) from error

    return read


def _read_opened(opened: Opened, task: Task) -> Iterator[Capture | Failure]:
    """What the bytes hold, by their look. Raises Unusable."""
    head = opened.stream.peek(LONGEST_MARK)
    if not head:
        raise Unusable("empty")
    kind = container(head)
    if kind in ("warc", "arc") or (kind == "page" and opened.named_archive):
        yield from read_pages(opened.stream, opened.place, task)
    elif kind == "gzip":
        yield from _read_gzip(opened, task)
    elif kind == "zip":
        if opened.file is None:
            raise Unusable("a zip cannot be read from a pipe or out of another archive: give it as a file")
        yield from read_wacz(opened.file, opened.place, task)
    elif kind == "mhtml":
        yield to_capture(read_mhtml(opened.stream, opened.place, task.limits))
    else:
        yield to_capture(_read_single(opened, task))


def _read_gzip(opened: Opened, task: Task) -> Iterator[Capture | Failure]:
    if opened.named_archive or ANY_RECORD.match(glimpse(opened.stream.peek(CHUNK))):
        yield from read_pages(opened.stream, opened.place, task)
        return
    if opened.depth == task.limits.depth:
        raise Unusable(f"more than {task.limits.depth} archives inside each other")
    members = Members(opened.stream)
    inner = Opened(
        Stream(members.read_joined),
        opened.place,
        opened.name.removesuffix(".gz"),
        members=members,
        depth=opened.depth + 1,
    )
    yield from _read_opened(inner, task)


def _read_single(opened: Opened, task: Task) -> Found:
    limits = task.limits
    body = opened.stream.read(limits.record_bytes + 1)
    if len(body) > limits.record_bytes:
        raise Unusable(limits.too_large())
    cut = opened.members is not None and opened.members.cut
    return Found(body, opened.place, name=opened.name, truncated=cut)


# ── Folders ──────────────────────────────────────────────────────────────────────────────────


def read_folder(folder: Path, task: Task) -> Iterator[Capture | Failure]:
    """The pages in all files under a folder, by name, without hidden ones.

    Links that stay inside are passed over, since what they lead to is read anyway (so no link can make
    a loop); links that lead out are failures, since a folder from elsewhere could point anywhere.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_symlink() and path != folder:
                _check_link(path, folder)
                task.pass_over("link inside the folder")
            elif path.is_dir():
                waiting += _entries(path)
            else:
                with _open_regular(path) as file:
                    yield from read_open_file(file, Place(shown(path)), task)
        except Unusable as error:
            yield failure(Place(shown(path)), error)
        except (OSError, ValueError) as error:
            yield failure(Place(shown(path)), cannot_read(error))


def _check_link(link: Path, folder: Path) -> None:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise Unusable("a link that leads nowhere") from error
    if not target.is_relative_to(folder.resolve()):
        raise Unusable("a link that leads out of the folder: name what it leads to")


def _entries(folder: Path) -> list[Path]:
    """What a folder holds, last name first: what is waiting is taken from the end."""
    return sorted((entry for entry in folder.iterdir() if not entry.name.startswith(".")), reverse=True)


@contextmanager
def _open_regular(path: Path) -> Iterator[BinaryIO]:
    """A file, checked once it is open, as it could be another thing by then. Raises Unusable, OSError."""
    # Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:  # noqa: PTH123  (of a descriptor)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Unusable("neither a file nor a folder")
        yield file


def shown(path: Path) -> str:
    """A path that can be printed and stored, whatever bytes its name has."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
