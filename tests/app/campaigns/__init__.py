"""Campaigns against the window: real widgets, a real worker, and a world that gives way while somebody works."""
