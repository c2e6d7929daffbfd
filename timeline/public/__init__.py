"""The record: all that a reader gets. Nothing here knows of the desk."""
