"""Bytes read forward once, with a look ahead: from a file, a pipe, or the gzip members in either."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator

from sayso.capture.limits import Damaged

GZIP = b"\x1f\x8b"
# Magic, method, flags. What follows differs by writer: system 19 (macOS) is in no RFC and in many archives.
MEMBER_HEAD = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
MEMBER_HEAD_BYTES = 4
# By chance, these stand in one of 134 million places. Many in a row are there to keep a reader busy.
MOST_FALSE_STARTS = 10_000
CHUNK = 1 << 16
# zlib gives nothing of a piece with damage in it, so pieces are small: what is lost before the damage is
# at most one of them. It also is what small members, of which many fit in a chunk, copy each time.
BITE = 1 << 12
# Damage is noticed within a few hundred bytes, since random bits soon break the rules of deflate;
# the next member is looked for from there on, so one mebibyte of what was read is plenty to keep.
KEPT = 1 << 20
# A page of nothing but one letter inflates to a thousandfold; real archives stay under fiftyfold.
BOMB_BYTES = 1 << 30
BOMB_RATIO = 200
LONGEST_MARK = 1 << 13


class Stream:
    """A source of bytes with a look ahead. `offset` counts what has been read or skipped."""

    def __init__(self, read: Callable[[int], bytes], offset: int = 0) -> None:
        self._source = read
        self._buffer = bytearray()
        self.offset = offset

    def _fill(self, size: int) -> None:
        while len(self._buffer) < size:
            more = self._source(CHUNK)
            if not more:
                return
            self._buffer += more

    def peek(self, size: int) -> bytes:
        """The next bytes, fewer at the end; they stay unread."""
        self._fill(size)
        return bytes(self._buffer[:size])

    def read(self, size: int) -> bytes:
        """The next bytes; fewer than asked for only at the end."""
        self._fill(size)
        taken = bytes(self._buffer[:size])
        self._drop(len(taken))
        return taken

    def read_some(self, size: int) -> bytes:
        """Some of the next bytes; none only at the end."""
        self._fill(1)
        return self.read(min(size, len(self._buffer)))

    def skip(self, size: int) -> int:
        """Pass over bytes without keeping them; how many there were."""
        left = size
        while left > 0:
            self._fill(1)
            step = min(left, len(self._buffer))
            if not step:
                break
            self._drop(step)
            left -= step
        return size - left

    def skip_to(self, mark: re.Pattern[bytes]) -> bool:
        """Pass over everything before the next place where `mark` matches; False at the end.

        A match is at most 8 KiB long and looks one byte back.
        """
        while True:
            self._fill(CHUNK + LONGEST_MARK)
            found = mark.search(self._buffer, 1)
            ending = len(self._buffer) < CHUNK + LONGEST_MARK
            if found and (ending or found.start() < CHUNK):
                self._drop(found.start())
                return True
            self._drop(len(self._buffer) if ending else CHUNK - 1)
            if ending:
                return False

    def _drop(self, size: int) -> None:
        del self._buffer[:size]
        self.offset += size


class Member:
    """One gzip member, inflated as it is read."""

    def __init__(self, members: Members, offset: int) -> None:
        self._members = members
        self._inflater = zlib.decompressobj(wbits=31)
        self._made = 0
        self.offset = offset
        self.cut = False
        """Set once the source ends before the member does."""

    @property
    def ended(self) -> bool:
        return self._inflater.eof

    def read(self, size: int) -> bytes:
        """Some bytes; none at the end of the member. Raises Damaged."""
        while not self._inflater.eof and not self.cut:
            stored = self._inflater.unconsumed_tail or self._members.take()
            try:
                made = self._inflater.decompress(stored, size)
            except zlib.error as error:
                raise Damaged(f"the gzip data is damaged ({_detail(error)})") from error
            if self._inflater.eof:
                self._members.give_back(len(self._inflater.unused_data))
            self.cut = not stored and not made and not self._inflater.eof
            if made:
                self._count(len(made))
                return made
        return b""

    def _count(self, made: int) -> None:
        self._made += made
        stored = self._members.position - self.offset
        if self._made > BOMB_BYTES and self._made > BOMB_RATIO * stored:
            raise Damaged("the gzip data inflates to more than 1 GB from next to nothing, not read further")


class Members:
    """The gzip members of a source, one after the other, going on behind a damaged one."""

    def __init__(self, source: Stream) -> None:
        self._source = source
        self._kept = bytearray()
        self._unread = 0
        """Bytes at the end of `_kept` that nobody has taken yet."""
        self._joined: Member | None = None

    @property
    def position(self) -> int:
        return self._source.offset - self._unread

    def take(self) -> bytes:
        """A bite of what comes next; nothing at the end."""
        taken = self._ahead(BITE)
        self._unread -= len(taken)
        return taken

    def give_back(self, size: int) -> None:
        self._unread += size

    def each(self, begins: re.Pattern[bytes]) -> Iterator[Member | tuple[int, str]]:
        """The members in turn; where bytes are no member, their offset and a reason instead.

        Behind a member that was not read to its end, the search is for the next one whose content
        matches `begins`.
        """
        while self._skip_padding():
            offset = self.position
            if self._ahead(2) == GZIP:
                member = Member(self, offset)
                yield member
                if member.ended:
                    continue
            else:
                yield offset, "the bytes here begin no gzip member"
            if not self._find(offset + 1, begins):
                return

    def read_joined(self, size: int) -> bytes:
        """Some bytes of all members joined, as gunzip gives them; none at the end. Raises Damaged."""
        while True:
            made = self._joined.read(size) if self._joined else b""
            # What follows the last member and is none is left alone, as gunzip does.
            if made or self.cut or not self._skip_padding() or self._ahead(2) != GZIP:
                return made
            self._joined = Member(self, self.position)

    @property
    def cut(self) -> bool:
        """Whether the source ended inside a member while they were read joined."""
        return self._joined is not None and self._joined.cut

    def _ahead(self, size: int) -> bytes:
        if self._unread < size:
            more = self._source.read_some(CHUNK)
            del self._kept[: -KEPT - self._unread]
            self._kept += more
            self._unread += len(more)
        start = len(self._kept) - self._unread
        return bytes(self._kept[start : start + size])

    def _skip_padding(self) -> bool:
        """Pass over zero bytes, with which tapes and disks fill up a file; False at the end."""
        while ahead := self._ahead(1):
            if ahead != b"\0":
                return True
            self.give_back(len(self.take().lstrip(b"\0")))
        return False

    def _find(self, start: int, begins: re.Pattern[bytes]) -> bool:
        """Move to the next member at or behind `start` whose content matches. Raises Damaged."""
        at = max(start - (self._source.offset - len(self._kept)), 0)
        for _ in range(MOST_FALSE_STARTS):
            at = self._next_head(at)
            if at < 0:
                self._unread = 0
                return False
            if begins.match(glimpse(bytes(self._kept[at : at + LONGEST_MARK]))):
                self._unread = len(self._kept) - at
                return True
            at += 1
        raise Damaged("nothing but false beginnings of gzip data behind the damage, not read further")

    def _next_head(self, at: int) -> int:
        """Where in `_kept` the next head of a member is, with enough behind it to look inside, or -1."""
        while True:
            found = MEMBER_HEAD.search(self._kept, at)
            at = found.start() if found else max(at, len(self._kept) - MEMBER_HEAD_BYTES + 1)
            if found and len(self._kept) - at >= LONGEST_MARK:
                return at
            more = self._source.read_some(CHUNK)
            if not more:
                return at if found else -1
            del self._kept[:at]
            self._kept += more
            at = 0


def glimpse(stored: bytes) -> bytes:
    """The first bytes, up to 8 KiB, of gzip data that may be cut off or damaged further on.

    >>> import gzip
    >>> glimpse(gzip.compress(b"Hear, hear")[:-6])
    b'Hear, hear'
    """
    inflater = zlib.decompressobj(wbits=31)
    made = b""
    # In small pieces: of a piece with damage in it, zlib gives nothing at all.
    for start in range(0, len(stored), 256):
        try:
            made += inflater.decompress(stored[start : start + 256], LONGEST_MARK)
        except zlib.error:
            break
        if len(made) >= LONGEST_MARK or inflater.eof:
            break
    return made[:LONGEST_MARK]


def _detail(error: zlib.error) -> str:
    return str(error).rpartition(": ")[2] or "no valid deflate data"
