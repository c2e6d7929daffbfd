"""Versions of a plan, by the number of points that a text gives them: “28-point plan”, “down to 19 points”."""

import re
from dataclasses import replace

from timeline.dates.numbers import number_words
from timeline.desk.intake.provisions import readings_in
from timeline.desk.intake.values import PlanFound

_NUMBER = r"\d{1,3}|(?:twenty|thirty|forty|fifty)(?:-\w+)?|\w+teen|five|six|seven|eight|nine|ten|eleven|twelve"
# “Nine points were dropped” counts what became of some of them, and is no version.
_FATE = (
    r" (?:(?:were|was|are|is|have been|had been|being|to be) )?(?:\w+ly )?(?:dropped|removed|deleted|merged|struck"
    r"|taken"
    r"|scrapped|added|cut|left|gone|disappeared|unresolved|outstanding|disputed|rewritten|changed|reworded|softened)\b"
)
_POINTS = re.compile(
    rf"\b(?P<before>{_NUMBER})[- ](?:point|article|clause)s?\b(?!{_FATE})"
    rf"|\bdown from (?:a |an |the )?(?P<was>{_NUMBER})\b(?=[- ](?:point|article)| points?\b|[.,])"
    rf"|\bfrom (?:a |an )?(?P<from>{_NUMBER})(?:[- ]points?)? (?:\w+ )?to (?:just "
    rf"|only )?(?P<to>{_NUMBER})\b(?: points?)?"
    rf"|\b(?:down|cut|reduced|trimmed|shortened|pared|whittled|slimmed|up|expanded|revised) to (?:just "
    rf"|only )?(?P<down>{_NUMBER})\b(?! (?:per|days|weeks|hours|months|years|million))",
    re.IGNORECASE,
)
_REVISED = re.compile(r"\b(?:revised|updated|new|newer|shorter|shortened|trimmed|amended|slimmed-down)(?:,? [a-z]+)? $")
_MOST = 200


def plans_in(text: str) -> list[PlanFound]:
    """The versions that a text names, each count once, in the order of the text. “To 19” revises the one before.

    What it says became of points is of the version that was named last before it, where that one revises another.
    """
    found = {plan.points: plan for plan in _versions_in(text)}
    for reading in readings_in(text):
        named = [plan for plan in found.values() if plan.revises and plan.start <= reading.start]
        if named:
            last = max(named, key=lambda plan: plan.start)
            found[last.points] = replace(last, readings=(*last.readings, reading))
    return list(found.values())


def _versions_in(text):
    found: dict[int, PlanFound] = {}
    for match in _POINTS.finditer(text):
        if match["was"] and found:
            now = next(reversed(found))
            _add(found, match["was"], match.span(), revises=None)
            found[now] = replace(found[now], revises=_count(match["was"]))
        elif match["before"]:
            is_revised = _REVISED.search(text, max(0, match.start() - 30), match.start())
            _add(found, match["before"], match.span(), revises=next(reversed(found), None) if is_revised else None)
        elif match["from"] and _is_of_a_plan(text, match, found):
            _add(found, match["from"], match.span(), revises=None)
            _add(found, match["to"], match.span(), revises=_count(match["from"]))
        elif match["down"] and (_is_of_a_plan(text, match, found)):
            _add(found, match["down"], match.span(), revises=next(reversed(found), None))
    return found.values()


def points_in(text: str) -> tuple[int, ...]:
    """The point counts that a passage names."""
    return tuple(one.points for one in _versions_in(text))


def _is_of_a_plan(text, match, found):
    around = text[max(0, match.start() - 80) : match.end() + 40]
    return bool(re.search(r"\bpoints?\b", around)) or (
        bool(found) and bool(re.search(r"\b(?:plan|proposal|draft|document|text)\b", around))
    )


def _add(found, written, place, *, revises):
    points = _count(written)
    if points and points not in found and len(found) < _MOST:
        found[points] = PlanFound(
            points=points, start=place[0], end=place[1], revises=revises if revises != points else None
        )


def _count(written):
    words = number_words(written.lower().replace("-", " ").split())
    return int(words[0]) if len(words) == 1 and words[0].isdigit() else None
