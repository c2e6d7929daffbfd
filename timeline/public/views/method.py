"""How these pages are to be read."""

from timeline.dates import conventions
from timeline.public.asking.closure import negotiation_of
from timeline.public.drawing.period import samples
from timeline.public.responses import page, reader_page


@reader_page
def method(request, scope):
    """What marks and words mean, how dates in words are read, and how reports are counted."""
    context = {"negotiation": negotiation_of(scope), "conventions": conventions, "marks": samples()}
    return page(request, scope, "public/method.html", context, section="method")
