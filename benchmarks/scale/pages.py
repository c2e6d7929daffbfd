"""What each page costs at the size of the record in DATA_DIR or DATABASE_URL, against an empty Django view.

    DATA_DIR=/tmp/scale .venv/bin/python benchmarks/scale/pages.py

Four ways to ask for a page: cold (nothing kept, as after a revision), warm (drawn, with what is counted over the whole
scope at hand), again (drawn for somebody before) and a reader's own copy, which is answered 304. Processor time of the
whole request through all middleware, in milliseconds; in brackets how many such requests could be answered in the time
of one to an empty view, which is asked in turn with them, so that what else the machine does falls on all alike.
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

urls = sys.modules["benchmark_urls"] = ModuleType("benchmark_urls")
answer = get_wsgi_application()

from timeline.public.asking import kept
from timeline.public.store.models import Published
from timeline.urls import urlpatterns

urls.urlpatterns = [path("empty", lambda request: HttpResponse("empty")), *urlpatterns]

TURNS = 5
PATHS = [
    "",
    "?kind=talks",
    "?side=north",
    "?from=2015-01-01&to=2015-12-31",
    "?known=2015-01-01",
    "?q=bo",
    "?before=2015-06-01.2015-06-01.0.entry-1",
    "lanes/",
    "actors/",
    "actors/envoy-7/",
    "sources/",
    "sources/report-7/",
    "plans/",
    "plans/plan-0...plan-1/",
    "events/entry-500/",
    "new/",
    "method/",
]


def ask(address, *, etag="", is_part=False):
    """Ask for an address, and give the milliseconds, the size and the ETag of the answer."""
    path_info, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path_info,
        "QUERY_STRING": query,
        "wsgi.input": BytesIO(),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_IF_NONE_MATCH": etag,
        **({"HTTP_HX_REQUEST": "true"} if is_part else {}),
    }
    heard = {}
    begin = process_time()
    body = b"".join(answer(environ, lambda status, headers: heard.update(dict(headers), status=status)))
    spent = (process_time() - begin) * 1000
    if heard["status"][:3] not in ("200", "304"):
        raise SystemExit(f"{address}: {heard['status']}")
    return spent, len(body), heard.get("ETag", "")


def forget():
    for shelf in kept.shelves:
        shelf.clear()


def measured(address):
    """The medians of the empty view, and of the page cold, warm, again and not modified; and its size in bytes."""
    is_part = "before=" in address
    spent = {"empty": [], "cold": [], "warm": [], "again": [], "304": []}
    for turn in range(TURNS):
        spent["empty"].append(ask("/empty")[0])
        if not turn:
            forget()
            spent["cold"].append(ask(address, is_part=is_part)[0])
        # Another address of the same page, for which nothing but the page itself is missing.
        other = f"{address}{'&' if '?' in address else '?'}turn={turn}"
        milliseconds, size, etag = ask(other, is_part=is_part)
        spent["warm"].append(milliseconds)
        spent["again"].append(ask(other, is_part=is_part)[0])
        spent["304"].append(ask(other, etag=etag, is_part=is_part)[0])
    return {name: median(each) for name, each in spent.items()}, size


def main():
    events = Published.objects.filter(edition="", noun="event", slug__startswith="entry-").count()
    print(f"{events} events and stages; an empty view is 1")
    ask("/empty")
    ask("/scale/method/")
    for each in PATHS:
        spent, size = measured(f"/scale/{each}")
        empty = spent.pop("empty")
        columns = "".join(f"{name:>7}{each:9.1f} ({empty / each:4.2f})" for name, each in spent.items())
        print(f"{each:40}{columns}{size / 1000:9.1f} kB packed", flush=True)


if __name__ == "__main__":
    # The hashed names of static files exist only after collectstatic.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    with override_settings(ROOT_URLCONF="benchmark_urls", STORAGES={"default": memory, "staticfiles": plain}):
        main()
