"""Measures Sayso on development data, through its public API alone."""
