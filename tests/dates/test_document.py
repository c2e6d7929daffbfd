"""docs/dates.md says what the code does today."""

from tests.dates.document import PLACE, written_anew


def test_the_page_on_dates_has_the_examples_and_conventions_of_the_code():
    written = PLACE.read_text()

    assert written_anew(written) == written, "Run `python -m tests.dates.document` and look at what changed."
