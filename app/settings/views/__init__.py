"""The settings dialog: one file for each page, fields made from what is declared."""
