"""What happens to a request before any view."""

from django.http import HttpResponse, HttpResponseNotAllowed

from timeline import health


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
