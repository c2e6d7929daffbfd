"""The production server: waitress, in this process. docs/decisions/0010-server.md says why."""

import signal
import sys
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

from waitress import create_server

# Enough that hundreds of slow clients are no more than a row of open sockets, since a request takes a thread only when
# it has arrived whole.
MOST_CONNECTIONS = 1000
SILENT_SECONDS = 20


class CannotListen(Exception):
    """The address is not to be had. Its message is a sentence for the operator."""


def serve(application, *, host, port, threads, behind_proxy, announce):
    """Serve until TERM or INT; requests under way are answered first, for up to five seconds.

    `announce` is called once with the site's address, after a request to it was answered. Raises CannotListen.
    """
    server = listening(application, host=host, port=port, threads=threads, behind_proxy=behind_proxy)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
    announcing = Thread(target=announce_when_answering, args=(address_of(host, port), announce), daemon=True)
    announcing.start()
    server.run()
    # Python aborts at its exit if a thread is just then writing a line.
    announcing.join(timeout=1)


def listening(application, *, behind_proxy, **where):
    proxy = {"trusted_proxy": "*", "trusted_proxy_headers": {"x-forwarded-proto"}} if behind_proxy else {}
    try:
        return create_server(
            application,
            connection_limit=MOST_CONNECTIONS,
            channel_timeout=SILENT_SECONDS,
            # select() cannot watch more than 1024 files.
            asyncore_use_poll=True,
            ident=None,
            **where,
            **proxy,
        )
    except OSError as problem:
        raise CannotListen(
            f"Nothing can listen on {where['host']}, port {where['port']}: {problem.strerror}. "
            "Set PORT (or HOST) to one that is free."
        ) from None


def leave(*_):
    """What waitress takes as the wish to stop."""
    sys.exit(0)


def address_of(host, port):
    """The address to open on this machine."""
    name = "127.0.0.1" if host in {"0.0.0.0", "::", "*"} else host  # noqa: S104  compared, not listened on
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def announce_when_answering(address, announce):
    try:
        urlopen(f"{address}readyz", timeout=60).close()  # noqa: S310  our own address
    except URLError:
        # Readiness is told by /readyz itself; here it is only the printed line that would be untrue.
        return
    announce(address)
