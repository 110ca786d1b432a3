"""One module for each format of the ledger; its revision is the format's number."""
