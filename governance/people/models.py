"""Who we are: people and the institutions that signed the charter."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.mixins import GuardianUserMixin

from som_portal.kit.folding import Folded, FoldedField
from som_portal.kit.rows import Rows

FICTIONAL = ("@som.example", "@school.som.example")
OFFICIAL_NUMBER = RegexValidator(r"\A[0-9]{6}\Z", _("Een instellingsnummer telt zes cijfers."))


class Level(models.TextChoices):
    """Education level (onderwijsniveau), from kindergarten to adult education."""

    KINDERGARTEN = "kleuter", _("Kleuteronderwijs")
    PRIMARY = "lager", _("Lager onderwijs")
    BASIC = "basis", _("Basisonderwijs")
    SECONDARY = "secundair", _("Secundair onderwijs")
    PART_TIME_SECONDARY = "secundair-deeltijds", _("Deeltijds secundair onderwijs")
    SPECIAL_BASIC = "buitengewoon-basis", _("Buitengewoon basisonderwijs")
    SPECIAL_SECONDARY = "buitengewoon-secundair", _("Buitengewoon secundair onderwijs")
    HIGHER = "hoger", _("Hoger onderwijs")
    ADULT = "volwassenen", _("Volwassenenonderwijs")
    GUIDANCE = "clb", _("Leerlingenbegeleiding (CLB)")


class InstitutionRows(Rows["Institution"]):
    """Words about institutions."""

    def at_level(self, level: str) -> InstitutionRows:
        """Institutions that teach at `level`."""
        return self.filter(levels__level=level)

    def in_net(self, net: str) -> InstitutionRows:
        """Institutions of one school network (onderwijsnet)."""
        return self.filter(net=net)


class Institution(Folded):
    """A partner: one of the institutions that signed the charter, or one that joined later."""

    slug = models.SlugField(max_length=80, unique=True)
    number = models.PositiveSmallIntegerField(unique=True, help_text="Order in the charter")
    name = models.CharField(max_length=200)
    name_key = FoldedField(source="name")
    quoted_name = models.CharField(max_length=200, help_text="As written in the charter")
    net = models.CharField(max_length=40, help_text="School network, our reading")
    certainty = models.CharField(max_length=20, help_text="bron, vermoeden or onbekend")
    is_signatory = models.BooleanField(default=True)
    official_number = models.CharField(
        max_length=6, blank=True, validators=[OFFICIAL_NUMBER], help_text="Instellingsnummer; empty: not known"
    )
    learners = models.PositiveIntegerField(null=True, blank=True, help_text="Pupils, students; empty: not known")
    contact_email = models.EmailField(blank=True, help_text="General address of the institution, of no person")

    objects = InstitutionRows.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["official_number"],
                condition=~Q(official_number=""),
                name="one_institution_per_official_number",
                violation_error_message=_("Een andere instelling heeft dit instellingsnummer al."),
            ),
        ]

    def __str__(self) -> str:
        """By its name on screen."""
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the institution."""
        return reverse("people:institution", args=[self.slug])


class InstitutionLevel(models.Model):
    """One level at which an institution teaches; our reading, not the charter's."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="levels")
    level = models.CharField(max_length=30, choices=Level.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "level"], name="institution_teaches_a_level_once"),
        ]

    def __str__(self) -> str:
        """By the level's name."""
        return self.get_level_display()


class InstitutionDomain(models.Model):
    """A mail domain of an institution: who has an address there may ask to belong to it."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=190, unique=True, help_text="What stands after the @, in lower case")

    class Meta:
        ordering = ["domain"]
        constraints = [
            models.CheckConstraint(condition=Q(domain=Lower(F("domain"))), name="a_domain_is_in_lower_case"),
        ]

    def __str__(self) -> str:
        """As it stands after the @."""
        return self.domain


class People(BaseUserManager["User"]):
    """Creates users; mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a person who signs in with a code by mail, unless a password is given."""
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a technical administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """Find by mail address, in any case."""
        return self.get(email=(username or "").lower())


class User(Folded, GuardianUserMixin, AbstractBaseUser, PermissionsMixin):
    """A person. Rights come from dated mandates, from groups and from grants on one object; never from a flag here."""

    class ShownAs(models.TextChoices):
        """How this person appears in public."""

        NAME = "name", _("met naam")
        SEAT = "seat", _("alleen met de zetel")

    email = models.EmailField(_("E-mailadres"), unique=True)
    name = models.CharField(_("Naam"), max_length=120)
    name_key = FoldedField(source="name")
    language = models.CharField(_("Taal"), max_length=5, choices=settings.LANGUAGES, default="nl")
    institution = models.ForeignKey(
        Institution, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    is_placed_by_number = models.BooleanField(
        default=False, help_text="An identity provider named the institution, so it may name the next one too"
    )
    shown_as = models.CharField(_("Zichtbaar"), max_length=5, choices=ShownAs, default=ShownAs.NAME)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True, help_text="When the person was erased; the row stays")

    objects: ClassVar[People] = People()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_mail_address"),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(is_active=False), name="an_erased_account_is_closed"
            ),
        ]

    def __str__(self) -> str:
        """By name."""
        return self.name

    @property
    def is_fictional(self) -> bool:
        """Made up for the demo; such an account opens no door outside demo mode."""
        return self.email.endswith(FICTIONAL)

    def has_usable_password(self) -> bool:
        """Nobody: we sign in with a code, a passkey or an identity provider."""
        return False

    def check_password(self, raw_password: str | None) -> bool:
        """Never right, also when one was set from a shell."""
        return False

    def get_full_name(self) -> str:
        """The name on screen."""
        return self.name

    def get_short_name(self) -> str:
        """How a mail greets this person."""
        return self.name
