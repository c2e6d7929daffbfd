"""The judge of pages misses nothing, although of the texts that look alike it has axe look at one."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.judging import faults

PAGE = """<!doctype html><html lang="en"><title>Trial</title><style>
  html {{ color: #222; background: #fff }} a {{ color: #00c }} {style}
</style><main><h1>Trial</h1>{body}</main>"""
WORDS = "<p>First words</p><p>Second words</p>"


@pytest.fixture(scope="module")
def blank(browser):
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def judged(blank):
    """What is found on a small page, in whichever scheme: width (CSS pixels), rule, place."""

    def judge(body, style=""):
        blank.goto("about:blank")
        blank.set_content(PAGE.format(body=body, style=style))
        told = [(width, rule, place) for width, rule, places in faults(blank) for (place,) in places]
        return [*dict.fromkeys((width, rule, place.split("main > ")[-1]) for width, rule, place in told)]

    return judge


def everywhere(rule, *places):
    return [(width, rule, place) for width in (1280, 390) for place in places]


def test_a_page_without_fault_passes(judged):
    assert judged(WORDS) == []


@pytest.mark.parametrize(
    "style",
    [
        "p + p { color: #bbb }",
        "@media (prefers-color-scheme: light) { p + p { color: #bbb } }",
        "@media (prefers-color-scheme: dark) { p + p { color: #bbb } }",
        "p { transition: color 1s } @media (prefers-color-scheme: dark) { p + p { color: #bbb } }",
        "p:nth-child(3) { background: #333 }",
        "p + p { opacity: .4 }",
        "p { color: #888; font-size: 30px } p + p { font-size: 14px }",
        "p + p { color: transparent; text-shadow: 0 0 1px #ddd }",
    ],
)
def test_one_pale_text_of_two_is_found_in_either_scheme(judged, style):
    assert {place for _, _, place in judged(WORDS, style)} == {"p:nth-child(3)"}


def test_what_is_pale_on_narrow_screens_alone_is_found_there(judged):
    style = "@media (width < 400px) { p + p { color: #bbb } }"
    assert judged(WORDS, style) == [(390, "color-contrast", "p:nth-child(3)")]


DARK = "<div class=dark>{}</div>"
GROUNDS = {
    "inside of something dark": DARK.format("<section><p>Second words</p></section>"),
    "above something dark": "<div class=box>" + DARK.format("&nbsp;") + "<p>Second words</p></div>",
    "beside its light box on something dark": DARK.format("<div class=box><p>Second words</p></div>"),
}
STYLE_OF_GROUNDS = """.dark { background: #333; min-height: 9rem } p { position: relative }
  .box { position: relative; height: 4rem; background: #fff } .box > .dark { position: absolute; inset: 0 }
  .dark > .box > p { top: 5rem }"""


@pytest.mark.parametrize("body", GROUNDS.values(), ids=GROUNDS)
def test_a_text_like_others_is_found_where_it_stands_on_another_ground(judged, body):
    found = judged("<div class=box><p>First words</p></div>" + body, STYLE_OF_GROUNDS)
    assert [(width, rule, place[:16]) for width, rule, place in found] == everywhere(
        "color-contrast", "div:nth-child(3)"
    )


@pytest.mark.parametrize("first", ["<p>x</p>", "<p style='position: absolute; clip-path: inset(50%)'>First words</p>"])
def test_of_a_look_of_which_axe_cannot_tell_by_the_first_text_it_is_asked_about_the_others(judged, first):
    assert judged(first + "<p>Second words</p>", "p { color: #bbb }") == everywhere("color-contrast", "p:nth-child(3)")


def test_what_is_good_on_one_page_is_not_good_on_another_with_a_darker_root(judged):
    assert judged(WORDS) == []
    places = [f"{name}:nth-child({place})" for place, name in enumerate(("h1", "p"), start=1)]
    assert judged("<p>First words</p>", "html { background: #333 }") == everywhere("color-contrast", *places)


def test_a_link_that_its_colour_alone_tells_apart_is_found(judged):
    style = "a { text-decoration: none; color: #333 } @media (prefers-color-scheme: light) { a { color: #00c } }"
    text = "<p>Many words stand around <a href='/'>a link</a>, before it and after it.</p>"
    assert judged(text, style) == everywhere("link-in-text-block", "p:nth-child(2) > a")


def test_faults_that_are_none_of_colour_are_found(judged):
    assert judged("<p>Words</p><img src='data:,'><button></button>") == [
        (width, rule, place)
        for width in (1280, 390)
        for rule, place in (("button-name", "button"), ("image-alt", "img"))
    ]


def test_of_text_on_a_drawing_or_a_picture_axe_itself_tells_nothing(blank):
    picture = "<svg><text y='20' style='color: #bbb'>Words</text></svg><p>Words</p>"
    style = "p { color: #bbb; background: url('data:image/svg+xml,<svg/>') }"
    blank.set_content(PAGE.format(body=picture, style=style))
    blank.evaluate(AXE_SCRIPT)
    told = blank.evaluate("axe.run({ runOnly: ['color-contrast'] })")
    assert ([each["id"] for each in told["violations"]], len(told["incomplete"][0]["nodes"])) == ([], 2)
