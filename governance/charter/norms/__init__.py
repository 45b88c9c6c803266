"""The charter and our own defaults as frozen types: `charter()` and `house_rules()`.

Pure Python on two TOML files beside this package. Nothing here asks the time or the database.
"""

from governance.charter.norms.document import (
    BodyNorm,
    Charter,
    CityEngagementNorm,
    CompetenceNorm,
    EngagementNorm,
    FocusAreaNorm,
    InstitutionNorm,
    Paragraph,
    ProfileNorm,
    Quotation,
    RemarkNorm,
    RhythmNorm,
    SchemaNorm,
    SeatNorm,
    SuccessionNorm,
    WerkingNorm,
    WerkingPartNorm,
)
from governance.charter.norms.house import (
    POWERS,
    Appointment,
    DecidingRule,
    Domain,
    Entrustment,
    HouseNumber,
    HouseRule,
    HouseRules,
    Observer,
    Representation,
)
from governance.charter.norms.load_charter import charter, source_text
from governance.charter.norms.load_house import house_rules
from governance.charter.norms.reading import NormError, folded

__all__ = [
    "POWERS",
    "Appointment",
    "BodyNorm",
    "Charter",
    "CityEngagementNorm",
    "CompetenceNorm",
    "DecidingRule",
    "Domain",
    "EngagementNorm",
    "Entrustment",
    "FocusAreaNorm",
    "HouseNumber",
    "HouseRule",
    "HouseRules",
    "InstitutionNorm",
    "NormError",
    "Observer",
    "Paragraph",
    "ProfileNorm",
    "Quotation",
    "RemarkNorm",
    "Representation",
    "RhythmNorm",
    "SchemaNorm",
    "SeatNorm",
    "SuccessionNorm",
    "WerkingNorm",
    "WerkingPartNorm",
    "charter",
    "folded",
    "house_rules",
    "source_text",
]
