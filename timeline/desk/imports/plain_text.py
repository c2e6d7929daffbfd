"""HTML to plain text: what a reader would read of it, and nothing that a browser would do with it."""

import re
from html.parser import HTMLParser

_UNSEEN = {"script", "style", "template", "noscript", "head", "iframe", "object", "svg"}
_LINES = {"br", "li", "tr", "div", "h1", "h2", "h3", "h4", "h5", "h6"}
_PARAGRAPHS = {"p", "blockquote", "ul", "ol", "table"}
_BLANKS, _EMPTY_LINES = re.compile(r"[^\S\n]+"), re.compile(r" ?\n ?(?:\n ?)+")


def plain_text(html: str) -> str:
    """The text of some HTML, paragraphs parted by an empty line. Text without a tag or an entity stays as it is."""
    if "<" not in html and "&" not in html:
        return html
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = _BLANKS.sub(" ", "".join(reader.found))
    return _EMPTY_LINES.sub("\n\n", text.replace(" \n", "\n").replace("\n ", "\n")).strip()


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.unseen = 0

    def handle_starttag(self, tag, attrs):
        if tag in _UNSEEN:
            self.unseen += 1
        self._break(tag)

    def handle_endtag(self, tag):
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        if tag != "br":
            self._break(tag)

    def handle_data(self, data):
        if not self.unseen:
            self.found.append(data)

    def _break(self, tag):
        if tag in _PARAGRAPHS:
            self.found.append("\n\n")
        elif tag in _LINES:
            self.found.append("\n")
