"""Re-export, so that Django finds the models of every subject."""

from werkingen.laboratorium.models import Lab, LabPartner, LabPhase, LabUpdate, LabUserObjectPermission
from werkingen.studio.models import (
    Milestone,
    Project,
    ProjectPartner,
    ProjectUpdate,
    ProjectUserObjectPermission,
)

__all__ = [
    "Lab",
    "LabPartner",
    "LabPhase",
    "LabUpdate",
    "LabUserObjectPermission",
    "Milestone",
    "Project",
    "ProjectPartner",
    "ProjectUpdate",
    "ProjectUserObjectPermission",
]
