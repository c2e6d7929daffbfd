"""Keeping a reader in the time that was asked for: every link and form of a drawn page carries `known` on.

It is done to the finished page and not in the templates. Sixty links stand in thirty of them, and one that forgot the
day would show the present without a word (docs/decisions/0031-two-clocks.md).
"""

import re

from django.utils.html import escape

_FORM_OR_ADDRESS = r'<form\b[^>]*>|(?<=\s)(?P<name>href|action|hx-get|hx-post)="(?P<address>{root}[^"]*|/)"'


def carried(html: str, *, root: str, clock: str) -> str:
    """A page whose addresses below `root`, and the site's own root, have the query `clock` (“known=2025-11-21”).

    Forms that send a query get it as a hidden field. One marked `data-clock` asks for a day itself and stays as it is.
    """

    def carry(found):
        if found["name"]:
            return f'{found["name"]}="{_with(clock, found["address"])}"'
        return _form(found[0], root=root, clock=clock)

    return re.sub(_FORM_OR_ADDRESS.format(root=re.escape(escape(root))), carry, html)


def _with(clock, address):
    """An address as it stands in HTML, with one more thing in its query; one that gives a day itself as it is."""
    path, hash_sign, place = address.partition("#")
    if re.search(r"[?;]known=", path):
        return address
    return f"{path}{'&amp;' if '?' in path else '?'}{clock}{hash_sign}{place}"


def _form(tag, *, root, clock):
    if "data-clock" in tag or f'action="{escape(root)}' not in tag:
        return tag
    if 'method="post"' in tag:
        return re.sub(r'((?:action|hx-post)=")([^"]*)', lambda found: found[1] + _with(clock, found[2]), tag)
    name, _, value = clock.partition("=")
    return f'{tag}<input type="hidden" name="{name}" value="{value}">'
