"""The columns of docs/rights.md: a stranger, and one account of the demo network each."""

STRANGER = "stranger"
ROLES = {
    "outsider": "leraar",
    "som-plus": "plus-basis",
    "raadslid": "ks-leuven",
    "leerling": "leerling",
    "voorzitter": "voorzitter",
    "coordinator": "coordinator",
    "beleidsadviseur": "beleidsadviseur",
    "teamlid": "projectdeskundige-2",
    "communicatie": "communicatie",
    "afstemming": "beleidsmedewerker-samenleving",
    "financien": "financien-stad",
    "labotrekker": "labotrekker-2",
    "redacteur": "redacteur",
}
COLUMNS = (STRANGER, *ROLES)
