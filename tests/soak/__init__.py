"""Stress tests: the program runs under many injected faults, and a table shows the outcomes."""
