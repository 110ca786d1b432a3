"""WACZ: a zip that holds WARCs under archive/. Members are read where they lie, never unpacked to disk."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, BinaryIO

from sayso.capture.limits import Damaged, Unusable
from sayso.capture.pages import Task, failure
from sayso.capture.streams import BOMB_BYTES, BOMB_RATIO, Stream
from sayso.capture.warc import read_pages
from sayso.types import Capture, Failure, Place

WARC_MEMBER = re.compile(r"archive/[^/]{1,255}\.w?arc(?:\.gz)?", re.IGNORECASE)
# A WACZ lists a few dozen members in some kilobytes. Each entry becomes an object of about a
# kilobyte, so a directory of 4 MB, which can list 87,000, is as much as memory should bear.
DIRECTORY_BYTES = 4 << 20
# The zip library allocates what an LZMA header asks for, up to 4 GB; WACZ uses neither of the others.
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    OverflowError,
)


class _Bounded:
    """A file whose reads are bounded, as the zip library reads the directory in one piece."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > DIRECTORY_BYTES:
            raise Unusable(f"the directory of this zip is larger than {DIRECTORY_BYTES >> 20} MB")
        return self._file.read(DIRECTORY_BYTES if size < 0 else size)


def read_wacz(file: BinaryIO, place: Place, task: Task) -> Iterator[Capture | Failure]:
    """The pages in each WARC of a zip. Raises Unusable where it is no WACZ."""
    try:
        archive = zipfile.ZipFile(_Bounded(file))
    except ZIP_ERRORS as error:
        raise Unusable(f"the directory of this zip cannot be read ({error})") from error
    with archive:
        members = [member for member in archive.infolist() if WARC_MEMBER.fullmatch(member.filename)]
        if not members:
            raise Unusable("not a page: looks like ZIP, and no WACZ, as there is no WARC in archive/")
        for member in members:
            where = replace(place, member=member.filename)
            try:
                yield from _read_member(archive, member, where, task)
            except Unusable as error:
                yield failure(where, error)


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Place, task: Task
) -> Iterator[Capture | Failure]:
    if member.compress_type not in METHODS:
        raise Unusable("packed in a way that WACZ does not use; pack it again, stored or deflated")
    if member.file_size > max(BOMB_BYTES, BOMB_RATIO * member.compress_size):
        raise Unusable("inflates to more than 1 GB from next to nothing, not read")
    try:
        opened = archive.open(member)
    except ZIP_ERRORS as error:
        raise Unusable(f"cannot be read from its zip ({error})") from error
    with opened:
        stream = Stream(_guarded(opened))
        if not stream.peek(1):
            raise Unusable("empty")
        yield from read_pages(stream, place, task)


def _guarded(opened: IO[bytes]) -> Callable[[int], bytes]:
    def read(size: int) -> bytes:
        try:
            return opened.read(size)
        except ZIP_ERRORS as error:
            raise Damaged(f"the zip around it is damaged ({error})") from error

    return read
