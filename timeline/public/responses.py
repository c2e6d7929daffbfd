"""From a scope to a response: who may read what, the answer's headers, and whether it has to be drawn at all."""

import gzip
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseNotModified, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline.public import languages
from timeline.public.asking.kept import Shelf
from timeline.public.asking.reading import BadWords, read_last_day
from timeline.public.asking.scope import LinkIsDead, Scope, scope_of_negotiation, scope_of_token
from timeline.public.carrying import carried
from timeline.public.sharing import count_opening

LONGEST = 200
MAY_SHARE = "timeline.add_sharelink"

# A page of a timeline takes about 10 kB packed; a data file may be as large as the record.
BYTES_OF_PAGES = 32 * 2**20
LARGEST_KEPT = 2**20

SHARED_HEADERS = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def reader_page(view):
    """A view of the record, called as view(request, scope, **rest): GET and HEAD only, and only within a scope.

    The address gives `negotiation` or `token`, and its query may give `known`, the day by which sources must have been
    published for what they say to be there; 422 where its words are no day. What no scope holds is 404; a dead share
    link is 410 at every address below it. A page that the reader has already, drawn at the same revision, is answered
    304 without being drawn.
    """

    @require_safe
    @wraps(view)
    def answer(request, *, negotiation=None, token=None, **rest):
        try:
            scope = scope_of_token(token, now=timezone.now()) if token else _scope(request, negotiation)
        except LinkIsDead:
            return _headed(render(request, "410.html", {"noindex": True}, status=410), SHARED_HEADERS)
        try:
            if scope is None:
                raise Http404(_("There is no such page."))
            scope = by_the_clock(request, scope)
            _count_opening(request, scope)
            return _answered(request, scope, lambda: view(request, scope, **rest))
        except BadWords as bad:
            return _headed(refused(request, scope, str(bad), status=422), _headers(scope))
        except Http404 as missing:
            if scope and scope.clock:
                return _headed(_missing_by_then(request, scope), _headers(scope))
            if not token:
                raise
            return _headed(_missing_below(request, scope, missing), SHARED_HEADERS)

    return answer


def page(request, scope: Scope, template: str, context: dict, *, section: str, status: int = 200) -> HttpResponse:
    """A template drawn with what every page of a scope needs: its root, the negotiation, and the site's name."""
    base = {
        "scope": scope,
        "corrections_since": scope.corrections_since,
        "root": scope.root,
        "section": section,
        "site_name": settings.SITE_NAME,
        "noindex": scope.is_shared or scope.is_private,
        "share_url": f"{scope.root}share/" if scope.may_share else "",
        "present": _present(request) if scope.clock else "",
    }
    response = render(request, template, base | context, status=status)
    if scope.clock:
        response.content = carried(response.content.decode(), root=scope.root, clock=scope.clock)
    return response


def refused(request, scope: Scope, message: str, *, status: int = 400) -> HttpResponse:
    """What cannot be answered, and why in a sentence, as a page of the scope: its links lead no reader out of it."""
    return page(request, scope, "400.html", {"message": message}, section="", status=status)


def led_on(request, address: str) -> HttpResponse:
    """What has another address for good: 301, with the query as it was asked."""
    query = request.GET.urlencode()
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def by_the_clock(request, scope: Scope) -> Scope:
    """The scope by what sources had published up to the day in the query, if one is. Raises BadWords."""
    words = request.GET.get("known", "").strip()
    return scope.as_known_on(read_last_day(words[:LONGEST], as_of=scope.as_of())) if words else scope


def has_signed_in_curator(request) -> bool:
    """Whether a curator is signed in. Costs nothing for a reader, who has no session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_active and request.user.is_staff


def _scope(request, negotiation):
    is_curator = has_signed_in_curator(request)
    may_share = is_curator and request.user.has_perm(MAY_SHARE)
    return scope_of_negotiation(negotiation, is_curator=is_curator, may_share=may_share)


def _count_opening(request, scope):
    """A share link is opened by its first page, drawn or not; what a reader goes on to is not counted."""
    if scope.is_shared and request.method == "GET" and request.path == scope.root and not request.htmx:
        count_opening(scope.link, day=timezone.now().date())


def _missing_by_then(request, scope):
    return page(request, scope, "404.html", {"known": scope.known}, section="", status=404)


def _missing_below(request, scope, missing):
    """Below a share link: a page of it, or, where there never was such a link, one that leads nowhere."""
    if not scope:
        return render(request, "404.html", {"exception": str(missing)}, status=404)
    return page(request, scope, "404.html", {"exception": str(missing)}, section="", status=404)


def _present(request):
    """This page without `known`, as a relative address: the page as the record stands now."""
    query = request.GET.copy()
    del query["known"]
    return f"?{query.urlencode()}" if query else "./"


def _answered(request, scope, draw):
    etag = _etag(request, scope)
    response = get_conditional_response(request, etag=etag) or _kept_or_drawn(request, scope, etag, draw)
    if response.status_code == 200 or isinstance(response, HttpResponseNotModified):
        response.headers["ETag"] = etag
    return _headed(response, _headers(scope) | _head(scope))


_pages = Shelf(BYTES_OF_PAGES, size_of=lambda page: len(page[0]))


def _kept_or_drawn(request, scope, etag, draw):
    """The page that was drawn for the same mark before, or a new one. What curators see is drawn each time."""
    if scope.is_curators:
        return draw()
    if page := _pages.find(etag):
        return _unpacked(request, *page)
    response = draw()
    if response.status_code == 200 and not response.streaming and len(response.content) <= LARGEST_KEPT:
        _pages.keep(etag, (gzip.compress(response.content, compresslevel=6), dict(response.headers)))
    return response


def _unpacked(request, packed, headers):
    # Packed as most readers want it, so that it need not be done for each. Nothing in a page is secret to its reader.
    # Where the address names a language, every link is still to be given it.
    if "gzip" in request.headers.get("Accept-Encoding", "") and not languages.named_in(request):
        return HttpResponse(packed, headers=headers | {"Content-Encoding": "gzip"})
    return HttpResponse(gzip.decompress(packed), headers=headers)


def _headers(scope):
    if scope.is_shared:
        return SHARED_HEADERS
    if scope.is_curators or scope.is_private:
        return {"Cache-Control": "private, no-cache"}
    return {"Cache-Control": "public, no-cache"}


def _head(scope):
    """What a page or a file was drawn from, for `verify_revisions --head`."""
    return {"Record-Head": scope.head.hash} if scope.head else {}


def _headed(response, headers):
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    patch_vary_headers(response, ["Accept-Encoding", "HX-Request", "Cookie"])
    return response


def _etag(request, scope):
    """Weak, since compression changes the bytes. Equal for equal pages: same revision, address, language and code.

    The address is the whole one: a page names itself with its host.
    """
    link = scope.link
    parts = (
        *((link.label, link.expires_at, link.with_exports) if link else ()),
        *(scope.edition, scope.head, scope.is_private, scope.is_curators, scope.may_share),
        request.build_absolute_uri(),
        (scope.sha256, scope.corrections_since) if scope.is_frozen else "",
        *(request.headers.get("HX-Request", ""), request.headers.get("HX-History-Restore-Request", "")),
        *(get_language(), release()),
    )
    return f'W/"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


@cache
def release() -> str:
    """A hash of the code, templates and words that draw pages, so that a new release is not taken for the old one."""
    content = sha256()
    for folder in ("timeline", "templates", "static", "locale"):
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.suffix in {".py", ".html", ".css", ".js", ".mo"}:
                content.update(path.read_bytes())
    return content.hexdigest()
