"""The record: append-only deeds, linked by hashes, one chain per stream."""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from som_portal.kit import guards
from som_portal.kit.rows import Rows

GENESIS = "0" * 64


def name_of(thing: models.Model) -> str:
    """How the record names a thing: 'ballot:12'."""
    return f"{thing._meta.model_name}:{thing.pk}"


class Chain(models.Model):
    """The head of one chain. Its row is locked while a deed is written, so numbers have no gap."""

    stream = models.SlugField(max_length=40, unique=True)
    last_seq = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default=GENESIS)

    objects = Rows.as_manager()

    def __str__(self) -> str:
        """By its stream."""
        return self.stream


class ActorSalt(models.Model):
    """The salt that makes a person's mark; erased with the person, so that the mark points at nobody."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="actor_salt")
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        """Never the salt itself."""
        return f"salt of {self.person_id}"


def mark_of(salt: ActorSalt) -> str:
    """How the deeds of a person name them: unreadable without the salt."""
    return hashlib.sha256(f"{salt.salt}:{salt.person_id}".encode()).hexdigest()


class Deed(models.Model):
    """Who did what when. Written in the transaction of the deed itself; never changed."""

    stream = models.SlugField(max_length=40)
    seq = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=80, help_text="label:pk, such as ballot:12")
    facts = models.TextField(help_text="Canonical JSON, without personal data")
    actor_mark = models.CharField(max_length=64, blank=True, help_text="Salted commitment; empty: the portal itself")
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="deed_number_is_used_once"),
        ]
        indexes = [models.Index(fields=["thing", "seq"], name="deeds_of_a_thing")]

    def __str__(self) -> str:
        """Stream, number, verb."""
        return f"{self.stream} {self.seq}: {self.verb}"

    def computed_hash(self) -> str:
        """SHA-256 over the previous hash and the canonical JSON of every field, as hexadecimal text."""
        content = [
            self.previous_hash,
            self.stream,
            self.seq,
            self.verb,
            self.thing,
            self.facts,
            self.actor_mark,
            self.at.timestamp(),
        ]
        return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


class Bulk(models.TextChoices):
    """Lists of many people's data at once. A subject that shows or gives one away adds its word here."""

    PARTICIPANTS = "deelnemers", _("de deelnemers van een event, op het scherm")
    PARTICIPANTS_SHEET = "deelnemers-csv", _("de deelnemers van een event, als bestand")
    DIRECTORY = "gids", _("de gids van mensen, op het scherm")
    DIRECTORY_CARDS = "gids-kaartjes", _("de gids van mensen, als adreskaartjes")
    MANDATES = "mandaten", _("de mandaten van het netwerk, op het scherm")
    MANDATES_SHEET = "mandaten-csv", _("de mandaten van het netwerk, als bestand")
    PROFILES = "profielen", _("wat de leden van een netwerkonderdeel meebrengen, op het scherm")
    PROFILES_SHEET = "profielen-csv", _("wat de leden van een netwerkonderdeel meebrengen, als bestand")
    SUGGESTIONS = "suggesties", _("de suggesties voor de raad, met wie ze noemen")
    IMPORT = "invoer", _("een lijst van afgevaardigden, ingelezen uit een bestand")


class BulkLook(models.Model):
    """Somebody saw personal data of many people at once: who, which list, how many, when. Never changed.

    The viewer is the row of a person and not a mark: erasing a person makes that row unreadable, and the look stays.
    The database refuses to drop a look in its first year; after that the retention period does.
    """

    KEPT_DAYS = 365

    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bulk_looks")
    what = models.CharField(max_length=40, choices=Bulk)
    thing = models.CharField(max_length=80, blank=True, help_text="label:pk of what the list is of, such as event:12")
    how_many = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["at"], name="bulk_looks_by_moment"),
            models.Index(fields=["thing", "at"], name="bulk_looks_at_a_thing"),
        ]

    def __str__(self) -> str:
        """What and how many; no name, because this ends up in logs."""
        return f"{self.what}: {self.how_many}"


class ErasureRequestRows(Rows["ErasureRequest"]):
    """Words about requests."""

    def waiting(self) -> ErasureRequestRows:
        """Nobody answered yet, the oldest first."""
        return self.filter(refused_at=None).order_by("asked_at", "pk")


class ErasureRequest(models.Model):
    """A person asks to be erased; the coördinatiecel does it, or says why not. Carried out, it is erased too."""

    key = models.UUIDField(unique=True, help_text="Of the form: a double click asks once")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="erasure_requests")
    asked_at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why not; the person reads it")

    objects = ErasureRequestRows.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(refused_at=None), name="one_open_erasure_request_per_person"
            ),
            models.CheckConstraint(
                condition=models.Q(refused_at=None) | ~models.Q(reason=""), name="a_refused_erasure_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """By number; no name, because this ends up in logs."""
        return f"erasure request {self.pk}"


guards.append_only(Deed._meta.db_table)
guards.append_only(BulkLook._meta.db_table, kept_days=BulkLook.KEPT_DAYS)
