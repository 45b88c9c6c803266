"""What the database itself refuses about institutions."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from governance.people.models import OFFICIAL_NUMBER, Institution, InstitutionDomain

pytestmark = pytest.mark.django_db


def two() -> list[Institution]:
    return list(Institution.objects.all()[:2])


def test_an_official_number_belongs_to_one_institution() -> None:
    Institution.objects.filter(pk=two()[0].pk).update(official_number="033456")
    with pytest.raises(IntegrityError):
        Institution.objects.filter(pk=two()[1].pk).update(official_number="033456")


def test_control_many_institutions_have_no_official_number_yet() -> None:
    assert Institution.objects.filter(official_number="").count() == 75


@pytest.mark.parametrize("typed", ["33456", "0334567", "o33456", "033456\n", "٠٣٣٤٥٦"])
def test_an_official_number_has_six_digits(typed: str) -> None:
    with pytest.raises(ValidationError):
        OFFICIAL_NUMBER(typed)


def test_a_domain_belongs_to_one_institution() -> None:
    InstitutionDomain.objects.create(institution=two()[0], domain="school.example")
    with pytest.raises(IntegrityError):
        InstitutionDomain.objects.create(institution=two()[1], domain="school.example")


def test_a_domain_is_kept_in_lower_case() -> None:
    with pytest.raises(IntegrityError):
        InstitutionDomain.objects.create(institution=two()[0], domain="School.example")
