"""Shapes as SVG: what the templates write for them."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.look.stylesheets import classes_styled
from timeline.dates.value import FuzzyDate, Reading
from timeline.public.drawing.days import days_around
from timeline.public.drawing.marks import Mark, Rail
from timeline.public.drawing.period import samples


def svg(template, context):
    """A drawing without the space between its shapes."""
    return re.sub(r"\s*(<[^>]+>)\s*", r"\1", render_to_string(template, context))


AXIS = '<line class="axis" x1="0" x2="100%" y1="7" y2="7"/>' + "".join(
    f'<line class="axis" x1="{x}" x2="{x}" y1="4.5" y2="9.5"/>' for x in ("0%", "25%", "50%", "75%", "100%")
)
DASHED = '<line class="ln-dash" x1="48.214%" x2="73.214%" y1="7" y2="7"/>'
DRAWN = {
    "day": '<circle class="day-on" cx="41.071%" cy="7" r="4.4"/>',
    "between": '<rect class="band s0" x="3.571%" y="3" width="75%" height="8"/>'
    '<line class="axis-strong" x1="3.571%" x2="3.571%" y1="1" y2="13"/>'
    '<line class="axis-strong" x1="78.571%" x2="78.571%" y1="1" y2="13"/>',
    "about": '<rect x="0%" y="2" width="46.939%" height="10" fill="url(#fade-s0)"/>',
    "unclear": DASHED + '<circle class="mk-open" cx="48.214%" cy="7" r="4.4"/>'
    '<circle class="mk-open" cx="73.214%" cy="7" r="4.4"/>',
    "disputed": DASHED + '<circle class="day-on" cx="48.214%" cy="7" r="4.4"/>'
    '<circle class="day-on" cx="73.214%" cy="7" r="4.4"/>',
    "planned": '<rect class="band-plan s0" x="75%" y="2" width="10.714%" height="10" rx="5"/>',
    "order": '<line class="ln-dash" x1="78.571%" x2="100%" y1="7" y2="7"/>'
    '<svg x="100%" y="7" width="1" height="1" overflow="visible"><path class="ln" d="M-7 -4 L-1 0 L-7 4"/></svg>',
}


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_on_the_line_of_a_period(mark):
    drawing = svg("public/_marks/period.html", {"line": samples()[mark]})

    assert drawing == f'<svg class="fluid" height="14" aria-hidden="true">{AXIS}{DRAWN[mark]}</svg>'


def test_a_line_that_stands_alone_says_which_days_it_stretches_over():
    drawing = render_to_string("public/_marks/span.html", {"line": samples()["day"]})

    assert re.findall(r"<text[^>]*>([^<]*)</text>", drawing) == ["10 November 2025", "7 December 2025"]


def test_a_mark_is_the_same_in_a_language_with_a_decimal_comma():
    with translation.override("uk"):
        drawing = svg("public/_marks/period.html", {"line": samples()["day"]})

    assert drawing == f'<svg class="fluid" height="14" aria-hidden="true">{AXIS}{DRAWN["day"]}</svg>'


def test_a_mark_beside_an_entry_is_a_shape_of_the_frame():
    assert svg("public/_marks/rail.html", {"rail": Rail(Mark.UNCLEAR)}) == (
        '<svg class="ev-mark is-tall" viewBox="0 0 24 64" aria-hidden="true"><use href="#rail-unclear"/></svg>'
    )


def test_a_side_is_a_shape_of_the_frame_in_the_colours_of_its_slot():
    assert svg("public/_glyph.html", {"slot": 2}) == (
        '<svg class="g s2" viewBox="0 0 12 12" aria-hidden="true"><use href="#g-s2"/></svg>'
    )


@pytest.mark.parametrize(
    ("edtf", "caption", "below"),
    [
        ("2025-11-30", "the day before publication", {"30": "event", "1": "source"}),
        ("2025-11-28", "3 days before publication", {"28": "event", "1": "source"}),
        ("2025-12-02", "the day after publication", {"1": "source", "2": "event"}),
        ("2025-12-03", "2 days after publication", {"1": "source", "3": "event"}),
        ("2025-12-01", "the day of publication", {"1": "source"}),
        ("2025-11-30/2025-12-01", "one of the hatched days", {"1": "source"}),
        ("[2025-11-23,2025-11-30]", "one of the hatched days", {"1": "source"}),
        ("2025-11-29~", "about the hatched days", {"1": "source"}),
    ],
)
def test_the_days_around_a_date_say_how_far_it_lies_from_its_source(edtf, caption, below):
    days = days_around(FuzzyDate(reading=Reading(edtf=edtf)), date(2025, 12, 1))

    drawing = svg("public/_marks/days.html", {"days": days})

    assert re.findall(r'y="14">([^<]*)<', drawing) == [caption]
    assert dict(re.findall(r'y="69">(\d+)</text><text[^>]*>\w{3}</text><text[^>]*>(\w+)<', drawing)) == below


def test_every_look_of_a_dot_has_a_rule():
    looks = {dot.look for line in samples().values() for dot in line.dots} | {"mk-plan"}

    assert looks - classes_styled() == set()
