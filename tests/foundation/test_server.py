"""The production server: it outlives slow clients, and it stops when told to."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

SLOW_CLIENTS = 200

# Far above what an answer takes, far below what a slow client takes.
PATIENCE = 5

# Two threads: a server that lent one to each slow client would be out of them at once.
PROGRAM = """
import sys, time
from timeline import server

def application(environ, start_response):
    if environ["PATH_INFO"] == "/takes-a-second/":
        print("asked", flush=True)
        time.sleep(1)
    environ["wsgi.input"].read()
    body = (environ["wsgi.url_scheme"] + " " + environ.get("HTTP_X_FORWARDED_PROTO", "-")).encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]

try:
    server.serve(
        application, host="127.0.0.1", port=int(sys.argv[1]), threads=2, behind_proxy=sys.argv[2] == "proxy",
        announce=lambda address: print(address, flush=True),
    )
except server.CannotListen as reason:
    sys.exit(str(reason))
"""


def free_port():
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


@contextmanager
def running(*, setting="bare"):
    """A server in a process of its own, once it said that it answers; as (process, port)."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(port), setting], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
        yield process, port
    finally:
        process.kill()
        process.wait()


def get(port, path="/", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return response.status, response.read().decode()


def stopped(process, *, by):
    """The exit code after the signal `by`, and what is left of the process's group."""
    process.send_signal(by)
    code = process.wait(timeout=10)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return code


BEGINNINGS = {
    "of its headers": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "of its body": b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n",
}


@contextmanager
def slow_clients(port, beginning):
    """Clients that have sent the beginning of a request, and send one more byte a second."""
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(SLOW_CLIENTS)]
    for client in clients:
        client.sendall(beginning)
    done = threading.Event()

    def drip():
        while not done.wait(1):
            for client in clients:
                client.sendall(b"x")

    dripping = threading.Thread(target=drip, daemon=True)
    dripping.start()
    yield
    done.set()
    dripping.join()
    for client in clients:
        client.close()


@pytest.mark.parametrize("part", BEGINNINGS)
def test_readers_are_served_beside_two_hundred_clients_that_never_come_to_the_end(part):
    with running() as (_, port), slow_clients(port, BEGINNINGS[part]):
        time.sleep(1.5)

        assert [get(port) for _ in range(5)] == [(200, "http -")] * 5


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_at_once_and_leaves_nothing_behind(number):
    with running() as (process, port):
        get(port)

        assert stopped(process, by=number) == 0


def test_it_stops_under_slow_clients():
    with running() as (process, port), slow_clients(port, BEGINNINGS["of its headers"]):
        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=10) == 0


def test_a_request_under_way_is_answered_before_it_stops():
    answers = []
    with running() as (process, port):
        asking = threading.Thread(target=lambda: answers.append(get(port, "/takes-a-second/")))
        asking.start()
        assert process.stdout.readline() == "asked\n"

        assert stopped(process, by=signal.SIGTERM) == 0
        asking.join()

    assert answers == [(200, "http -")]


def test_a_port_that_is_taken_is_a_sentence():
    with running() as (_, port):
        second = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(port), "bare"], capture_output=True, text=True, check=False
        )

    assert (second.returncode, second.stderr) == (
        1,
        f"Nothing can listen on 127.0.0.1, port {port}: Address already in use. "
        "Set PORT (or HOST) to one that is free.\n",
    )


@pytest.mark.parametrize("setting, seen", [("bare", "http -"), ("proxy", "https https")])
def test_a_forwarded_scheme_is_believed_only_behind_a_proxy(setting, seen):
    with running(setting=setting) as (_, port):
        assert get(port, **{"X-Forwarded-Proto": "https"}) == (200, seen)
