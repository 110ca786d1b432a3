"""The report in a real browser: no script, no network, nothing too wide, nothing that axe calls serious."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

from sayso.views.report import render_report
from tests.views.hostile import hostile_failures, hostile_page
from tests.views.samples import agents_page, chained_page, detailed_page, failures, short_page, walled_page

PAGES = [agents_page(), detailed_page(), short_page(), chained_page(12), walled_page()]

CHROMIUM = Path("/usr/bin/chromium")

WIDEST = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is missing: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--headless", "--disable-gpu"]
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "plain.html"
    path.write_text(render_report(PAGES, failures()), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "hostile.html"
    path.write_text(render_report([hostile_page()], hostile_failures()), "utf-8")
    return path.as_uri()


def opened(browser: Browser, url: str, *, width: int = 1100, dark: bool = False) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        # The checks inject a script of their own, which the report's policy would refuse.
        bypass_csp=True,
    )
    page.goto(url)
    return page


def test_it_opens_without_scripts_and_asks_the_network_for_nothing(browser: Browser, plain: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(plain)
    page.get_by_role("link", name="Foreign agents plan sabotage").first.click()
    assert page.get_by_role("heading", name="Who says what", exact=True).first.is_visible()
    assert [url for url in asked if not url.startswith(plain)] == []
    page.close()


def test_a_hostile_page_runs_nothing_and_loads_nothing(browser: Browser, hostile: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: refused.append(message.text))
    page.on("dialog", lambda dialog: refused.append(dialog.message))
    page.goto(hostile)
    page.mouse.move(300, 300)
    assert page.evaluate("window.ran") is None
    assert [url for url in asked if url != hostile] == []
    assert refused == []
    assert page.title() == "On whose say-so"
    page.close()


@pytest.mark.parametrize("width", [320, 700, 1600])
def test_nothing_is_wider_than_the_window(browser: Browser, plain: str, hostile: str, width: int) -> None:
    for url in (plain, hostile):
        page = opened(browser, url, width=width)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        page.add_style_tag(content=".page { content-visibility: visible !important }")
        assert page.evaluate(WIDEST) <= width
        page.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_axe_finds_nothing_serious(browser: Browser, plain: str, dark: bool, width: int) -> None:
    page = opened(browser, plain, width=width, dark=dark)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    page.add_style_tag(content=".page { content-visibility: visible !important }")
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], [node["html"] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
    assert serious == []
    page.close()


def test_a_row_leads_to_the_words_and_back(browser: Browser, plain: str) -> None:
    page = opened(browser, plain)
    page.locator("#p1-s5 th a").click()
    words = page.evaluate("document.querySelector(':target').nextElementSibling.textContent")
    assert words == "6the dam operator"
    page.locator(".words a.n", has_text="4").first.click()
    assert page.evaluate("document.querySelector(':target').id") == "p1-s4"
    page.close()


def test_it_prints_with_the_outlets_own_voice_unfolded(browser: Browser, plain: str) -> None:
    page = opened(browser, plain)
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    # A closed fold has a height for whoever measures it, and is shown to nobody: that can be asked for.
    shown = "name => document.querySelector(name).checkVisibility()"
    assert page.evaluate(shown, ".own li")
    assert not page.evaluate(shown, ".rest li")
    page.close()
