"""HTML to plain text: what a reader would read of it, and nothing that a browser would do with it.

Not by html.parser, whose time grows with the square of some malformed texts. Every character here is looked at a fixed
number of times, and what comes out is text for templates that escape it.
"""

import re
from collections.abc import Iterator
from html import unescape

_TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>|[!?][^<>]*>)")
_UNSEEN = {"script", "style", "template", "noscript", "head", "iframe", "object", "svg"}
_BREAKS = {
    **dict.fromkeys(("br", "li", "tr", "div", "h1", "h2", "h3", "h4", "h5", "h6"), "\n"),
    **dict.fromkeys(("p", "blockquote", "ul", "ol", "table"), "\n\n"),
}
_BLANKS, _EMPTY_LINES = re.compile(r"[^\S\n]+"), re.compile(r"\n{2,}")


def plain_text(html: str) -> str:
    """The text of some HTML, paragraphs parted by an empty line. Text without a tag or an entity stays as it is."""
    if "&" not in html and not _TAG.search(html):
        return html
    lines = _BLANKS.sub(" ", unescape("".join(_seen(html)))).split("\n")
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()


def _seen(html) -> Iterator[str]:
    """The pieces of text between the tags, and line breaks for those tags that make one."""
    at, unseen = 0, ""
    for begin, end, name, is_end in _tags(html):
        if not unseen:
            yield html[at:begin]
            yield "" if is_end and name == "br" else _BREAKS.get(name, "")
        unseen = _unseen_after(name, is_end, unseen)
        at = end
    if not unseen:
        yield html[at:]


def _tags(html):
    """(begin, end, name, whether it ends an element) of each tag; a comment is one without a name."""
    at = 0
    while tag := _TAG.search(html, at):
        at = tag.end()
        if tag["comment"]:
            end = html.find("-->", at)
            at = len(html) if end < 0 else end + 3
        yield tag.start(), at, (tag["name"] or "").lower(), bool(tag["end"])


def _unseen_after(name, is_end, unseen):
    """The element whose content is passed over after a tag; empty where what follows is seen."""
    if unseen:
        return "" if is_end and name == unseen else unseen
    return name if name in _UNSEEN and not is_end else ""
