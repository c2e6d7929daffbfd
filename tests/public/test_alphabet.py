"""Names in the order in which a reader looks for them."""

from unicodedata import normalize

from timeline.public.alphabet import by_alphabet

UKRAINIAN = "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я".split()


def test_the_ukrainian_alphabet_stands_in_its_order():
    for letters in (UKRAINIAN, [letter.upper() for letter in UKRAINIAN], [f"{letter}ра" for letter in UKRAINIAN]):
        assert sorted(set(letters), key=by_alphabet) == letters


def test_a_letter_is_the_same_however_it_is_put_together():
    assert by_alphabet(normalize("NFD", "Їжак Ґедзь")) == by_alphabet("їжак ґедзь")


def test_capitals_accents_and_apostrophes_make_no_difference():
    names = ["Ärger", "Afrin", "d’Estaing", "Destry", "Élysée", "Zúñiga", "al-Assad", "Ігор", "Знам’янка", "Золотар"]
    assert sorted(names, key=by_alphabet) == [
        "Afrin", "al-Assad", "Ärger", "d’Estaing", "Destry", "Élysée", "Zúñiga", "Знам’янка", "Золотар", "Ігор",
    ]  # fmt: skip
