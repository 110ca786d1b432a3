"""Writes the stories as records: `python -m training.origins_stories`."""

from training.origins_stories import main

main()
