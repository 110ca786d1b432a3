"""The command line: `sayso read`, `add`, `link`, `claims`, `source`, `judge`, `report`, `web` and so on.

Exit codes: 0 all is well, 1 something could not be read, 2 the call itself is wrong.
"""

from sayso.cli import claims, judging, pages, showing
from sayso.cli.front import app, main

__all__ = ["app", "claims", "judging", "main", "pages", "showing"]
