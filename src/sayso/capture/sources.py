"""The two ways in: everything that a source holds, or the one page that a source is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sayso.capture.files import read_file, read_folder, read_standard_input, shown
from sayso.capture.limits import DEFAULT, Limits, Unusable
from sayso.capture.pages import Task, failure
from sayso.errors import CaptureError
from sayso.types import Capture, Failure, Place

if TYPE_CHECKING:
    import httpx

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{0,30}://")
PASSWORD = re.compile(r"(?<=://)[^/?#]*@")
NAMELESS = "an empty name: give a file, a folder, an address, or - for standard input"
NAMED = re.compile(r"(?P<path>.+?)(?:!(?P<name>.+?))?(?:@(?P<offset>\d{1,15}))?", re.DOTALL)


def open_captures(
    source: str,
    *,
    limits: Limits = DEFAULT,
    passed: Counter[str] | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Iterator[Capture | Failure]:
    """The pages that a source holds, in its order, and a Failure for each that could not be had.

    A source is a file, a folder, `-` for standard input, or an http or https URL; docs/capture.md says
    which files are understood. Archives are read record by record. What is no page is counted in
    `passed`, if given, under its kind (`request`, `image/png`, `status 404`). `transport` replaces the
    guarded way to the network. Nothing is raised for what a source holds or lacks.
    """
    task = Task(limits, Counter() if passed is None else passed)
    if not source.strip():
        yield Failure(Place(source), "capture", NAMELESS)
    elif URL.match(source):
        yield _fetch(source, limits, transport)
    elif source == "-":
        yield from read_standard_input(task)
    elif _is_folder(source):
        yield from read_folder(Path(source), task)
    else:
        yield from read_file(Path(source), Place(shown(Path(source))), task)


def capture_one(
    source: str, *, limits: Limits = DEFAULT, transport: httpx.BaseTransport | None = None
) -> Capture:
    """The page that a source is. Raises CaptureError if it is none, or several.

    A page in an archive is named as a `Place` prints itself: `news.warc.gz@4711`,
    `news.wacz!archive/data.warc.gz@4711`. In place of the member may stand the page's URL or its
    record id: `news.warc.gz!https://velm-courier.test/rain`.
    """
    if not source.strip():
        raise CaptureError("no source", NAMELESS)
    if _is_folder(source):
        raise CaptureError(source, "a folder, and one page is wanted: name a file in it")
    passed: Counter[str] = Counter()
    wanted = _read_name(source)
    if wanted is None:
        found = open_captures(source, limits=limits, passed=passed, transport=transport)
        return _only(source, found, passed)
    place = Place(shown(Path(wanted.path)))
    found = read_file(Path(wanted.path), place, Task(limits, passed), wanted.start)
    return _named(source, found, wanted)


class Named(NamedTuple):
    """A page inside an archive, as a person names it."""

    path: str
    name: str | None
    offset: int | None

    @property
    def start(self) -> int:
        """Where to begin reading the file: an offset inside a zip member is not one in the file."""
        return self.offset or 0 if self.name is None else 0

    def fits(self, one: Capture | Failure) -> bool:
        names = (None, one.place.member, one.place.record_id, one.url)
        return self.name in names and self.offset in (None, one.place.offset)


def _read_name(source: str) -> Named | None:
    """The page named inside an archive; None where the source is no such name."""
    if source == "-" or URL.match(source) or _exists(source):
        return None
    parts = NAMED.fullmatch(source)
    if parts is None or (parts["name"] is None and parts["offset"] is None) or not _exists(parts["path"]):
        return None
    return Named(parts["path"], parts["name"], int(parts["offset"]) if parts["offset"] else None)


def _only(source: str, found: Iterator[Capture | Failure], passed: Counter[str]) -> Capture:
    first: Capture | None = None
    failed: Failure | None = None
    for one in found:
        if isinstance(one, Failure):
            failed = failed or one
        elif first is None:
            first = one
        else:
            example = _name_of(first)
            raise CaptureError(source, f"holds several pages, and one is wanted: name it, as in {example}")
    if first:
        return first
    if failed:
        where = source if str(failed.place) == source else failed.place
        raise CaptureError(where, failed.reason)
    kinds = ", ".join(f"{count} {kind}" for kind, count in passed.most_common(5))
    raise CaptureError(source, f"holds no page ({kinds})" if kinds else "holds no page")


def _named(source: str, found: Iterator[Capture | Failure], wanted: Named) -> Capture:
    for one in found:
        if isinstance(one, Capture) and wanted.fits(one):
            return one
        if isinstance(one, Failure) and wanted.fits(one):
            raise CaptureError(one.place, one.reason)
        if wanted.name is None and one.place.offset != wanted.offset:
            break
    if wanted.name is None:
        reason = (
            f"no page begins at byte {wanted.offset}; where the whole archive was compressed in one piece, "
            f"pages have no such place and go by their URL, as in {wanted.path}!https://..."
        )
    else:
        reason = f"holds no page named {wanted.name}"
    raise CaptureError(source, reason)


def _name_of(capture: Capture) -> str:
    if capture.place.offset is not None:
        return str(capture.place)
    return f"{capture.place.path}!{capture.url or capture.place.record_id}"


def _fetch(source: str, limits: Limits, transport: httpx.BaseTransport | None) -> Capture | Failure:
    from sayso.capture.web import fetch  # noqa: PLC0415 - a sixth of what the package takes to load

    try:
        return fetch(source, limits, transport)
    except Unusable as error:
        # Reasons are printed and kept; a password typed into a URL should be neither.
        shown_url = PASSWORD.sub("", source)
        return failure(Place(shown_url), error, shown_url)


def _is_folder(source: str) -> bool:
    try:
        return not URL.match(source) and Path(source).is_dir()
    except (OSError, ValueError):
        return False


def _exists(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False
