"""What templates say of days and of languages. Loaded for every template (settings.TEMPLATES)."""

from datetime import date

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_bidi

from timeline.dates.value import Reading
from timeline.public.dates_in_words import in_words, short_words

register = template.Library()


@register.filter
def day_words(day: date | None) -> str:
    """A day or a moment as “30 November 2025”."""
    return in_words(_reading(day)) if day else ""


@register.filter
def short_day_words(day: date | None) -> str:
    """A day or a moment as “30 Nov 2025”."""
    return short_words(_reading(day)) if day else ""


@register.simple_tag
def in_language(language: str = "") -> str:
    """The attribute ` lang="…"` for a text in that language; without one for a fact as curators wrote it.

    Nothing where the page itself is in it. With ` dir="…"` where the text runs the other way.
    """
    language = _short(language or settings.LANGUAGE_CODE)
    if language == _short(get_language() or settings.LANGUAGE_CODE):
        return ""
    is_right_to_left = language in settings.LANGUAGES_BIDI
    if is_right_to_left == get_language_bidi():
        return format_html(' lang="{}"', language)
    return format_html(' lang="{}" dir="{}"', language, "rtl" if is_right_to_left else "ltr")


def _short(language):
    return language.partition("-")[0]


def _reading(day):
    return Reading(edtf=day.isoformat()[:10])
