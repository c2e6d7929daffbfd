"""Keeping a reader in the time and the language that were asked for: the links and forms of a drawn page carry both on.

It is done to the finished page and not in the templates. Sixty links stand in thirty of them, and one that forgot the
day would show the present without a word (docs/decisions/0031-two-clocks.md).
"""

import re
from html import unescape

from django.utils.html import escape

_FORM_OR_ADDRESS = r'<form\b[^>]*>|(?<=\s)(?P<name>href|action|hx-get|hx-post)="(?P<address>{addresses})"'
_PAGE = r'/(?!admin/)(?:[^"?#/][^"?#]*/)?(?:[?#][^"]*)?'


def carried(html: str, *, root: str, clock: str) -> str:
    """A page whose addresses below `root`, and the site's own root, have the query `clock` (“known=2025-11-21”).

    Forms that send a query get it as a hidden field. One marked `data-clock` asks for a day itself and stays as it is.
    """
    return _carried(html, clock, rf'{re.escape(escape(root))}[^"]*|/')


def carried_to_pages(html: str, *, query: str) -> str:
    """A page whose addresses of pages of this site have the query (“lang=uk”). Pages end in a slash; files do not."""
    return _carried(html, query, _PAGE)


def carried_to_page(address: str, *, query: str) -> str:
    """The same for one address, as it stands in a header."""
    is_page = re.fullmatch(_PAGE, escape(address))
    return unescape(_with(query, escape(address))) if is_page else address


def _carried(html, query, addresses):
    def carry(found):
        if found["name"]:
            return f'{found["name"]}="{_with(query, found["address"])}"'
        return _form(found[0], query, addresses)

    return re.sub(_FORM_OR_ADDRESS.format(addresses=addresses), carry, html)


def _with(query, address):
    """An address as it stands in HTML, with one more thing in its query; one that gives it already as it is."""
    path, hash_sign, place = address.partition("#")
    if re.search(rf"[?;]{query.partition('=')[0]}=", path):
        return address
    return f"{path}{'&amp;' if '?' in path else '?'}{query}{hash_sign}{place}"


def _form(tag, query, addresses):
    name, _, value = query.partition("=")
    action = re.search(r'\saction="([^"]*)"', tag)
    if (name == "known" and "data-clock" in tag) or not action or not re.fullmatch(addresses, action[1]):
        return tag
    if 'method="post"' in tag:
        return re.sub(r'((?:action|hx-post)=")([^"]*)', lambda found: found[1] + _with(query, found[2]), tag)
    return f'{tag}<input type="hidden" name="{name}" value="{value}">'
