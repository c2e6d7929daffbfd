"""Dates, their rules and refusals in the language of the page. The rooms of dates know no Django and speak English."""

import re
from datetime import date

from django.utils.translation import get_language, gettext

from timeline.dates import wording
from timeline.dates.refusals import Unreadable
from timeline.dates.value import FuzzyDate, Reading


def in_words(when: FuzzyDate | Reading) -> str:
    """As `timeline.dates.wording.in_words`."""
    return wording.in_words(when, lang=_spoken())


def short_words(when: FuzzyDate | Reading, *, year: int | None = None) -> str:
    """As `timeline.dates.wording.short_words`."""
    return wording.short_words(when, year=year, lang=_spoken())


def precision_words(when: FuzzyDate | Reading) -> str:
    """As `timeline.dates.wording.precision_words`."""
    return wording.precision_words(when, lang=_spoken())


def part_of_month_words(day: date) -> str:
    """As `timeline.dates.wording.part_of_month_words`."""
    return wording.part_of_month_words(day, lang=_spoken())


def weekday_words(day: date) -> str:
    """As `timeline.dates.wording.weekday_words`."""
    return wording.weekday_words(day, lang=_spoken())


def rule_words(rule: str) -> str:
    """The rule of a reading. A reading keeps its sentences in English; what a curator wrote stays as it is."""
    return " ".join(gettext(sentence) for sentence in _BETWEEN_SENTENCES.split(rule)) if rule else ""


def refusal_words(refusal: Unreadable) -> str:
    """Why a phrase cannot be read, and what to type instead."""
    return " ".join(gettext(sentence) for sentence in refusal.sentences).format(**refusal.words)


def _spoken():
    language = (get_language() or "en").partition("-")[0]
    return language if language in wording.LANGUAGES else "en"


_BETWEEN_SENTENCES = re.compile(r"(?<=\.) (?=[A-Z“])")
