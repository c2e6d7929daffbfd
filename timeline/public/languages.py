"""In which language a page is read: the one in its address (`?lang=uk`), else the first that the browser asks for.

Only pages have a language, and their addresses end in a slash. Files are the same bytes for everybody, and the desk
speaks English (docs/decisions/0040-languages.md).
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language, get_language_from_request
from django.utils.translation import gettext as _

NAME = "lang"
"""The name in an address."""


class UnknownLanguage(ValueError):
    """An address asks for a language that the site is not read in. Its message is a sentence for readers."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """This page in one language: its code in an address, its own name, and its query."""

    code: str
    name: str
    query: str
    is_current: bool


def is_page(path: str) -> bool:
    """Whether a path leads to something that is read in a language."""
    return path.endswith("/") and not path.startswith("/admin/")


def named_in(request) -> str:
    """The language in the address, as its code there; empty where it names none. Raises UnknownLanguage."""
    code = request.GET.get(NAME, "")
    if code and code not in _languages():
        known = ", ".join(f"{NAME}={one}" for one in _languages())
        words = {"code": code, "known": known}
        raise UnknownLanguage(_("These pages cannot be read in “%(code)s”. An address may say %(known)s.") % words)
    return code


def spoken_in(request) -> str:
    """The language to draw the answer in, as Django names it. Raises UnknownLanguage."""
    code = named_in(request)
    return _languages()[code] if code else get_language_from_request(request)


def editions_of(request) -> list[Edition]:
    """The page of a request in every language; nothing where the answer has none."""
    if not is_page(request.path_info):
        return []
    names, spoken = dict(settings.LANGUAGES), get_language()
    return [
        Edition(code=code, name=names[language], query=_query(request, code), is_current=language == spoken)
        for code, language in _languages().items()
    ]


def for_templates(request) -> dict:
    """A context processor: the page's `editions`, and its whole address, behind which a query is put."""
    return {
        "editions": editions_of(request),
        "any_edition": _query(request, ""),
        # Called where it is shown. The answer to a wrong host name shows none, and asking would refuse it once more.
        "page_address": lambda: request.build_absolute_uri(request.path),
    }


def _languages():
    """The languages of the site by their codes in an address, which are as short as they can be."""
    return {language.partition("-")[0]: language for language, _name in settings.LANGUAGES}


def _query(request, code):
    """The query with a language, which stands last so that one page in one language has one address."""
    query = request.GET.copy()
    query.pop(NAME, None)
    if code:
        query[NAME] = code
    return f"?{query.urlencode()}" if query else ""
