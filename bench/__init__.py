"""Benchmarks, run on demand: ratios to a bare cost measured in the same run, never seconds alone."""
