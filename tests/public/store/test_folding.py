"""Folding: what finds a word however it is spelled, and what must not."""

import pytest

from timeline.public.store import folding
from timeline.public.store.folding import WORD, fold, index_text, phrase, phrase_text, terms_of, wanted


def finds(asked, printed):
    return wanted(asked).is_found_by(printed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskyy", "ZELENSKYY"),
        ("Élysée", "elysee"),
        ("Støre", "store"),
        ("Wałęsa", "walesa"),
        ("Скібіцький", "СКІБІЦЬКИИ"),
        ("28-point plan", "28 Point plan"),
    ],
)
def test_spellings_that_differ_in_case_accents_or_signs_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("asked", ["negotiation", "negotiations", "negotiating", "negotiated", "NEGOTIATES"])
def test_an_english_word_finds_its_forms(asked):
    assert [finds(asked, form) for form in ("negotiation", "negotiations", "Negotiating")] == [True, True, True]


@pytest.mark.parametrize("asked", ["n", "nego", "negotia", "negotiat", "negotiation"])
def test_a_word_is_found_from_its_first_letter_to_its_last(asked):
    assert finds(asked, "negotiation")


@pytest.mark.parametrize(
    ("cyrillic", "ukrainian"),
    [
        ("Єнакієве", "yenakiieve"),
        ("Їжакевич", "yizhakevych"),
        ("Йосипівка", "yosypivka"),
        ("Юрій", "yurii"),
        ("Ґалаґан", "galagan"),
        ("Згорани", "zghorany"),
        ("Щербухи", "shcherbukhy"),
        ("Знам’янка", "znamianka"),
        ("Скібіцький", "skibitskyi"),
    ],
)
def test_ukrainian_is_read_as_the_resolution_of_2010_reads_it(cyrillic, ukrainian):
    assert terms_of(cyrillic)[1] == ukrainian


@pytest.mark.parametrize(
    ("cyrillic", "russian"),
    [("Ельцин", "yeltsin"), ("Щёлково", "shchelkovo"), ("Захарова", "zakharova"), ("Подъячев", "podiachev")],
)
def test_russian_is_read_as_newspapers_print_it(cyrillic, russian):
    assert russian in terms_of(cyrillic)


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("Гнатов", "Hnatov"),
        ("Игнатов", "Ignatov"),
        ("Hnatov", "Гнатов"),
        ("Зеленский", "Zelenskyy"),
        ("Зеленський", "Zelensky"),
        ("Зеленск", "Zelenskyy"),
        ("Zelenskij", "Zelenskyy"),
        ("Дмитриев", "Dmitriev"),
        ("Дмитрієв", "Dmitriyev"),
        ("Ермак", "Yermak"),
        ("Єрмак", "Ermak"),
        ("Харьков", "Kharkov"),
        ("Виткофф", "Witkoff"),
        ("Kharkiv", "Харків"),
        ("Mikhail", "Mihail"),
    ],
)
def test_one_alphabet_finds_the_other_and_one_way_to_romanise_another(asked, printed):
    assert finds(asked, printed)


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("party", "participants"),
        ("city", "citizen"),
        ("gun", "Hun"),
        ("Hnatov", "Ignatov"),
        ("enskyy", "Zelenskyy"),
        ("plan", "explain"),
        ("Путин", "Putnam"),
    ],
)
def test_words_that_are_not_the_same_find_nothing(asked, printed):
    assert not finds(asked, printed)


@pytest.mark.parametrize(("asked", "printed"), [("日内瓦", "日内瓦"), ("جنيف", "جنيف"), ("Γενεύη", "γενευη")])
def test_other_scripts_are_found_as_they_are(asked, printed):
    assert finds(asked, printed)


def test_a_text_is_kept_as_terms_each_once_and_a_title_is_marked():
    assert index_text(["Zelensky talks", "talks"], title="Talks") == " ".join(
        ["^talks ^=talk", "zelensky =zelenski ~zelenski", "talks =talk"]
    )


def test_a_word_in_a_title_is_asked_for_apart():
    terms = index_text(["Peace talks"], title="Talks").split()
    in_title = wanted("talk").in_titles
    assert [term for term in terms if term in in_title.wholes or term.startswith(tuple(in_title.beginnings))] == [
        "^talks",
        "^=talk",
    ]


def test_texts_are_kept_for_phrases_a_line_each_and_the_title_marked():
    assert phrase_text(["US–Ukraine talks!", "…", "Élysée"], title="US–Ukraine talks!") == (
        "^us^ukraine^talks^\n us ukraine talks \n elysee "
    )
    assert (phrase("the Ukraine-talks").needle, phrase("ukraine").in_titles.needle) == (
        " the ukraine talks ",
        "^ukraine^",
    )
    assert not phrase("…")


def test_more_terms_than_a_database_takes_are_cut_between_two_of_them(monkeypatch):
    monkeypatch.setattr(folding, "MOST_BYTES", 10_000)
    text = index_text(f"word{number}я" for number in range(1_000))
    assert len(text.encode()) <= folding.MOST_BYTES < len(text.encode()) + 100
    assert text.split()[-1] in terms_of(WORD.search(text.split()[-1])[0]) or text.split()[-1].startswith("~")


@pytest.mark.parametrize(
    "text", ["'", '"', "\x00", "\ud800", "^=~", "a'b:*", "𐓀", "½", "x" * 10_000, "ǆ", "ʼ", "ﾞ", "　"]
)
def test_no_term_holds_what_an_engine_could_take_for_a_sign_of_its_own(text):
    terms = index_text([text], title=text).split()
    assert [term for term in terms if not term.lstrip("^=~").isalnum() or len(term) > 70] == []


@pytest.mark.parametrize("asked", ["Kremlin", "Kremlin’s", "kremlin's"])
@pytest.mark.parametrize("printed", ["Kremlin", "Kremlin’s", "KREMLIN'S"])
def test_a_possessive_is_the_word_itself(asked, printed):
    assert [match[0] for match in WORD.finditer(f"the {printed} spokesman")] == ["the", printed, "spokesman"]
    assert finds(asked, printed)
