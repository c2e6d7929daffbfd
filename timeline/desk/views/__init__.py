"""The curators' pages outside the admin."""
