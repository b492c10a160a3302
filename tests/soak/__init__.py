"""Campaigns: the program is mistreated many times over, and a table says what came of it."""
