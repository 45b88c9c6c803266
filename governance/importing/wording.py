"""Every defect as a sentence that says what to do next."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.importing.rules.defects import Code, Column, Defect, Fact
from governance.importing.rules.judging import Outcome
from som_portal.kit.templatetags.som import day_short

COLUMN_NAMES: Mapping[str, str | Promise] = {
    Column.INSTITUTION: _("Instelling"),
    Column.NAME: _("Naam"),
    Column.EMAIL: _("E-mailadres"),
    Column.STARTS_ON: _("Eerste dag"),
    Column.ENDS_ON: _("Laatste dag"),
    Column.LANGUAGE: _("Taal"),
    Column.SEAT: _("Zetel"),
}
OUTCOMES: Mapping[str, tuple[str | Promise, str]] = {
    Outcome.NEW: (_("Nieuw"), "ok"),
    Outcome.KNOWN: (_("Krijgt een mandaat"), "ok"),
    Outcome.UNCHANGED: (_("Ongewijzigd"), "idle"),
    Outcome.ERROR: (_("Fout"), "bad"),
}
SENTENCES: Mapping[Code, str | Promise] = {
    Code.FILE_EMPTY: _("Dit bestand is leeg. Kies het bestand met je lijst."),
    Code.FILE_TOO_LARGE: _("Dit bestand is groter dan %(most)s MB. Bewaar alleen de lijst, zonder afbeeldingen."),
    Code.FILE_LEGACY: _(
        "Dit is een oud Excel-bestand (.xls). Bewaar het als Excel-werkmap (.xlsx) en kies het opnieuw."
    ),
    Code.FILE_ENCRYPTED: _("Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord weg en kies het opnieuw."),
    Code.FILE_OPENDOCUMENT: _(
        "Dit is een OpenDocument-bestand (.ods). Bewaar het als .xlsx of .csv en kies het opnieuw."
    ),
    Code.FILE_BOMB: _("Dit bestand is uitgepakt veel te groot. Kopieer de lijst naar een nieuwe werkmap."),
    Code.FILE_MACRO: _("In dit bestand zitten macro’s. Bewaar het als gewone werkmap (.xlsx) en kies het opnieuw."),
    Code.FILE_NOT_A_SHEET: _("Dit is geen rekenblad. Kies een bestand in .xlsx of .csv."),
    Code.FILE_BROKEN: _("Dit bestand is beschadigd. Open het in je rekenblad, bewaar het opnieuw en probeer nog eens."),
    Code.FILE_ENCODING: _("De letters in dit bestand zijn onleesbaar. Bewaar het als “CSV UTF-8” en kies het opnieuw."),
    Code.FILE_OLD_ENCODING: _(
        "Dit bestand gebruikt een oude tekenset (Windows-1252). Kijk na of accenten juist staan."
    ),
    Code.SHEET_NO_HEADER: _(
        "We vinden geen rij met kolomnamen. Zet bovenaan: instelling, naam, e-mailadres, eerste dag."
    ),
    Code.SHEET_NO_ROWS: _("Onder de kolomnamen staat niets. Vul minstens één rij in."),
    Code.SHEET_TOO_MANY_ROWS: _("Er staan meer dan %(most)s rijen in. Splits de lijst in kleinere bestanden."),
    Code.SHEET_TOO_MANY_COLUMNS: _(
        "Er staan meer dan %(most)s kolommen in. Hou alleen de kolommen van het sjabloon over."
    ),
    Code.SHEET_SEVERAL: _("Er zijn verschillende bladen. We lazen alleen het eerste: “%(sheet)s”."),
    Code.SHEET_HIDDEN: _("Het verborgen blad “%(sheet)s” sloegen we over."),
    Code.SHEET_MERGED: _("De cellen %(range)s zijn samengevoegd. Alleen de eerste telt: splits ze en vul elke rij in."),
    Code.COLUMN_MISSING: _("De kolom “%(column)s” ontbreekt. Voeg ze toe."),
    Code.COLUMN_DOUBLE: _("De kolom “%(column)s” staat er twee keer: “%(first)s” en “%(second)s”. Hou er één over."),
    Code.COLUMN_UNKNOWN: _("De kolom “%(column)s” kennen we niet. We slaan ze over."),
    Code.COLUMN_UNNAMED: _("Kolom %(letter)s heeft geen naam. We slaan ze over."),
    Code.ROW_EMPTY: _("Rij %(row)s is leeg. We slaan ze over."),
    Code.ROW_EXAMPLE: _("Rij %(row)s is de voorbeeldrij van het sjabloon. We slaan ze over."),
    Code.CELL_EMPTY: _("Deze cel is leeg. Vul ze in."),
    Code.CELL_FORMULA: _("Hier staat een formule, of tekst die als een formule begint. Typ de waarde zelf."),
    Code.CELL_ERROR: _("Hier staat een foutwaarde van het rekenblad. Herstel ze of typ de waarde."),
    Code.CELL_BOOLEAN: _("Hier staat waar of onwaar. Typ de waarde zelf."),
    Code.CELL_NUL: _("Hier staat een leeg teken (NUL). Typ de cel opnieuw."),
    Code.CELL_CONTROL: _("Hier staat een onzichtbaar stuurteken. Typ de cel opnieuw."),
    Code.CELL_BIDI: _("Hier staat een teken dat de leesrichting omkeert. Typ de cel opnieuw."),
    Code.CELL_INVISIBLE: _("Hier staat een onzichtbaar teken zonder breedte. Typ de cel opnieuw."),
    Code.CELL_HTML: _("Hier staat een stuk webpagina (HTML). Typ gewone tekst."),
    Code.CELL_NEWLINE: _("Hier staan verschillende regels in één cel. Hou één regel over."),
    Code.CELL_TOO_LONG: _("Hier staan meer dan %(most)s tekens. Kort de tekst in."),
    Code.CELL_WRONG_LETTERS: _("De accenten zijn verminkt (zoals “Ã©”). Typ de cel opnieuw of bewaar als “CSV UTF-8”."),
    Code.CELL_DATE: _("Hier staat een datum waar tekst hoort. Zet de cel op “tekst” en typ opnieuw."),
    Code.NAME_NUMBER: _("Een naam bestaat uit letters. Typ voornaam en achternaam."),
    Code.NAME_TOO_LONG: _("Deze naam is langer dan 120 tekens. Kort hem in."),
    Code.NAME_ONE_WORD: _("Er staat maar één woord. Kijk na of voornaam en achternaam er allebei staan."),
    Code.NAME_IS_MAIL: _("Hier staat een e-mailadres. Typ voornaam en achternaam."),
    Code.MAIL_NO_AT: _("Er staat geen @ in. Typ het volledige adres."),
    Code.MAIL_TWO_AT: _("Er staat meer dan één @ in. Typ één adres."),
    Code.MAIL_SPACES: _("Er staat een spatie in het adres. Haal ze weg."),
    Code.MAIL_DOT: _("Er staat een punt te veel in het adres. Haal die weg."),
    Code.MAIL_TOO_LONG: _("Dit adres is te lang om te bestaan. Kijk het na."),
    Code.MAIL_FOREIGN: _("Er staan letters met accenten of vreemde tekens in het adres. Typ het zonder."),
    Code.MAIL_SEVERAL: _("Hier staan verschillende adressen. Maak voor elke persoon een eigen rij."),
    Code.MAIL_DISPLAY_NAME: _("Hier staat een naam bij het adres. Hou alleen het adres over, zonder < en >."),
    Code.MAIL_UPPER: _("We zetten het adres in kleine letters."),
    Code.MAIL_UNREADABLE: _("Dit is geen geldig adres. Een adres ziet eruit als naam@school.be."),
    Code.DATE_UNREADABLE: _("Deze datum bestaat niet of is onleesbaar. Typ bijvoorbeeld 01/09/2026."),
    Code.DATE_AMERICAN: _("Hier staat de maand voor de dag. Typ eerst de dag: 31/08/2027."),
    Code.DATE_AMBIGUOUS: _("Elders in deze kolom staat de maand voor de dag. Wij lazen de dag eerst: kijk na."),
    Code.DATE_SHORT_YEAR: _("Schrijf het jaartal met vier cijfers, zoals 2026."),
    Code.DATE_SERIAL: _("Dit getal is geen datum. Typ bijvoorbeeld 01/09/2026."),
    Code.DATE_SERIAL_READ: _("Er stond een getal. We lazen het als %(day)s: kijk na."),
    Code.DATE_TOO_OLD: _("Deze dag valt voor %(day)s, toen het netwerk begon. Kijk het jaartal na."),
    Code.END_BEFORE_START: _("De laatste dag valt voor de eerste dag. Kijk beide na."),
    Code.END_PAST: _("Dit mandaat is al voorbij. Geef een laatste dag in de toekomst of schrap de rij."),
    Code.END_PROPOSED: _("Er stond geen laatste dag. We nemen %(day)s."),
    Code.END_ELSEWHERE: _("Mandaten eindigen bij afspraak op 31 augustus, hier dus %(day)s. Kijk na of dit klopt."),
    Code.START_TOO_FAR: _("Dit mandaat begint na %(day)s. Kijk het jaartal na of voer het later in."),
    Code.MANDATE_TOO_LONG: _("Dit mandaat duurt langer dan %(years)s jaar. Kies een vroegere laatste dag."),
    Code.LANGUAGE_UNKNOWN: _("Deze taal kennen we niet. Typ nl of en, of laat de cel leeg."),
    Code.INSTITUTION_UNKNOWN: _(
        "Deze instelling kennen we niet. Neem de naam over uit het tweede blad van het sjabloon."
    ),
    Code.INSTITUTION_NEAR: _("Deze instelling kennen we niet. Bedoel je %(options)s? Typ de naam voluit."),
    Code.INSTITUTION_AMBIGUOUS: _("Verschillende instellingen heten zo: %(options)s. Typ de volledige naam."),
    Code.INSTITUTION_NUMBER: _("Dit is geen instellingsnummer: dat telt drie tot zes cijfers. Kijk na of typ de naam."),
    Code.INSTITUTION_NUMBER_UNKNOWN: _("Dit instellingsnummer kennen we niet. Typ de naam van de instelling."),
    Code.PERSON_OTHER_NAME: _("Dit adres hoort bij een account met een andere naam. Het account houdt zijn naam."),
    Code.PERSON_OTHER_INSTITUTION: _(
        "Dit account hoort bij een andere instelling. Kijk na of dit dezelfde persoon is."
    ),
    Code.PERSON_INACTIVE: _("Dit account is gesloten. Neem een ander adres of laat het account eerst weer openen."),
    Code.PERSON_ON_SEAT: _(
        "Deze persoon zit al op deze zetel, %(until)s. Verleng of beëindig dat mandaat op de pagina van de zetel."
    ),
    Code.PERSON_IN_BODY: _(
        "Deze persoon zit al op een andere zetel van SOM plus, %(until)s. Eén persoon heeft er één zetel."
    ),
    Code.DOUBLE_ROW: _("Deze rij is gelijk aan rij %(row)s. Schrap er één."),
    Code.DOUBLE_MAIL: _("Rij %(row)s heeft hetzelfde adres met andere gegevens. Hou de juiste over."),
    Code.SEAT_UNKNOWN: _("Deze zetel heeft de instelling niet. Typ 1 of 2, of laat de cel leeg."),
    Code.SEAT_OTHER_BODY: _("Dit is een zetel van een ander netwerkonderdeel. Hier voer je alleen SOM plus in."),
    Code.SEAT_OCCUPIED: _(
        "Op deze zetel zit in die periode al iemand, %(until)s. Laat dat mandaat eerst eindigen of kies een andere dag."
    ),
    Code.SEAT_IN_SHEET: _("Rij %(row)s krijgt deze zetel al. Hou één van beide rijen over."),
    Code.SEAT_NONE_FREE: _(
        "%(institution)s heeft in die periode geen vrije zetel (%(seats)s in totaal). Laat eerst een mandaat eindigen."
    ),
}


def sentence(defect: Defect) -> str:
    """What is wrong and what to do, in the language of the page."""
    column = COLUMN_NAMES.get(defect.column, defect.column)
    shown = {name: _shown(name, value) for name, value in defect.facts.items()}
    return str(SENTENCES[defect.code]) % {"column": column, **shown}


def _shown(name: str, value: Fact) -> Fact:
    if name == "day" and isinstance(value, str) and value[4:5] == "-":
        return day_short(date.fromisoformat(value))
    if name == "until":
        until = gettext("tot en met %(day)s") % {"day": day_short(date.fromisoformat(str(value)))} if value else ""
        return until or gettext("zonder einddatum")
    return value
