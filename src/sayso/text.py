"""Text as characters: white space, words and sentences, always with their offsets."""

from __future__ import annotations
