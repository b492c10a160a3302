"""The settings dialog: one module for each page, with fields generated from the declarations."""
