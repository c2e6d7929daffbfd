"""What drawings are made of, ready for SVG.

Across, a shape is in percent of the drawing, so that bars stretch and words do not; down, the template has pixels.
Every value is text, since a template would write the number 71.4 as 71,4 in half of Europe.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Band:
    """A stretch of days."""

    x: str
    width: str


@dataclass(frozen=True, kw_only=True)
class Fade(Band):
    """A stretch with soft ends; `gradient` is the id of what fills it."""

    gradient: str


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One day; `look` is its class."""

    x: str
    look: str


@dataclass(frozen=True, kw_only=True)
class Dashes:
    """A dashed line from `start` to `end`; `arrow` is the side on which it has a head: left, right or none."""

    start: str
    end: str
    arrow: str = ""


def percent(value: float) -> str:
    """A share of the drawing's width as SVG writes it: 71.429%."""
    return f"{round(value, 3):g}%"


def share(text: str) -> float:
    """The number in a shape's text: of 71.429%, 71.429."""
    return float(text.removesuffix("%"))
