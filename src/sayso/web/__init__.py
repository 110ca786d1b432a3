"""The workbench: a ledger in the browser, for reading, on this machine (extra: web)."""

from sayso.web.pages import app
from sayso.web.serving import serve

__all__ = ["app", "serve"]
