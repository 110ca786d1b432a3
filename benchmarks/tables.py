"""A comparison as Markdown for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.compare import Result
from benchmarks.comparisons import COMPARISONS
from benchmarks.contenders import REFERENCE
from benchmarks.records import Record
from benchmarks.results import machine, table


def section(task: str, results: list[Result]) -> str:
    """The comparison as Markdown: what the figures are, the table, and how each contender was called."""
    comparison = COMPARISONS[task]
    columns = [column.head for course in comparison.courses for column in course.columns]
    reference = next(
        (_cost(task, result)["rate"] for result in results if result.contender.name == REFERENCE), None
    )
    times = [f"× {REFERENCE}"] if reference else []
    heads = ["", *columns, f"{comparison.unit}/CPU-s", *times, "slowest, s", "peak, MB", "failed"]
    rows = [
        [result.contender.name, *_quality(task, result), *_expense(_cost(task, result), reference)]
        for result in results
    ]
    counts = ", ".join(
        f"{cost['items']} {course.name}"
        for course, cost in zip(comparison.courses, results[0].costs, strict=True)
    )
    return "\n".join([
        f"`python -m benchmarks compare {task}`: {counts}; {machine()}. {comparison.note}\n",
        table(heads, rows),
        *(f"- {_called(result)}" for result in results),
        *(line for result in results for line in _failures(task, result)),
    ])  # fmt: skip


def as_json(task: str, results: list[Result]) -> Record:
    """The same, with every figure that the scorer gives."""
    courses = [course.name for course in COMPARISONS[task].courses]
    return {
        "task": task,
        "machine": machine(),
        "contenders": [
            {
                "name": result.contender.name,
                "call": result.contender.call,
                "figures": dict(zip(courses, result.figures, strict=True)),
                "costs": dict(zip(courses, result.costs, strict=True)),
            }
            for result in results
        ],
    }


def _quality(task: str, result: Result) -> Iterable[str]:
    for course, found in zip(COMPARISONS[task].courses, result.figures, strict=True):
        for column in course.columns:
            # Whoever gives no headline has none right: nought says as little as None.
            shown = [f"{found[name]:.3f}" if found.get(name) else "–" for name in column.figures]
            yield " / ".join(shown)


def _cost(task: str, result: Result) -> Record:
    """What the courses of untouched records cost together."""
    costs = _untouched(task, result)
    seconds = sum(cost["seconds"] for cost in costs)
    return {
        "rate": sum(cost["units"] for cost in costs) / seconds if seconds else None,
        "slowest": max(cost["slowest"] for cost in costs),
        "peak_rss_mb": max(cost["peak_rss_mb"] for cost in costs),
        "failed": sum(cost["failed"] for cost in costs),
    }


def _expense(cost: Record, reference: float | None) -> list[str]:
    rate = cost["rate"]
    times = [f"{rate / reference:.2f}" if rate else "–"] if reference else []
    shown_rate = f"{rate:,.0f}" if rate else "–"
    return [shown_rate, *times, f"{cost['slowest']:.2f}", f"{cost['peak_rss_mb']:.0f}", str(cost["failed"])]


def _called(result: Result) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in result.costs[0]["versions"].items())
    return (
        f"**{result.contender.name}** ({versions or 'a rule in benchmarks/peers'}): `{result.contender.call}`"
    )


def _failures(task: str, result: Result) -> Iterable[str]:
    for cost in _untouched(task, result):
        for reason, count in cost["failures"].items():
            yield f"- {result.contender.name} failed on {count}: `{reason.replace('`', '')}`"


def _untouched(task: str, result: Result) -> list[Record]:
    courses = zip(COMPARISONS[task].courses, result.costs, strict=True)
    return [cost for course, cost in courses if not course.stripped]
