"""Answers that stay right until the record changes, kept in this process: what is counted over all of a scope.

An answer is kept under the scope's own mark (Scope.mark), the hash of the last revision that touched it (Scope.stamp),
the question, and what else was asked. So nobody is given what another scope holds, a revision makes every answer
before it unfindable in all processes at once, and what is no longer found is pushed out by what is asked now.
"""

from collections import OrderedDict
from functools import wraps
from threading import Lock

MOST_ANSWERS = 256


class Shelf:
    """Things by their keys, those not asked for in the longest time pushed out beyond `most` in all. Safe in threads.

    `size_of` says how much of `most` a thing takes up; each is one where nothing is said.
    """

    def __init__(self, most: int, *, size_of=lambda thing: 1):
        self._most, self._size_of = most, size_of
        self._things, self._size, self._lock = OrderedDict(), 0, Lock()
        shelves.append(self)

    def find(self, key):
        """The thing under a key, None where there is none."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def keep(self, key, thing):
        """Put a thing under a key. One larger than the whole shelf is not kept."""
        size = self._size_of(thing)
        if size > self._most:
            return
        with self._lock:
            self._take_away(key)
            self._things[key] = thing
            self._size += size
            while self._size > self._most:
                self._take_away(next(iter(self._things)))

    def clear(self):
        """Forget everything."""
        with self._lock:
            self._things.clear()
            self._size = 0

    def _take_away(self, key):
        if key in self._things:
            self._size -= self._size_of(self._things.pop(key))


shelves = []
"""Every shelf of this process, for those who have to empty them all, as tests do."""

_answers = Shelf(MOST_ANSWERS)


def kept(question):
    """A question, called as question(scope, *rest), that is asked once for as long as its scope does not change.

    Its answer is shared between threads, so it must be a value that nobody changes, of a size that does not grow with
    the record. `rest` has to be hashable.
    """

    @wraps(question)
    def ask(scope, *rest):
        key = (question.__module__, question.__qualname__, scope.mark, scope.stamp, *rest)
        if any(getattr(one, "q", "") for one in (scope.view, *rest)):
            # A name may come to be hidden by a revision of a private negotiation, which leaves the stamp as it is.
            key = (*key, scope.hidden_mark)
        found = _answers.find(key)
        if found is None:
            found = (question(scope, *rest),)
            _answers.keep(key, found)
        return found[0]

    return ask
