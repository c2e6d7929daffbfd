"""What happens to a request before any view."""

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from timeline import health
from timeline.public import languages
from timeline.public.carrying import carried_to_page, carried_to_pages


def answer_probes(get_response):
    """Answer /healthz (this process is up) and /readyz (it can serve), whatever host name the probe gives."""

    def middleware(request):
        probe = PROBES.get(request.path_info)
        if probe is None:
            return get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return probe()

    return middleware


def speak_to_readers(get_response):
    """Answer a page in the language of its address, else in the first that the browser asks for and the site has.

    Only where the browser decided does the answer vary by what it asks for. Every link of a page whose address names
    the language names it too.
    """

    def middleware(request):
        if not languages.is_page(request.path_info):
            return get_response(request)
        try:
            named, language = languages.named_in(request), languages.spoken_in(request)
        except languages.UnknownLanguage as unknown:
            return render(request, "400.html", {"message": str(unknown)}, status=400)
        with translation.override(language):
            response = get_response(request)
        response.headers["Content-Language"] = language
        return _naming(response, named) if named else _varying(response)

    return middleware


def _varying(response):
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _naming(response, language):
    query = f"{languages.NAME}={language}"
    for header in {"Location", "HX-Push-Url"} & {*response.headers}:
        response.headers[header] = carried_to_page(response.headers[header], query=query)
    if response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = carried_to_pages(response.content.decode(), query=query)
    return response


def alive():
    return spoken("ok", status=200)


def ready():
    try:
        health.ensure_ready()
    except health.NotReady as reason:
        return spoken(str(reason), status=503)
    return spoken("ok", status=200)


def spoken(sentence, *, status):
    body = f"{sentence}\n".encode()
    headers = {"Cache-Control": "no-store", "Content-Length": str(len(body))}
    return HttpResponse(body, status=status, content_type="text/plain; charset=utf-8", headers=headers)


PROBES = {"/healthz": alive, "/readyz": ready}
