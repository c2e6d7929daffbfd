"""The order of the alphabet for names in Latin and in Cyrillic letters, alike on every machine and database."""

from unicodedata import combining, normalize


def by_alphabet(text: str) -> str:
    """To sort by: capitals, accents and apostrophes make no difference; Ґ, Є, І, Ї and Й stand where they belong."""
    placed = normalize("NFC", text.casefold()).translate(_PLACES)
    return "".join(letter for letter in normalize("NFD", placed) if not combining(letter))


# Where Unicode has these letters behind Я, or the parts that they are made of, Ukrainian has them right behind another.
_BEHIND = "\uffff"
_PLACES = str.maketrans(
    {"ґ": f"г{_BEHIND}", "є": f"е{_BEHIND}", "і": f"и{_BEHIND}", "ї": f"и{_BEHIND * 2}", "й": f"и{_BEHIND * 3}"}
    | dict.fromkeys("'’ʼ", "")
)
