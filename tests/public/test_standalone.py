"""The pieces of a file that stands alone."""

from timeline.public.standalone import stylesheet, with_full_links, without_links

PAGE = '<p><a id="x" href="/s/a.b/events/one/">One <b>event</b></a> <a href="#two">Two</a> <a href="/s/axb/">3</a></p>'


def test_the_stylesheet_cannot_end_its_element():
    assert "</" not in stylesheet()


def test_addresses_below_the_root_are_given_their_site():
    assert with_full_links(PAGE, root="/s/a.b/", site="https://example.org") == PAGE.replace(
        "/s/a.b/", "https://example.org/s/a.b/"
    )


def test_links_below_the_root_become_their_words():
    assert without_links(PAGE, root="/s/a.b/") == (
        '<p>One <b>event</b> <a href="#two">Two</a> <a href="/s/axb/">3</a></p>'
    )
