"""A member joins on her phone, signs in, finds what is for her, and leaves nothing."""

import json
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.support.instance import Instance
from tests.support.left_behind import files_telling
from tests.support.member_steps import MemberSteps
from tests.support.profiles import files_with, history_of
from tests.support.records import service
from tests.support.steps import go_back
from tests.support.watching import elsewhere, watch

pytestmark = pytest.mark.functional

PHONE = {"width": 390, "height": 844}
OPEN, INNER = "Example House open", "Example House inner"
# Where Chromium notes for which account it has offered to keep a passphrase: to forbid
# that would forbid managers of passphrases as well.
OFFERED = "Default/Login Data"
SHELTER = {"fr": "abri", "ar": "مأوى"}
EACH = pytest.mark.parametrize("language", SHELTER)


@pytest.fixture(scope="module")
def haven(blank_instance, tmp_path_factory) -> Iterator[Instance]:
    """Yield an instance that serves what all may see, and what members may."""
    folder = tmp_path_factory.mktemp("members") / "instance"
    shutil.copytree(blank_instance, folder)
    made = Instance(folder)
    made.load(
        service("open", "shelter"), service("inner", "shelter", visibility="partner")
    )
    with made.serving():
        yield made


@pytest.fixture
def member(haven, browser, language) -> Iterator[MemberSteps]:
    """Yield somebody whom the operator has invited, with an empty phone."""
    address = f"amina-{uuid4().hex}@haven.example"
    organization = told(haven, "org", "add", f"Haven {language}")["id"]
    new = ("user", "add", address, "--organization", organization)
    link = told(haven, *new, "--role", "partner", "--language", language)["link"]
    context = browser.open()
    context.pages[0].set_viewport_size(PHONE)
    url = f"http://localhost:{haven.port}"
    steps = MemberSteps(context.pages[0], url, language, address)
    steps.join(urlsplit(link).path)
    yield steps
    context.close()


def told(instance: Instance, *words: str):
    """Run a command; return what it says in JSON."""
    return json.loads(instance.panah(*words, "--json"))


@EACH
def test_she_signs_in_by_a_code_and_by_a_key_and_every_page_is_for_her(
    haven, member, language
):
    member.sign_out()
    member.sign_in_by_code()
    member.add_key()
    member.sign_out()
    member.sign_in_by_key()
    for path in ("", "account/", "members/", "search", "second-step"):
        assert member.open(path) == 200
    assert member.open("steward/") == 403
    assert member.open("nothing") == 404
    assert member.open("") == 200
    member.sign_out()

    assert member.open("") == 401
    assert member.faults == {}


@EACH
def test_she_finds_what_is_for_members_and_the_public_search_does_not(
    haven, member, language
):
    words = SHELTER[language]

    for_members = member.search(words)
    member.page.locator(".card a", has_text=INNER).first.click()
    member.page.wait_for_selector("article")
    member.look()
    seen = member.page.inner_text("article h2")
    member.page.locator(".views a").last.click()
    member.page.wait_for_selector(".views li:last-child [aria-current]")
    as_a_defender = member.page.inner_text("main")
    member.page.goto(f"{member.url}/{language}/")
    member.page.fill("#q", words)
    member.page.click("button.primary")
    member.page.wait_for_selector(".card")
    for_all = member.page.locator(".card [data-number] a").all_inner_texts()

    assert sorted(for_members) == [INNER, OPEN]
    assert seen == INNER
    assert INNER not in as_a_defender
    assert for_all == [OPEN]
    assert member.faults == {}


@EACH
def test_back_shows_nothing_after_she_has_signed_out(haven, member, language):
    member.search(SHELTER[language])
    member.open("account/")
    assert member.address in member.page.content()
    member.sign_out()

    shown = []
    for _ in range(4):
        go_back(member.page)
        member.page.wait_for_timeout(500)
        page = member.page.content()
        shown += [
            word for word in (member.address, INNER, 'staff-nav"') if word in page
        ]

    assert shown == []


@EACH
def test_nothing_of_her_stays_on_the_phone_or_lies_open_on_the_server(
    haven, member, browser, language
):
    asked = watch(member.page.context)
    member.sign_out()
    member.sign_in_by_code()
    member.search(f"{SHELTER[language]} qamarbaghiya")
    member.open("account/")
    member.sign_out()
    member.page.context.close()

    hers = [member.address, member.passphrase, member.secret, member.codes[0]]
    typed = [*hers, "qamarbaghiya", INNER]
    kept = {word: files_with(browser.profile, word) for word in typed}
    address_in = set(kept.pop(member.address))
    assert address_in <= {OFFERED}
    assert [word for word, files in kept.items() if files] == []
    assert files_telling(haven.folder, [*hers, "qamarbaghiya"]) == {}
    assert elsewhere(asked, member.url) == []
    queries = [urlsplit(url).query for url, _title in history_of(browser.profile)]
    assert set(queries) == {""}
