"""Files in: each format reads its file into proposals, which are looked at first and then drafted, all or none."""
