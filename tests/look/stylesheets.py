"""The stylesheet and the templates as text, for tests that read them."""

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from timeline.static_bundle import STYLESHEET, bundle

CSS = Path(settings.BASE_DIR, "static", STYLESHEET)
TEMPLATES = Path(settings.BASE_DIR, "templates")


def templates(*, below="", leaving_out=()):
    """Every template, by its path under templates/."""
    return {
        name: path.read_text(encoding="utf-8")
        for path in sorted(TEMPLATES.joinpath(below).rglob("*.html"))
        if not (name := path.relative_to(TEMPLATES).as_posix()).startswith(leaving_out)
    }


@lru_cache
def classes_styled():
    """The class names that the stylesheet has a rule for."""
    bare = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", bundle(CSS), flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", bare)
    return {name for selector in selectors for name in re.findall(r"\.([a-zA-Z][\w-]*)", selector)}


def classes_used(source):
    """The class names that a template writes out; one that it puts together (s{{ slot }}) is passed over."""
    written = re.sub(r"{%.*?%}", " ", source, flags=re.DOTALL)
    written = re.sub(r"{{.*?}}", "{}", written, flags=re.DOTALL)
    named = [name for names in re.findall(r'\bclass="([^"]*)"', written) for name in names.split()]
    return {name for name in named if "{}" not in name}
