"""Stress tests of the window: real widgets, a real worker, and faults injected while somebody works."""
