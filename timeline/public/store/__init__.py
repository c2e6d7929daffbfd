"""The record as it is stored: append-only revisions, the projection that pages read, and share links."""
