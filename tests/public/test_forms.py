"""What the filters' form makes of a query string, without a record to ask."""

from datetime import date

import pytest
from django.utils import translation

from timeline.public.asking.facets import Facets
from timeline.public.forms import TimelineForm, choices_in

DAY = date(2025, 12, 1)


def heard(**asked):
    form = TimelineForm(asked, choices={}, as_of=DAY)
    form.is_valid()
    return form.heard


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, ""),
        ({"from": "2025-11-21"}, "Read as on or after 21 November 2025."),
        ({"from": "mid-November"}, "Read as on or after 11 November 2025."),
        ({"to": "2025-11-30"}, "Read as on or before 30 November 2025."),
        ({"from": "2025-11-17", "to": "2025-11-23"}, "Read as 17 to 23 November 2025."),
        ({"from": "2025-11-23", "to": "2025-11-23"}, "Read as 23 November 2025."),
        ({"when": "mid-November"}, "Read as about 11 to 20 November 2025."),
        ({"when": "November", "from": "2025-11-21"}, "Read as November 2025."),
        ({"from": "2025-11-24", "to": "2025-11-23"}, ""),
        ({"from": "soonish"}, ""),
    ],
)
def test_the_page_says_which_days_are_asked_for(asked, words):
    assert heard(**asked) == words


def test_the_days_asked_for_are_told_in_the_language_of_the_page():
    with translation.override("uk"):
        assert heard(**{"from": "2025-11-21"}) == "Прочитано як 21 листопада 2025 або пізніше."


def test_menus_stand_in_the_order_of_the_alphabet_and_topics_in_their_own():
    people = (("a", "Ірина"), ("b", "Єва"), ("c", "Élise"), ("d", "Zoe"))
    topics = (("z", "Zones"), ("a", "Aid"))
    facets = Facets(actors=people, sides=people, topics=topics, kinds=(), statuses=(), sources=(), outlets=people)
    choices = choices_in(facets)
    found = {name: [label for _value, label in choices[name][1]] for name in ("actor", "side", "outlet", "topic")}
    names = ["Élise", "Zoe", "Єва", "Ірина"]
    assert found == {
        "actor": names, "side": [*names, "Side not stated"], "outlet": names, "topic": ["Zones", "Aid"],
    }  # fmt: skip


def test_the_choices_of_an_answer_are_those_of_the_menu_that_stands_there():
    choices = {"topic": ("Any topic", [("aid", "Aid & trade"), ("zones", "Zones")])}
    form = TimelineForm({"topic": "zones"}, choices=choices, as_of=DAY)
    options = form.drawn_options["id_topic"]
    assert options == (
        '<option value="">Any topic</option><option value="aid">Aid &amp; trade</option>'
        '<option value="zones" selected>Zones</option>'
    )
    assert str(form["topic"]) == f'<select id="id_topic" name="topic">{options}</select>'
