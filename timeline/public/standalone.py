"""Turning a drawn page into one file that opens anywhere: its stylesheet in it, its links in full, nothing to fetch.

The file forbids itself everything but that stylesheet, by hash, so it stays as harmless as it was when it was made.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

STYLESHEET = "css/app.css"


def stylesheet() -> SafeString:
    """The text of the readers' stylesheet, for a style element."""
    text = Path(finders.find(STYLESHEET)).read_text(encoding="utf-8")
    return mark_safe(f"\n{text}\n")  # noqa: S308 our own file, which a test keeps free of “</style”


def policy(style: str) -> str:
    """A content security policy under which a file may be styled by `style`, the text of its element, and no more."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def with_full_links(html: str, *, root: str, site: str) -> str:
    """A page whose addresses below `root` begin with `site` (“https://example.org”), as they must outside of it."""
    return html.replace(f'href="{escape(root)}', f'href="{escape(site)}{escape(root)}')


def without_links(html: str, *, root: str) -> str:
    """A page whose links below `root` are their words alone. A file goes further than a secret address may."""
    link = rf'<a\b[^>]*\shref="{re.escape(escape(root))}[^"]*"[^>]*>(.*?)</a>'
    return re.sub(link, r"\1", html, flags=re.DOTALL)
