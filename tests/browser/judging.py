"""Judge a page that is open: by axe, for WCAG 2.2 A and AA and good practice, and by whether it scrolls sideways.

Of texts that look alike axe judges the contrast of one (`looks.js`). A look says all that contrast hangs on, so one
that was called good is good on every page of the run.
"""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

LOOKS = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")

# Without `preload`: axe copies what a stylesheet imports into the page, which the page's policy refuses.
# `target-size` is of WCAG 2.2, and not yet among axe's own defaults. The colours have a judgement of their own.
ALL_BUT_COLOURS = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {
        "target-size": {"enabled": True},
        "color-contrast": {"enabled": False},
        "link-in-text-block": {"enabled": False},
    },
}

WIDTHS = (1280, 390)

_good_looks = set()


def violations(page):
    """What axe finds wrong with the page and with its colours, light and dark, all that can be unfolded being unfolded.

    Each as the rule's name and the places, of which those with the same colours are told once.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(LOOKS)
    page.locator("details:not([open]) > summary:visible").evaluate_all("found => found.forEach(one => one.click())")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = page.evaluate("rules => axe.run(rules)", ALL_BUT_COLOURS)["violations"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        judged = page.evaluate("good => judgeColours(good)", [*_good_looks])
        _good_looks.update(judged["good"])
        found += judged["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def too_wide(page):
    """By how many CSS pixels the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def faults(page):
    """The violations of the page, wide and narrow, and the widths (CSS pixels) at which it scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [(width, *each) for each in violations(page)]
        found += [(width, "scrolls sideways")] if too_wide(page) > 0 else []
    return found
