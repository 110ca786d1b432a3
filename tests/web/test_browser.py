"""The workbench in a real browser: claims, records and the form to judge, without scripts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect, sync_playwright

import sayso
from sayso.adding import add_sources
from sayso.ledger import about_claim
from sayso.linking import claims_in, link_new
from sayso.types import Ruling

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
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a workbench over the demo answers, with a claim that somebody judged."""
    path = tmp_path_factory.mktemp("workbench") / "demo.sqlite"
    with sayso.open_ledger(path) as ledger:
        add_sources(ledger, [str(Path(sayso.__file__).parent / "demo" / "pages")])
        link_new(ledger)
        ledger.judge(about_claim(claims_in(ledger)[0]), Ruling.SAME, by="Oda Brandt", why="One briefing.")
    command = [sys.executable, "-u", "-m", "sayso", "web", "--ledger", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        found = re.search(r"http://[^/ ]+", serving.stdout.readline())
        assert found is not None
        yield found[0]
        serving.send_signal(2)
        assert serving.wait(timeout=20) == 0


def opened(browser: Browser, url: str, *, width: int = 1100, dark: bool = False) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        bypass_csp=True,  # the checks inject a script of their own, which the policy would refuse
    )
    page.goto(url)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    return page


def test_a_reader_without_scripts_judges_a_claim_and_a_forecast(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    page.get_by_role("link", name="Claims", exact=True).click()
    page.locator("tbody a").nth(1).click()
    page.get_by_role("link", name="Judge whether this is one claim").click()
    page.get_by_label("It is several claims").check()
    page.get_by_label("Your name").fill("Pil Ravn")
    page.get_by_label("Why").fill("The second page speaks of the year before.")
    page.get_by_role("button", name="Keep this judgement").click()
    expect(page).to_have_url(re.compile("/claims/"))
    expect(page.get_by_text("The second page speaks of the year before.")).to_be_visible()
    page.goto(f"{address}/sources/arvask")
    page.get_by_role("link", name="Judge what became of").first.click()
    page.get_by_label("It did not come true").check()
    page.get_by_label("Your name").fill("Pil Ravn")
    page.get_by_label("Why").fill("The day went by.")
    page.get_by_role("button", name="Keep this judgement").click()
    expect(page).to_have_url(re.compile("#page-s"))
    expect(page.get_by_text("The day went by.").first).to_be_visible()
    page.close()


def test_a_form_that_lies_open_elsewhere_is_refused(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/claims")
    claim = page.locator("tbody a").first.get_attribute("href")
    assert claim is not None
    form = f"{address}/judge?claim={claim.rpartition('/')[2]}"
    page.goto(form)
    token = page.locator("input[name=token]").get_attribute("value")
    fields = {"token": token, "ruling": "same", "by": "Nobody", "why": "Sent from elsewhere."}
    inputs = "".join(f'<input name="{name}" value="{value}">' for name, value in fields.items())
    page.goto("data:text/html,<p>Elsewhere</p>")
    page.set_content(f'<form method="post" action="{form}">{inputs}<button>Win</button></form>')
    page.get_by_role("button").click()
    assert "Another site cannot send anything here" in page.content()
    page.close()


@pytest.mark.parametrize("width", [320, 1100])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_is_for_everybody(browser: Browser, address: str, dark: bool, width: int) -> None:
    start = browser.new_page()
    start.goto(f"{address}/claims")
    claim = start.locator("tbody a").first.get_attribute("href")
    start.close()
    assert claim is not None
    paths = ["/claims", claim, "/sources", "/sources/arvask", "/sources/gazette", "/judgements"]
    for path in [*paths, f"/judge?claim={claim.rpartition('/')[2]}", "/pages/5"]:
        page = opened(browser, address + path, width=width, dark=dark)
        assert page.evaluate(WIDEST) <= width, path
        serious = [
            (path, one["id"], [node["html"] for node in one["nodes"]][:3])
            for one in Axe().run(page).response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        assert serious == []
        page.close()
