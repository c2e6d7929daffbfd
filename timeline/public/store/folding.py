"""Text folded for search: case, accents, alphabets, English endings and ways to romanise a name do not count.

A printed word is kept under several terms, and a reader's word looks for several (`terms_of`, `wanted`). All of this
happens here, before any search engine sees the text, so every engine finds the same.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

IN_TITLE, STEM, SOUND = "^", "=", "~"
"""What stands before a term of a title, a stem, a sound. None of them can be part of a word."""

# Longer words are cut: PostgreSQL takes no term above 2 kB, and no row with more than 1 MB of them.
LONGEST_WORD = 60
MOST_BYTES = 500_000

# An engine is asked for so many words of a phrase; the rest of it is looked for in what these leave.
MOST_OF_PHRASE = 6

# A sound is so coarse that short ones would find anything.
LEAST_SOUND = 4

_CYRILLIC = "\u0400-\u052f"
_APOSTROPHES = "'’ʼ"
# An apostrophe inside a Cyrillic word belongs to it (В’ячеслав), and so does an English possessive, which is left out.
WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f]|[{_APOSTROPHES}](?=[{_CYRILLIC}]))*(?:[{_APOSTROPHES}][sS]\b)?")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")


@dataclass(frozen=True)
class Wanted:
    """What a reader's word looks for: terms that begin with one of `beginnings`, or are one of `wholes`."""

    beginnings: frozenset[str]
    wholes: frozenset[str]

    def __bool__(self):
        return bool(self.beginnings)

    @property
    def in_titles(self) -> "Wanted":
        """The same, in titles alone."""
        return Wanted(*(frozenset(f"{IN_TITLE}{term}" for term in terms) for terms in (self.beginnings, self.wholes)))

    def is_found_by(self, word: str) -> bool:
        """Whether a printed word is one that this looks for."""
        return any(term in self.wholes or term.startswith(self._beginnings) for term in terms_of(word))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in a text words stand that this looks for: the first place of each, and the one behind it."""
        return [match.span() for match in WORD.finditer(text) if self.is_found_by(match[0])]

    def is_in(self, text: str) -> bool:
        """Whether some word of a text is one that this looks for."""
        return bool(self.spans(text))

    @cached_property
    def _beginnings(self):
        return tuple(self.beginnings)


@dataclass(frozen=True)
class Phrase:
    """Words in quotation marks, folded: looked for one after the other, whole and in the form in which they are given.

    `words` are what each of them looks for by itself, for an engine to begin with.
    """

    folded: tuple[str, ...]
    words: tuple[Wanted, ...]
    is_in_titles: bool = False

    def __bool__(self):
        return bool(self.folded)

    @property
    def needle(self) -> str:
        """What stands in the `phrases` of a record (see phrase_text) that has this phrase."""
        return _phrase_line(self.folded, IN_TITLE if self.is_in_titles else " ")

    @property
    def in_titles(self) -> "Phrase":
        """The same, in titles alone."""
        return Phrase(self.folded, tuple(word.in_titles for word in self.words), is_in_titles=True)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in a text the phrase stands: its first place, and the one behind it."""
        printed = [(folded, match) for match in WORD.finditer(text) for folded in _folded(match[0])]
        starts = range(len(printed) - len(self.folded) + 1)
        runs = (printed[start : start + len(self.folded)] for start in starts)
        return [
            (run[0][1].start(), run[-1][1].end()) for run in runs if tuple(folded for folded, _ in run) == self.folded
        ]

    def is_in(self, text: str) -> bool:
        """Whether the phrase stands in a text."""
        return bool(self.spans(text))


def fold(text: str) -> str:
    """`text` in small letters without accents, its words parted by single spaces."""
    parted = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))


def index_text(texts: Iterable[str], *, title: str = "") -> str:
    """The terms of some texts, each once and parted by spaces; those of `title` once more, marked as such."""
    terms = [f"{IN_TITLE}{term}" for term in _terms_in(title)]
    for text in texts:
        terms += _terms_in(text)
    return _within(MOST_BYTES, dict.fromkeys(terms))


def phrase_text(texts: Iterable[str], *, title: str = "") -> str:
    """Some texts folded, a line each, with the title once more and marked, for phrases to be looked for in."""
    lines = [_phrase_line(_folded_words(title), IN_TITLE), *(_phrase_line(_folded_words(text), " ") for text in texts)]
    return "\n".join(line for line in lines if line)


def phrase(text: str) -> Phrase:
    """The phrase that a reader put in quotation marks; one without a word looks for nothing."""
    words = dict.fromkeys(wanted(match[0]) for match in WORD.finditer(text))
    return Phrase(tuple(_folded_words(text)), tuple(word for word in words if word)[:MOST_OF_PHRASE])


