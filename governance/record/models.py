"""The record: append-only deeds, linked by hashes, one chain per stream."""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.db import models

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


guards.append_only(Deed._meta.db_table)
