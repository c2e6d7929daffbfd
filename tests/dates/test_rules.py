"""Every rule of the grammar: it reads its own example, and says why in a sentence."""

import pytest

from tests.dates.examples import MONDAY
from timeline.dates.grammar import Calendar, Context, Order, Spent, Work
from timeline.dates.reader import read
from timeline.dates.rules import RULEBOOK
from timeline.dates.words import MONTHS, plain


def _calendar(text, order):
    """Calendar dates without dateparser: the grammar must not depend on who reads them."""
    figures = [int(part) for part in text.replace("-", " ").split() if part.isdigit()]
    month = next((MONTHS.index(part) + 1 for part in text.split() if part in MONTHS), None)
    if month is None and order == Order.DAY_FIRST:
        return Calendar(day=figures[0], month=figures[1], year=figures[2])
    return Calendar(
        year=next((figure for figure in figures if figure > 31), None),
        month=month,
        day=next((figure for figure in figures if figure <= 31), None),
    )


def _context(**changes):
    return Context(today=MONDAY, rules=RULEBOOK, calendar=_calendar, **changes)


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.build.__name__)
def test_a_rule_is_the_first_to_read_its_example(rule):
    text = plain(rule.example)
    first = next(other for other in RULEBOOK.that_may_read(text) if other.read(text, _context()))

    assert first.build.__name__ == rule.build.__name__


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.build.__name__)
def test_what_curators_read_of_an_example_is_whole_sentences(rule):
    sentences = read(rule.example, anchor=MONDAY).reading.rule

    assert sentences[0].isupper() or sentences[0] == "“"
    assert sentences.endswith(".")


def test_no_phrase_is_read_in_more_steps_than_it_is_given():
    work = Work(most=2)

    with pytest.raises(Spent):
        _context(work=work).read("by end of week after next")

    assert work.steps == 3


def test_what_is_read_twice_is_worked_out_once():
    context = _context()

    assert context.read("21 november 2025") is context.read("21 november 2025")
    assert context.work.steps == 1
