"""The command line: `sayso read`, `article`, `add`, `link`, `claims`, `source`, `judge`, `report` and so on.

Exit codes: 0 all is well, 1 something could not be read, 2 the call itself is wrong.
"""

from sayso.cli import claims, judging, pages, showing
from sayso.cli.front import app, main

ORDER = (
    "demo", "read", "article", "add", "link", "search", "claims", "claim", "source", "report", "web",
    "judge", "judgements", "failures",
)  # fmt: skip
"""The commands in the order in which one comes to need them: so `--help` lists them."""

app.registered_commands.sort(key=lambda one: ORDER.index(one.name or getattr(one.callback, "__name__", "")))

__all__ = ["app", "claims", "judging", "main", "pages", "showing"]