@lru_cache(maxsize=100_000)
def terms_of(word: str) -> tuple[str, ...]:
    """The terms that a printed word is kept under: the word, its stem, and how it sounds in Latin letters."""
    plain, latin = _spellings(word)
    sounds = [f"{SOUND}{sound}" for sound in _sounds(latin) if sound not in latin]
    stems = [f"{STEM}{stem}" for stem in _stems(plain) if stem != plain]
    return tuple(dict.fromkeys(term for term in (plain, *latin, *stems, *sounds) if term))


@lru_cache(maxsize=10_000)
def wanted(word: str) -> Wanted:
    """What a reader's word looks for. A Cyrillic one is looked for by sound from its first letters on, like any prefix;
    a Latin one by its whole sound only, since “party” is not to find “participants”.
    """
    plain, latin = _spellings(word)
    beginnings, sounds = {plain, *latin} - {""}, _marked_or_not(SOUND, _sounds(latin))
    if plain not in latin:
        return Wanted(frozenset(beginnings | sounds), frozenset())
    return Wanted(frozenset(beginnings), frozenset(sounds | _marked_or_not(STEM, _stems(plain))))


def _folded_words(text):
    return [folded for match in WORD.finditer(text) for folded in _folded(match[0])]


@lru_cache(maxsize=100_000)
def _folded(word):
    return tuple(fold(word).split())


def _phrase_line(words, mark):
    return f"{mark}{mark.join(words)}{mark}" if words else ""


def _terms_in(text):
    return [term for match in WORD.finditer(text) for term in terms_of(match[0])]


def _marked_or_not(mark, terms):
    # A word that is its own stem or sound is kept without a mark.
    return {*terms, *(f"{mark}{term}" for term in terms)}


def _within(most, terms):
    text = " ".join(terms)
    return text if len(text.encode()) <= most else text.encode()[:most].decode(errors="ignore").rpartition(" ")[0]


def _spellings(word):
    """A word folded, and its spellings in Latin letters: itself, or two for a Cyrillic one, none for other scripts."""
    plain = _bare(word)
    if plain.isascii():
        return plain, [plain]
    return plain, _romanised(word) if re.search(f"[{_CYRILLIC}]", plain) else []


def _romanised(word):
    """A Cyrillic word read as Ukrainian and as Russian: which of them it is, one name does not tell."""
    letters = unicodedata.normalize("NFC", word).lower()
    return list(dict.fromkeys(_bare(_read(letters, *scheme)) for scheme in (_UKRAINIAN, _RUSSIAN)))


def _read(letters, initials, table):
    first = initials.get(letters[0], letters[0])
    return (first + letters[1:]).replace("зг", "zgh").translate(table)


def _bare(word):
    return "".join(fold(_POSSESSIVE.sub("", word).translate(_NO_APOSTROPHES)).split())[:LONGEST_WORD]


def _sounds(spellings):
    """Latin spellings without what ways to romanise differ in: Zelensky, Zelenskyy, Zelenskiy. None of a short one."""
    return [sound[:LONGEST_WORD] for sound in map(_sound, spellings) if len(sound) >= LEAST_SOUND]


def _sound(latin):
    for pattern, letters in _ALIKE:
        latin = pattern.sub(letters, latin)
    return latin


def _stems(plain):
    # A stemmer keeps its word in itself, so threads cannot share one; terms_of remembers what it found.
    return [EnglishStemmer().stemWord(plain)] if plain and plain.isascii() else []


# Letters that Unicode does not take apart.
_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae"})
_NO_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)

_SHARED = dict(zip("абвдежзклмнопрстуфц", "a b v d e zh z k l m n o p r s t u f ts".split(), strict=True))
_SHARED |= {"х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ъ": "", "ы": "y", "э": "e", "ё": "e"}
_SHARED |= {"і": "i", "ї": "i", "є": "ie", "ґ": "g", "ю": "iu", "я": "ia", "ў": "u"}

# Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010: some letters differ at the beginning.
_UKRAINIAN = (
    {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"},
    str.maketrans(_SHARED | {"г": "h", "и": "y", "й": "i"}),
)
# BGN/PCGN 1947 for Russian, as newspapers print it: without its apostrophes, “ye” at the beginning alone.
_RUSSIAN = (
    {"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"},
    str.maketrans(_SHARED | {"г": "g", "и": "i", "й": "y"}),
)

_ALIKE = [
    (re.compile(pattern), letters)
    for pattern, letters in [
        ("kh", "h"),
        ("gh", "g"),
        ("x", "ks"),
        ("tz", "ts"),
        ("w", "v"),
        ("[ijy]+e", "e"),
        ("[ijy]+", "i"),
        (r"(.)\1+", r"\1"),
    ]
]
