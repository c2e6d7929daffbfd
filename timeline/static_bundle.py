"""Stylesheets: one component a file in the source, one file on the wire.

static/css/app.css, the public pages', and static/css/desk.css, the drawings on the desk's, name their parts by
`@import`, in order. Whoever asks for one of them (a server in development, a test, collectstatic) is given that file
with each part in the place of its `@import`; nobody is served the parts.
"""

import re
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage

STYLESHEET = "css/app.css"
STYLESHEETS = (STYLESHEET, "css/desk.css")

# One for the process and not for each finder: Django may make two finders at once and drop one while its file is read.
_FOLDER = TemporaryDirectory(prefix="timeline-css-")
_IMPORT = re.compile(r'^@import "(?P<part>[\w-]+\.css)";$', re.MULTILINE)


class BundlingFinder(FileSystemFinder):
    """Finds what is in STATICFILES_DIRS, each stylesheet as one file; belongs first in STATICFILES_FINDERS."""

    def find(self, path, find_all=False, **kwargs):  # noqa: FBT002 Django’s signature
        if path in STYLESHEETS:
            stylesheet = str(self._written(path))
            return [stylesheet] if find_all else stylesheet
        if path.startswith("css/"):
            return []
        return super().find(path, find_all=find_all, **kwargs)

    def list(self, ignore_patterns):
        yield from super().list([*(ignore_patterns or ()), "css/*"])
        for path in STYLESHEETS:
            self._written(path)
            yield path, FileSystemStorage(location=_FOLDER.name)

    def _written(self, path):
        """The place of a bundle, written where it differs, and as a whole, since others may be reading it."""
        text = bundle(Path(super().find(path)))
        written = Path(_FOLDER.name, path)
        if not written.exists() or written.read_text(encoding="utf-8") != text:
            written.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=_FOLDER.name, encoding="utf-8", delete=False) as draft:
                draft.write(text)
            Path(draft.name).replace(written)
        return written


def bundle(stylesheet: Path) -> str:
    """The text of `stylesheet` with every `@import` of a neighbour replaced by that file's text.

    Raises FileNotFoundError when a part that it names is not there.
    """
    return _IMPORT.sub(
        lambda match: (stylesheet.parent / match["part"]).read_text(encoding="utf-8").rstrip(),
        stylesheet.read_text(encoding="utf-8"),
    )
