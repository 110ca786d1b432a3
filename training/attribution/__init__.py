"""Fits the trained tagger: examples, a network, its teacher and student, calibration and export."""
