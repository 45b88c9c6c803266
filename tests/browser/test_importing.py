"""A list of delegates in a real browser: choose a file, look at the rows, confirm, and take it back."""

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from governance.bodies.models import Mandate
from governance.people.models import User
from som_portal.kit import clock
from tests.governance.importing.sheets import typed, xlsx

Press = Callable[[Page, str], None]
AsDemo = Callable[[str], User]
MAIL = "noor.browser@som.example"


def a_list() -> FilePayload:
    """A workbook with one good row and one that is wrong."""
    day = f"{clock.today():%d/%m/%Y}"
    good = typed(institution="Krullevaart", email=MAIL, starts_on=day, ends_on="")
    wrong = typed(institution="De Twijg", email="geen-adres", starts_on=day, ends_on="")
    return {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx([good, wrong])}


def test_a_list_is_chosen_looked_at_confirmed_and_taken_back(
    demo: AsDemo, signed_in: Callable[..., Page], press: Press
) -> None:
    page = signed_in(demo("coordinator"))
    page.goto("/netwerk/invoer/")
    page.get_by_label("Bestand").set_input_files(a_list())
    press(page, "Kijk de lijst na")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Er is nog niets geschreven.")
    expect(main).to_contain_text("Er staat geen @ in. Typ het volledige adres.")
    press(page, "Toon alleen fouten")
    expect(main).not_to_contain_text(MAIL)

    press(page, "Ga naar de bevestiging")
    press(page, "Voer de lijst in")
    expect(page.get_by_role("alert")).to_contain_text("vink aan dat je ze weglaat")
    page.get_by_label("Laat de rijen met fouten weg (1)").check()
    press(page, "Voer de lijst in")
    expect(main).to_contain_text("De lijst is ingevoerd.")
    assert Mandate.objects.filter(person__email=MAIL).count() == 1

    press(page, "Maak ongedaan")
    expect(main).to_contain_text("Account en mandaat.")
    press(page, "Maak ongedaan")
    expect(main).to_contain_text("De invoer is ongedaan gemaakt.")
    assert not User.objects.filter(email=MAIL).exists()
