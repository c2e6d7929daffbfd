"""Dates found in whole articles, against marks made by hand."""

import pytest

from tests.dates.marked import Article, Mark, Score, article_of, articles, score

_ARTICLES = articles()


def _name(article: Article) -> str:
    return article.name


def test_nearly_all_dates_of_the_articles_are_found_with_their_value_and_little_else():
    total = sum((score(article) for article in _ARTICLES), Score(hits=0, missed=(), extra=()))

    assert total.f1 >= 0.95


@pytest.mark.parametrize("article", _ARTICLES, ids=_name)
def test_no_article_is_read_badly(article):
    assert score(article).f1 >= 0.85


@pytest.mark.parametrize("article", _ARTICLES, ids=_name)
def test_an_article_is_long_enough_to_have_traps(article):
    assert len(article.text.split()) >= 150


def test_a_mark_stands_where_its_words_are():
    article = article_of("short", "2025-12-01\n\nThey met [[on Sunday|2025-11-30]] and part [[today|2025-12-01]].\n")

    assert article.text == "They met on Sunday and part today.\n"
    assert article.marks == (
        Mark(start=9, end=18, words="on Sunday", edtf="2025-11-30"),
        Mark(start=28, end=33, words="today", edtf="2025-12-01"),
    )


def test_a_wrong_value_costs_as_a_date_missed_and_as_one_too_many():
    article = article_of(
        "short", "2025-12-01\n\nThey met [[on Sunday|2025-11-23]] and [[today|2025-12-01]], [[soon|?]].\n"
    )

    one = score(article)

    assert (one.hits, [mark.words for mark in one.missed], [found.phrase for found in one.extra]) == (
        1,
        ["on Sunday"],
        ["on Sunday"],
    )
    assert (one.precision, one.recall, one.f1) == (0.5, 0.5, 0.5)
