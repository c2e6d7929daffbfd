"""Numbers written as words, made digits: “twenty-first” -> 21st, “nineteen ninety-six” -> 1996, “nineties” -> 90s."""

_UNITS = dict(zip("zero one two three four five six seven eight nine".split(), range(10), strict=True)) | {"oh": 0}
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        range(1, 21),
        strict=True,
    )
) | {"thirtieth": 30}
_DECADES = {word.removesuffix("y") + "ies": ten for word, ten in _TENS.items()} | {"tens": 10}
_BELOW_HUNDRED = _UNITS | _TEENS | _TENS
_FIRST_WORDS = _BELOW_HUNDRED.keys() | _ORDINALS.keys() | _DECADES.keys()


def number_words(words: list[str]) -> list[str]:
    """The same words with every number in words written in digits; all other words stay as they are."""
    if _FIRST_WORDS.isdisjoint(words):
        return words
    result, place = [], 0
    while place < len(words):
        text, place = _one_number(words, place) if words[place] in _FIRST_WORDS else (words[place], place + 1)
        result.append(text)
    return result


def _one_number(words, place):
    """The number that starts at `place`, in digits, and the place after it."""
    value, after = _below_hundred(words, place)
    if _word(words, after) in ("hundred", "thousand"):
        return _large(words, place)
    if value in range(11, 22) and _is_two_digits(words, after):
        tail, after = _two_digits(words, after)
        return (f"{value}{tail}s" if words[after - 1] in _DECADES else f"{value}{tail}"), after
    return _with_ending(words, place, after, value)


def _below_hundred(words, place):
    word = words[place]
    value = _BELOW_HUNDRED.get(word, _ORDINALS.get(word, _DECADES.get(word)))
    following = _word(words, place + 1)
    if word in _TENS and (_UNITS.get(following) or _ORDINALS.get(following, 10) < 10):
        return value + (_UNITS.get(following) or _ORDINALS[following]), place + 2
    return value, place + 1


def _is_two_digits(words, place):
    """Whether the next words can be the last two digits of a year: “ninety six”, “ten”, “oh one”, “seventies”."""
    word = _word(words, place)
    if word in ("oh", "zero"):
        return _word(words, place + 1) in _UNITS
    return word in _TEENS or word in _TENS or word in _DECADES


def _two_digits(words, place):
    if words[place] in ("oh", "zero"):
        return f"0{_UNITS[words[place + 1]]}", place + 2
    value, after = _below_hundred(words, place)
    return f"{value:02}", after


def _large(words, place):
    """“two thousand and fifteen”, “one thousand seven hundred and eighty nine”, “nineteen hundred”."""
    total, current, start = 0, 0, place
    while place < len(words):
        word = words[place]
        if word in _DECADES:
            return f"{total + current + _DECADES[word]}s", place + 1
        if word == "thousand":
            total, current, place = total + current * 1000, 0, place + 1
        elif word == "hundred":
            current, place = current * 100, place + 1
        elif word == "and" and place > start and _word(words, place + 1) in _FIRST_WORDS:
            place += 1
        elif word in _BELOW_HUNDRED and current % 100 == 0:
            value, place = _below_hundred(words, place)
            current += value
        else:
            break
    return str(total + current), place


def _with_ending(words, place, after, value):
    last = words[after - 1]
    if last in _ORDINALS:
        return f"{value}{_suffix(value)}", after
    if last in _DECADES:
        return f"{value}s", after
    return str(value), after


def _suffix(value):
    if value in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _word(words, place):
    return words[place] if place < len(words) else ""
