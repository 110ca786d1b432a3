"""The version of Sayso: of the package, of what it calls itself, of a reading that a ledger keeps."""

__version__ = "0.2.0"
