"""The curators' desk: working tables and their admin. Nothing here is public until it is published into the record."""
