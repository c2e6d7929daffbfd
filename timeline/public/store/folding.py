"""Text folded for search, so that one spelling finds another: case, accents and alphabets do not count."""

import re
import unicodedata


def fold(text: str) -> str:
    """`text` in small letters without accents, its words parted by single spaces."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare.casefold()))
