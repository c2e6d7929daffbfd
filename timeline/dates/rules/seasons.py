"""Quarters, halves, seasons, decades and centuries: “Q4 2025”, “last winter”, “the 1980s”."""

from dataclasses import replace

from timeline.dates.grammar import Leaning, rule
from timeline.dates.rules.days import nearest
from timeline.dates.spans import century_of, decade_of, half_of, quarter_of, season_of, year_of

_YEAR = r"(?:YEAR|\d\d|(?:(?:this|last|next|current|previous|coming|following|same) )?year)"


@rule(
    rf"(?:its |their )?(?:(?P<year>{_YEAR}) )?(?:(?P<nth>[1-4])(?:st|nd|rd|th)? quarter|q ?(?P<q>[1-4]))",
    rf"(?:(?P<nth>[1-4])(?:st|nd|rd|th)? quarter|q ?(?P<q>[1-4])) (?:of |in )?(?P<year>{_YEAR})",
    words="quarter q q1 q2 q3 q4",
    example="the third quarter of 2025",
    says="Quarters are those of the calendar year.",
)
def quarter(match, context):
    number, year = int(match["nth"] or match["q"]), _year_number(match["year"], context)
    if year is not None:
        return quarter_of(year, number)
    quarters = [quarter_of(context.anchor.year + shift, number) for shift in (0, -1, 1)]
    return quarters[0] if context.leaning == Leaning.NEAREST else nearest(quarters, context)


@rule(
    rf"(?:(?P<year>{_YEAR}) )?h ?(?P<half>[12])",
    rf"(?:h ?)?(?P<half>[12])(?: ?h)? (?:of )?(?P<year>{_YEAR})",
    words="h h1 h2",
    example="H1 2025",
    says="The first half of a year is January to June.",
)
def half_year(match, context):
    year = _year_number(match["year"], context)
    return half_of(year_of(year or context.anchor.year), int(match["half"]))


@rule(
    r"(?:(?P<pointer>POINTER) )?(?P<season>SEASON)(?: season| months)?",
    words="spring summer fall winter",
    example="last winter",
    says="Seasons are those of the northern hemisphere, by whole months.",
)
def season(match, context):
    seasons = [season_of(context.anchor.year + shift, match["season"]) for shift in (-2, -1, 0, 1)]
    return _pointed_at(seasons, (match["pointer"] or "").removeprefix("this "), context)


def _pointed_at(seasons, pointer, context):
    today = context.anchor
    if pointer in ("last", "past", "previous"):
        return max((span for span in seasons if span.end < today), key=lambda span: span.start)
    if pointer in ("next", "coming", "following"):
        return min((span for span in seasons if span.start > today), key=lambda span: span.start)
    current = [span for span in seasons if span.start <= today <= span.end]
    if current:
        return current[0]
    return seasons[2] if pointer else nearest(seasons, context)


@rule(
    rf"(?P<season>SEASON)(?: season| months)? (?:of |in )?(?P<year>{_YEAR})(?P<next>(?:[-/]| to )\d\d(?:\d\d)?)?",
    rf"(?P<year>{_YEAR}) (?P<season>SEASON)",
    words="spring summer fall winter",
    example="the spring of 2022",
    says="Seasons are those of the northern hemisphere, by whole months.",
)
def season_of_year(match, context):
    year = _year_number(match["year"], context)
    if match["season"] == "winter" and not match.groupdict().get("next"):
        return _winter_with_one_year(year, context)
    return season_of(year, match["season"])


def _winter_with_one_year(year, context):
    """“Winter 2025” is said of the winter that ends in 2025 and of the one that begins in it; the other is offered."""
    ending, beginning = season_of(year - 1, "winter"), season_of(year, "winter")
    other_begins = beginning.because("The winter that begins in that year.")
    other_ends = ending.because("The winter that ends in that year.")
    if _is_the_later_one(ending, beginning, context):
        return replace(beginning, others=(other_ends,)).because(
            "A winter with one year is the one that ends or the one that begins in it; here the one that begins."
        )
    return replace(ending, others=(other_begins,)).because(
        "A winter with one year is the one that ends or the one that begins in it; here the one that ends."
    )


def _is_the_later_one(ending, beginning, context):
    """Whether the winter that begins in the year is meant: in the past it is over, ahead it is the only one left."""
    today = context.today
    if context.leaning == Leaning.ONWARD:
        return ending.start < context.after
    if today is None:
        return True
    if context.leaning == Leaning.PAST:
        return beginning.end < today
    if context.leaning in (Leaning.FUTURE, Leaning.DUE):
        return ending.end < today
    return beginning.start <= today


def _year_number(words, context):
    """The year that “2025”, “25” or “last year” stands for; None where nothing is said."""
    if not words:
        return None
    if words.isdigit():
        return int(words) if len(words) == 4 else 2000 + int(words)
    return context.read(words).start.year


@rule(r"(?P<decade>\d{2,4})s", example="the 1990s", says="A decade is the ten years that share its first digits.")
def decade(match, context):
    number = int(match["decade"])
    if len(match["decade"]) == 3 or number % 10:
        return None
    if len(match["decade"]) == 4:
        return decade_of(number)
    return decade_of(1900 + number if number >= 30 else 2000 + number)


@rule(
    r"(?P<nth>[2-9]|[1-9]\d)(?:st|nd|rd|th) century",
    words="century",
    example="the 20th century",
    says="A century is the hundred years that share their first two digits.",
)
def century(match, context):
    return century_of((int(match["nth"]) - 1) * 100)


RULES = (quarter, half_year, season, season_of_year, decade, century)
