"""An uploaded file as text: which encoding it has, and what of an HTML page is its article."""

import re
from html.parser import HTMLParser

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_LEFT_OUT = {
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "svg",
    "head",
    "iframe",
}
_BLOCKS = set(
    "p div section article header main li ul ol h1 h2 h3 h4 h5 h6 blockquote br tr table figcaption dt dd".split()
)


class NoText(ValueError):
    """A file that holds no text. Its message is a sentence for the curator."""


def text_of(content: bytes, *, is_html: bool) -> str:
    """The text of a file. Raises NoText where it is none, or where nothing is left of a page."""
    decoded = _decoded(content)
    if decoded.count("\x00") > len(decoded) // 100:
        raise NoText("The file holds no text. Save the article as .txt or .html, or paste it.")
    text = cleaned(_article_in(decoded) if is_html else decoded)
    if not text:
        raise NoText("No text was found in the file. Paste the article instead.")
    return text


def cleaned(text: str) -> str:
    """A text with plain line ends, no NUL and no white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\u00ad", "").strip()


def _decoded(content):
    declared = _CHARSET.search(content[:2048])
    marked = next((name for mark, name in _BOMS.items() if content.startswith(mark)), None)
    named = declared[1].decode("ascii", "replace") if declared else None
    for encoding in filter(None, (marked, "utf-8", named, "windows-1252")):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")


def _article_in(html):
    page = _Page()
    page.feed(html)
    page.close()
    pieces = page.inside or page.pieces
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


class _Page(HTMLParser):
    """Keeps the words of a page: those in its <article> where it has one, without scripts, menus and forms."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self.inside = [], []
        self._left_out = self._article = 0

    def handle_starttag(self, tag, attrs):
        self._left_out += tag in _LEFT_OUT
        self._article += tag == "article"
        if tag in _BLOCKS:
            self._keep("\n\n")

    def handle_endtag(self, tag):
        if tag in _LEFT_OUT:
            self._left_out = max(0, self._left_out - 1)
        if tag in _BLOCKS:
            self._keep("\n\n")
        if tag == "article":
            self._article = max(0, self._article - 1)

    def handle_data(self, data):
        if not self._left_out:
            self._keep(data.replace("\n", " "))

    def _keep(self, words):
        self.pieces.append(words)
        if self._article:
            self.inside.append(words)
