# One line of migrations until the first release: remake, never edit.
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import guardian.mixins
import som_portal.kit.clock
import som_portal.kit.folding
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Authorisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(help_text="Number of the decision, such as RAAD-2026-014", max_length=40),
                ),
                ("decided_on", models.DateField()),
            ],
            options={
                "ordering": ["-decided_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=40, unique=True)),
                ("letter", models.CharField(max_length=1)),
                ("name", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ["letter"],
                "permissions": [
                    ("coordinate", "COORDINATE"),
                    ("chair", "CHAIR"),
                    ("vote", "VOTE"),
                    ("attend", "ATTEND"),
                    ("facilitate", "FACILITATE"),
                    ("spend", "SPEND"),
                    ("read_ledger", "READ_LEDGER"),
                    ("run_events", "RUN_EVENTS"),
                    ("edit_stories", "EDIT_STORIES"),
                ],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Chain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stream", models.SlugField(max_length=40, unique=True)),
                ("last_seq", models.PositiveBigIntegerField(default=0)),
                (
                    "last_hash",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000", max_length=64
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FocusArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(unique=True)),
                ("number", models.PositiveSmallIntegerField(unique=True)),
                ("title", models.CharField(max_length=200)),
                ("short", models.CharField(max_length=100)),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="GrantYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("closed", models.BooleanField(default=False)),
                ("last_seq", models.PositiveBigIntegerField(default=0)),
                (
                    "last_hash",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000", max_length=64
                    ),
                ),
            ],
            options={
                "ordering": ["-year"],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "broken",
                    models.JSONField(
                        default=list, help_text="A sentence for each thing that was broken; empty when whole"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "get_latest_by": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="E-mailadres")),
                ("name", models.CharField(max_length=120, verbose_name="Naam")),
                ("name_key", som_portal.kit.folding.FoldedField(blank=True, default="", editable=False, source="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("nl", "Nederlands"), ("en", "English")],
                        default="nl",
                        max_length=5,
                        verbose_name="Taal",
                    ),
                ),
                (
                    "is_placed_by_number",
                    models.BooleanField(
                        default=False,
                        help_text="An identity provider named the institution, so it may name the next one too",
                    ),
                ),
                (
                    "shown_as",
                    models.CharField(
                        choices=[("name", "met naam"), ("seat", "alleen met de zetel")],
                        default="name",
                        max_length=5,
                        verbose_name="Zichtbaar",
                    ),
                ),
                ("is_staff", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, help_text="When the person was erased; the row stays", null=True),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
            bases=(guardian.mixins.GuardianUserMixin, models.Model),
        ),
        migrations.CreateModel(
            name="ActorSalt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("salt", models.CharField(max_length=64)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actor_salt",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("info", "Ter info"),
                            ("discuss", "Ter bespreking"),
                            ("decide", "Ter beslissing"),
                            ("minutes", "Goedkeuring verslag"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("explanation", models.TextField(blank=True, max_length=4000)),
                ("minutes", models.PositiveSmallIntegerField(default=15)),
                ("is_balloted", models.BooleanField(default=False)),
                ("treated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "privacy",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("persons", "Besloten: het gaat over personen"),
                            ("body", "Besloten: zo besliste het netwerkonderdeel"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("privacy_reason", models.CharField(blank=True, help_text="For the members only", max_length=300)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "carried_from",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carried_to",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "position"],
            },
        ),
        migrations.CreateModel(
            name="AgendaDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(help_text="Bytes")),
                ("added_at", models.DateTimeField()),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("is_for_members", models.BooleanField(default=False)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="governance.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApprovedMinutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(help_text="Canonical JSON of the sections (rules.as_text)")),
                ("digest", models.CharField(help_text="SHA-256 of the text, also in the record", max_length=64)),
                ("public_digest", models.CharField(help_text="SHA-256 of the public part of the text", max_length=64)),
                ("approved_at", models.DateTimeField()),
                (
                    "approved_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="governance.agendaitem",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "call",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="2: called again after a first call without quorum"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("rules", models.JSONField()),
                (
                    "is_secret",
                    models.BooleanField(default=False, help_text="On persons: slips instead of votes by seat"),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "agenda_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="governance.agendaitem"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="governance.body"
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BallotOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="options", to="governance.ballot"
                    ),
                ),
            ],
            options={
                "ordering": ["ballot", "place"],
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "place"), name="an_option_has_a_place_of_its_own")
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "werking",
                    models.CharField(
                        choices=[
                            ("laboratorium", "Laboratorium"),
                            ("community", "Community"),
                            ("studio", "Studio"),
                            ("algemeen", "Algemeen"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("werking", "Werking"), ("labo", "Labo"), ("project", "Project"), ("event", "Event")],
                        default="werking",
                        max_length=10,
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="budget_lines",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="governance.budgetline",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "werking"), ("parent", None)),
                            models.Q(models.Q(("kind", "werking"), _negated=True), ("parent__isnull", False)),
                            _connector="OR",
                        ),
                        name="only_a_werking_has_no_line_above_it",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("grant", "Toelage van de stad"),
                            ("free", "Nog te verdelen"),
                            ("line", "Budgetpost"),
                            ("commitment", "Vastlegging"),
                            ("spent", "Uitgegeven"),
                        ],
                        max_length=12,
                    ),
                ),
                ("balance", models.BigIntegerField(default=0)),
                ("floor", models.BigIntegerField(default=0)),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="governance.budgetline",
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="governance.grantyear"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("balance__gte", models.F("floor"))),
                        name="account_stays_above_its_floor",
                        violation_error_message="Zoveel geld is er niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("floor", -20000000), ("kind", "grant")),
                            models.Q(models.Q(("kind", "grant"), _negated=True), ("floor", 0)),
                            _connector="OR",
                        ),
                        name="only_the_grant_has_a_floor_below_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["grant", "free"]), ("line", None)),
                            models.Q(("kind__in", ["line", "commitment", "spent"]), ("line__isnull", False)),
                            _connector="OR",
                        ),
                        name="account_has_a_line_when_it_needs_one",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["grant", "free"])),
                        fields=("year", "kind"),
                        name="one_grant_and_one_free_account_a_year",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["line", "spent"])),
                        fields=("year", "line", "kind"),
                        name="one_account_a_line_a_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("deelnemers", "de deelnemers van een event, op het scherm"),
                            ("deelnemers-csv", "de deelnemers van een event, als bestand"),
                            ("gids", "de gids van mensen, op het scherm"),
                            ("gids-kaartjes", "de gids van mensen, als adreskaartjes"),
                            ("mandaten", "de mandaten van het netwerk, op het scherm"),
                            ("mandaten-csv", "de mandaten van het netwerk, als bestand"),
                            ("profielen", "wat de leden van een netwerkonderdeel meebrengen, op het scherm"),
                            ("profielen-csv", "wat de leden van een netwerkonderdeel meebrengen, als bestand"),
                            ("suggesties", "de suggesties voor de raad, met wie ze noemen"),
                            ("invoer", "een lijst van afgevaardigden, ingelezen uit een bestand"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "thing",
                    models.CharField(
                        blank=True, help_text="label:pk of what the list is of, such as event:12", max_length=80
                    ),
                ),
                ("how_many", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "viewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bulk_looks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["at"], name="bulk_looks_by_moment"),
                    models.Index(fields=["thing", "at"], name="bulk_looks_at_a_thing"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "alarm_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(15, "een kwartier vooraf"), (60, "een uur vooraf"), (1440, "een dag vooraf")],
                        null=True,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_address",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.BigIntegerField()),
                ("counterparty", models.CharField(max_length=120)),
                ("subject", models.CharField(max_length=200)),
                (
                    "visum",
                    models.CharField(blank=True, help_text="What was looked at before it was approved", max_length=200),
                ),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="commitment", to="governance.account"
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments_approved",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="governance.budgetline",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments_requested",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="governance.grantyear",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ContactCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.CharField(blank=True, help_text="Waarvoor mag je mij contacteren?", max_length=300)),
                (
                    "purpose_key",
                    som_portal.kit.folding.FoldedField(blank=True, default="", editable=False, source="purpose"),
                ),
                (
                    "purpose_for",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "alleen de coördinatiecel"),
                            (1, "partners: wie vandaag een zetel heeft"),
                            (2, "iedereen die aangemeld is"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "levels_for",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "alleen de coördinatiecel"),
                            (1, "partners: wie vandaag een zetel heeft"),
                            (2, "iedereen die aangemeld is"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "focus_areas_for",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "alleen de coördinatiecel"),
                            (1, "partners: wie vandaag een zetel heeft"),
                            (2, "iedereen die aangemeld is"),
                        ],
                        default=0,
                    ),
                ),
                ("function", models.CharField(blank=True, help_text="At the institution", max_length=120)),
                (
                    "function_key",
                    som_portal.kit.folding.FoldedField(blank=True, default="", editable=False, source="function"),
                ),
                (
                    "function_for",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "alleen de coördinatiecel"),
                            (1, "partners: wie vandaag een zetel heeft"),
                            (2, "iedereen die aangemeld is"),
                        ],
                        default=0,
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30)),
                (
                    "phone_key",
                    som_portal.kit.folding.JoinedField(blank=True, default="", editable=False, source="phone"),
                ),
                (
                    "phone_for",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "alleen de coördinatiecel"),
                            (1, "partners: wie vandaag een zetel heeft"),
                            (2, "iedereen die aangemeld is"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "email_for",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "alleen de coördinatiecel"),
                            (1, "partners: wie vandaag een zetel heeft"),
                            (2, "iedereen die aangemeld is"),
                        ],
                        default=0,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="card", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("focus_areas", models.ManyToManyField(related_name="cards", to="governance.focusarea")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("purpose_for__in", [0, 1, 2]),
                            ("levels_for__in", [0, 1, 2]),
                            ("focus_areas_for__in", [0, 1, 2]),
                            ("function_for__in", [0, 1, 2]),
                            ("phone_for__in", [0, 1, 2]),
                            ("email_for__in", [0, 1, 2]),
                        ),
                        name="a_piece_of_a_card_is_for_a_circle",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CardLevel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("kleuter", "Kleuteronderwijs"),
                            ("lager", "Lager onderwijs"),
                            ("basis", "Basisonderwijs"),
                            ("secundair", "Secundair onderwijs"),
                            ("secundair-deeltijds", "Deeltijds secundair onderwijs"),
                            ("buitengewoon-basis", "Buitengewoon basisonderwijs"),
                            ("buitengewoon-secundair", "Buitengewoon secundair onderwijs"),
                            ("hoger", "Hoger onderwijs"),
                            ("volwassenen", "Volwassenenonderwijs"),
                            ("clb", "Leerlingenbegeleiding (CLB)"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="levels", to="governance.contactcard"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("card", "level"), name="a_card_names_a_level_once")],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("working_year", models.PositiveSmallIntegerField()),
                ("seq", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=40, unique=True)),
                ("wording", models.TextField()),
                ("decided_at", models.DateTimeField()),
                (
                    "authorisation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="governance.authorisation",
                    ),
                ),
                (
                    "ballot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="governance.ballot"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="governance.body"
                    ),
                ),
                (
                    "commitment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="governance.commitment",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="The later decision that replaces this one; the wording of both stays",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="governance.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "working_year", "seq"), name="a_decision_number_is_used_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_by", None),
                            models.Q(("superseded_by", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="a_decision_does_not_replace_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reasoning", models.TextField(blank=True, max_length=2000)),
                ("questions", models.TextField(blank=True, max_length=2000)),
                ("wording", models.TextField()),
                ("laid_at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="note", to="governance.decision"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("questions", ""), ("reasoning", ""), _negated=True),
                        name="a_note_says_something",
                        violation_error_message="Schrijf minstens een motivering of een vraag.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "finding",
                    models.CharField(
                        choices=[("well", "Loopt goed"), ("adjust", "Bijsturen"), ("stop", "Stopzetten")], max_length=10
                    ),
                ),
                ("sentence", models.CharField(max_length=500)),
                ("reviewed_at", models.DateTimeField()),
                ("key", models.UUIDField(editable=False, unique=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="governance.decision"
                    ),
                ),
            ],
            options={
                "ordering": ["reviewed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("finding__in", ["well", "adjust", "stop"])),
                        name="a_review_has_a_known_finding",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Deed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stream", models.SlugField(max_length=40)),
                ("seq", models.PositiveBigIntegerField()),
                ("verb", models.CharField(max_length=60)),
                ("thing", models.CharField(help_text="label:pk, such as ballot:12", max_length=80)),
                ("facts", models.TextField(help_text="Canonical JSON, without personal data")),
                (
                    "actor_mark",
                    models.CharField(
                        blank=True, help_text="Salted commitment; empty: the portal itself", max_length=64
                    ),
                ),
                ("at", models.DateTimeField()),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["thing", "seq"], name="deeds_of_a_thing")],
                "constraints": [models.UniqueConstraint(fields=("stream", "seq"), name="deed_number_is_used_once")],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lab", "Labovoorstel"),
                            ("spending", "Besteding"),
                            ("priority", "Prioriteit"),
                            ("appointment", "Aanstelling"),
                            ("advice", "Advies aan de stad"),
                            ("rules", "Huishoudelijk reglement"),
                            ("amendment", "Amendement"),
                        ],
                        default="lab",
                        max_length=20,
                    ),
                ),
                ("typed", models.JSONField(default=dict, help_text="Field of the form → what was typed in it")),
                ("begun_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-edited_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Elector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seat_name", models.CharField(max_length=200)),
                ("is_filled", models.BooleanField()),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="One seat, one vote: kept so that a reader sees it"
                    ),
                ),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="electors", to="governance.ballot"
                    ),
                ),
            ],
            options={
                "ordering": ["ballot", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ElectorHolder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "elector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holders", to="governance.elector"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="electorates",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("elector", "person"), name="a_holder_is_on_the_roll_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ErasureRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(help_text="Of the form: a double click asks once", unique=True)),
                ("asked_at", models.DateTimeField()),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True, help_text="Why not; the person reads it")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="erasure_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("refused_at", None)),
                        fields=("person",),
                        name="one_open_erasure_request_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="a_refused_erasure_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Erratum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=2000)),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("made_at", models.DateTimeField()),
                (
                    "approval",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata",
                        to="governance.approvedminutes",
                    ),
                ),
                (
                    "decided_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="errata", to="governance.agendaitem"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Challenge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("summary", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("focus_areas", models.ManyToManyField(related_name="challenges", to="governance.focusarea")),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="authorisation",
            name="year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="authorisations", to="governance.grantyear"
            ),
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("made_at", models.DateTimeField()),
                ("notices", models.JSONField(default=list, help_text="What we noticed about the sheet as a whole")),
                ("confirm_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "emptied_at",
                    models.DateTimeField(blank=True, help_text="When the rows forgot what the sheet said", null=True),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_batches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirm_key", None), ("confirmed_at", None)),
                            ("confirmed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="import_is_confirmed_by_a_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_at", None), ("undone_at__gte", models.F("confirmed_at")), _connector="OR"
                        ),
                        name="import_is_undone_after_it_was_confirmed",
                        violation_error_message="Een invoer die niet bevestigd is, kan je niet ongedaan maken.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Institution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("number", models.PositiveSmallIntegerField(help_text="Order in the charter", unique=True)),
                ("name", models.CharField(max_length=200)),
                ("name_key", som_portal.kit.folding.FoldedField(blank=True, default="", editable=False, source="name")),
                ("quoted_name", models.CharField(help_text="As written in the charter", max_length=200)),
                ("net", models.CharField(help_text="School network, our reading", max_length=40)),
                ("certainty", models.CharField(help_text="bron, vermoeden or onbekend", max_length=20)),
                ("is_signatory", models.BooleanField(default=True)),
                (
                    "official_number",
                    models.CharField(
                        blank=True,
                        help_text="Instellingsnummer; empty: not known",
                        max_length=6,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9]{6}\\Z", "Een instellingsnummer telt zes cijfers."
                            )
                        ],
                    ),
                ),
                (
                    "learners",
                    models.PositiveIntegerField(blank=True, help_text="Pupils, students; empty: not known", null=True),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, help_text="General address of the institution, of no person", max_length=254
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("official_number", ""), _negated=True),
                        fields=("official_number",),
                        name="one_institution_per_official_number",
                        violation_error_message="Een andere instelling heeft dit instellingsnummer al.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="elector",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="electors",
                to="governance.institution",
            ),
        ),
        migrations.CreateModel(
            name="DelegateConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("working_year", models.PositiveSmallIntegerField(help_text="The year in which it began")),
                (
                    "round",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="Of the last link: an older one no longer works"
                    ),
                ),
                ("link_digest", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer_key",
                    models.UUIDField(blank=True, help_text="Of the form: a double click answers once", null=True),
                ),
                ("is_unchanged", models.BooleanField(help_text="Empty: no answer yet", null=True)),
                ("handled_at", models.DateTimeField(blank=True, null=True)),
                ("is_applied", models.BooleanField(help_text="Empty: the coördinatiecel did not look yet", null=True)),
                (
                    "refusal",
                    models.TextField(blank=True, help_text="Why not; the institution reads it", max_length=1000),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegate_confirmations",
                        to="governance.institution",
                    ),
                ),
            ],
            options={
                "ordering": ["-working_year", "institution"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("institution", "working_year"), name="an_institution_is_asked_once_a_working_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at", None),
                                ("handled_at", None),
                                ("is_applied", None),
                                ("is_unchanged", None),
                            ),
                            models.Q(("answered_at__isnull", False), ("is_unchanged__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_is_not_answered_is_not_handled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handled_at", None), ("is_applied", None), ("refusal", "")),
                            models.Q(("handled_at__isnull", False), ("is_applied", True), ("refusal", "")),
                            models.Q(
                                ("handled_at__isnull", False),
                                ("is_applied", False),
                                models.Q(("refusal", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_refused_change_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="ballot",
            name="beneficiaries",
            field=models.ManyToManyField(
                blank=True,
                help_text="Who gains by it (house rule 8)",
                related_name="ballots_of_interest",
                to="governance.institution",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="institution",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="people",
                to="governance.institution",
            ),
        ),
        migrations.CreateModel(
            name="InstitutionDomain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "domain",
                    models.CharField(help_text="What stands after the @, in lower case", max_length=190, unique=True),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="domains", to="governance.institution"
                    ),
                ),
            ],
            options={
                "ordering": ["domain"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("domain", django.db.models.functions.text.Lower(models.F("domain")))),
                        name="a_domain_is_in_lower_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InstitutionLevel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("kleuter", "Kleuteronderwijs"),
                            ("lager", "Lager onderwijs"),
                            ("basis", "Basisonderwijs"),
                            ("secundair", "Secundair onderwijs"),
                            ("secundair-deeltijds", "Deeltijds secundair onderwijs"),
                            ("buitengewoon-basis", "Buitengewoon basisonderwijs"),
                            ("buitengewoon-secundair", "Buitengewoon secundair onderwijs"),
                            ("hoger", "Hoger onderwijs"),
                            ("volwassenen", "Volwassenenonderwijs"),
                            ("clb", "Leerlingenbegeleiding (CLB)"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="levels", to="governance.institution"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("institution", "level"), name="institution_teaches_a_level_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Invoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("supplier", models.CharField(max_length=120)),
                ("number", models.CharField(max_length=40)),
                ("dated_on", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("kbo", models.CharField(blank=True, help_text="Number in the KBO, ten digits", max_length=10)),
                ("ogm", models.CharField(blank=True, help_text="Structured reference, twelve digits", max_length=12)),
                ("iban", models.CharField(blank=True, max_length=34)),
                ("sha256", models.CharField(blank=True, help_text="Fingerprint of the paper", max_length=64)),
                (
                    "supplier_key",
                    som_portal.kit.folding.FoldedField(blank=True, default="", editable=False, source="supplier"),
                ),
                (
                    "number_key",
                    som_portal.kit.folding.ClosedUpField(blank=True, default="", editable=False, source="number"),
                ),
                (
                    "credits",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credit_notes",
                        to="governance.invoice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="invoice_is_positive"),
                    models.UniqueConstraint(
                        fields=("supplier_key", "number_key"), name="an_invoice_is_the_same_however_it_is_typed"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kbo", ""), _negated=True),
                        fields=("kbo", "number_key"),
                        name="an_enterprise_numbers_an_invoice_once",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("supplier"),
                        django.db.models.functions.text.Lower("number"),
                        name="invoice_number_of_a_supplier_is_used_once",
                    ),
                    models.UniqueConstraint(
                        models.F("kbo"),
                        django.db.models.functions.text.Lower("number"),
                        condition=models.Q(("kbo", ""), _negated=True),
                        name="invoice_number_of_an_enterprise_is_used_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvoicePaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("jpeg", "JPEG"), ("png", "PNG"), ("xml", "Peppol UBL")], max_length=4
                    ),
                ),
                ("content", models.BinaryField()),
                (
                    "invoice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="governance.invoice"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ItemNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True, max_length=8000)),
                ("is_private", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="note", to="governance.agendaitem"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JoinRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sentence", models.CharField(help_text="What the person says about themselves", max_length=300)),
                ("key", models.UUIDField(help_text="Of the form: a double click asks once", unique=True)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_admitted", models.BooleanField(help_text="Empty: nobody answered yet", null=True)),
                ("reason", models.TextField(blank=True, help_text="Why not; the person reads it", max_length=1000)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="join_requests_answered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="join_requests",
                        to="governance.institution",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="join_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("person",),
                        name="one_open_join_request_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("is_admitted", None)),
                            models.Q(("answered_at__isnull", False), ("is_admitted", True)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("is_admitted", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_refused_request_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("holder", models.PositiveSmallIntegerField(default=1)),
                (
                    "accepted_at",
                    models.DateTimeField(
                        blank=True, help_text="When the holder accepted; rights do not wait", null=True
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["seat", "holder", "starts_on"],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "topic",
                    models.SlugField(
                        help_text="Of queries.topics_of: profiel-1, niveau-lager, domein-cultuur", max_length=80
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="governance.mandate",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("mandate", "topic"), name="a_holder_declares_a_topic_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("appointed", "aangesteld"),
                            ("extended", "verlengd"),
                            ("released", "laatste dag gekozen"),
                            ("accepted", "aanvaard"),
                            ("declined", "niet aanvaard"),
                            ("reminded", "verwittigd dat het afloopt"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, help_text="The last day before; empty: none", null=True)),
                ("ends_on", models.DateField(blank=True, help_text="The last day after; empty: none", null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, help_text="Of the form, so that a double click is one deed", unique=True
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="governance.mandate"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_open", models.BooleanField(default=False, help_text="Everybody may attend and read the agenda")),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(max_length=200)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=500)),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                (
                    "undecided_reason",
                    models.CharField(blank=True, help_text="Why a point to decide stayed open", max_length=500),
                ),
                ("agenda_reminded_at", models.DateTimeField(blank=True, null=True)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Rises with every change that calendars must see"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(default=som_portal.kit.clock.now, help_text="When this version came about"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="governance.body"
                    ),
                ),
                (
                    "joint_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joint_meetings",
                        to="governance.body",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [models.Index(fields=["starts_at"], name="meetings_by_start")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="meeting_ends_after_it_starts",
                        violation_error_message="Een vergadering eindigt na het begin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_at", None), ("cancelled_at", None), _connector="OR"),
                        name="meeting_is_not_both_held_and_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joint_with", None),
                            models.Q(("joint_with", models.F("body")), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_is_joint_with_another_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_at", None), models.Q(("cancel_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="meeting_is_cancelled_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at", None)),
                        fields=("body", "starts_at"),
                        name="a_body_is_in_one_meeting_at_a_time",
                        violation_error_message="Op dat moment staat er al een vergadering van dit netwerkonderdeel.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DatePoll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("what", models.CharField(max_length=160)),
                ("place", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="date_polls", to="governance.body"
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="date_poll",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opened_at"))),
                        name="date_poll_closes_after_it_opens",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_at__isnull", False), models.Q(("meeting", None), ("reason", "")), _connector="OR"
                        ),
                        name="date_poll_outcome_has_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_at", None),
                            ("meeting__isnull", False),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="date_poll_without_date_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bundle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("for_members", models.BooleanField(default=True)),
                ("asked_at", models.DateTimeField()),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("steps", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                ("failed_at", models.DateTimeField(blank=True, null=True)),
                ("agenda_sha256", models.CharField(blank=True, max_length=64)),
                ("content", models.BinaryField(default=bytes)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0, help_text="Bytes")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bundles", to="governance.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("failed_at", None), ("made_at", None)),
                        fields=("meeting", "for_members"),
                        name="one_bundle_of_a_meeting_is_made_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("made_at", None),
                            models.Q(models.Q(("sha256", ""), _negated=True), models.Q(("size", 0), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_made_bundle_has_its_bytes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField()),
                ("points", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="governance.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="one_agenda_version_per_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaSuggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("explanation", models.TextField(blank=True, max_length=4000)),
                ("minutes", models.PositiveSmallIntegerField(default=15)),
                ("suggested_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="suggestion",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "suggested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_suggestions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suggestions", to="governance.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["suggested_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason", ""), models.Q(("answered_at__isnull", False), ("item", None)), _connector="OR"
                        ),
                        name="a_suggestion_is_accepted_or_declined",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 480))), name="a_suggestion_takes_some_minutes"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="agenda_items", to="governance.meeting"
            ),
        ),
        migrations.CreateModel(
            name="ActionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("made_at", models.DateTimeField()),
                ("reminded_on", models.DateField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(blank=True, help_text="Why it was dropped, or how it ended", max_length=500),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_items",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_items",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="action_items", to="governance.body"
                    ),
                ),
                (
                    "charged_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charged_action_items",
                        to="governance.body",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_items",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MeetingRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("reason", models.TextField(max_length=1000)),
                ("asked_at", models.DateTimeField()),
                ("needed", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, max_length=1000)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="meeting_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_request",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("needed__gte", 1)), name="meeting_request_needs_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_at__isnull", False), models.Q(("answer", ""), ("meeting", None)), _connector="OR"
                        ),
                        name="meeting_request_outcome_has_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("meeting", None), ("answer", ""), _connector="OR"),
                        name="meeting_request_has_one_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("circulated_at", models.DateTimeField()),
                ("comments_until", models.DateField(help_text="The last day on which who attended comments")),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="minutes", to="governance.meeting"
                    ),
                ),
                (
                    "point",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approves_minutes",
                        to="governance.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["-circulated_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="approvedminutes",
            name="minutes",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="approval", to="governance.minutes"
            ),
        ),
        migrations.CreateModel(
            name="MinutesComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=2000)),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("made_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_comments",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="governance.minutes"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_comment_on_minutes_is_answered_in_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField()),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="governance.minutes"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="minutes_readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("minutes", "person"), name="a_draft_is_read_once_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opening", to="governance.meeting"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.BinaryField()),
                ("size", models.PositiveIntegerField(help_text="Bytes")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "change",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="paper", to="governance.mandatechange"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PointTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="times", to="governance.agendaitem"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="point_times", to="governance.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["started_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at", None)),
                        fields=("meeting",),
                        name="one_point_on_the_table_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at", None), ("finished_at__gte", models.F("started_at")), _connector="OR"
                        ),
                        name="a_point_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PollOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="options", to="governance.datepoll"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "starts_at"), name="one_option_per_poll_and_moment"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="poll_option_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PollAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "choice",
                    models.CharField(
                        choices=[("ja", "ja"), ("als-het-moet", "als-het-moet"), ("nee", "nee")], max_length=15
                    ),
                ),
                ("answered_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="poll_answers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="governance.polloption"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("option", "person"), name="one_poll_answer_per_option_and_person"),
                    models.CheckConstraint(
                        condition=models.Q(("choice__in", ["ja", "als-het-moet", "nee"])),
                        name="poll_answer_is_a_known_choice",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "seq",
                    models.PositiveBigIntegerField(
                        editable=False, help_text="1..n without a gap, by the database", null=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("grant", "Toelage"),
                            ("allocation", "Toewijzing"),
                            ("takeback", "Terugname"),
                            ("shift", "Verschuiving"),
                            ("commitment", "Vastlegging"),
                            ("release", "Vrijgave"),
                            ("charge", "Aanrekening"),
                            ("direct", "Directe uitgave"),
                            ("credit", "Creditnota"),
                            ("closing", "Afsluiting"),
                            ("reversal", "Tegenboeking"),
                        ],
                        max_length=12,
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("booked_on", models.DateField()),
                ("created_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("previous_hash", models.CharField(editable=False, max_length=64, null=True)),
                ("hash", models.CharField(editable=False, max_length=64, null=True)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authorisation",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="governance.authorisation",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="governance.commitment",
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="governance.invoice",
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="governance.posting",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outgoing", to="governance.account"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incoming", to="governance.account"
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="governance.grantyear",
                    ),
                ),
            ],
            options={
                "ordering": ["-year__year", "-seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actor__isnull", False)), fields=["actor"], name="posting_with_actor"
                    ),
                    models.Index(
                        condition=models.Q(("authorisation__isnull", False)),
                        fields=["authorisation"],
                        name="posting_with_authorisation",
                    ),
                    models.Index(
                        condition=models.Q(("invoice__isnull", False)), fields=["invoice"], name="posting_with_invoice"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="posting_is_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True),
                        name="posting_goes_between_two_accounts",
                    ),
                    models.UniqueConstraint(fields=("year", "seq"), name="posting_number_is_used_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["allocation", "takeback", "shift"])),
                        fields=("authorisation",),
                        name="authorisation_is_allocated_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "commitment")),
                        fields=("commitment",),
                        name="commitment_is_booked_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lab", "Labovoorstel"),
                            ("spending", "Besteding"),
                            ("priority", "Prioriteit"),
                            ("appointment", "Aanstelling"),
                            ("advice", "Advies aan de stad"),
                            ("rules", "Huishoudelijk reglement"),
                            ("amendment", "Amendement"),
                        ],
                        default="lab",
                        max_length=20,
                    ),
                ),
                ("question", models.CharField(max_length=180)),
                ("summary", models.TextField(max_length=2000)),
                ("why_together", models.TextField(max_length=2000)),
                (
                    "if_not",
                    models.TextField(blank=True, help_text="What happens when the raad says no", max_length=2000),
                ),
                ("who_alone", models.TextField(blank=True, help_text="Who could do it alone", max_length=2000)),
                (
                    "what_stops",
                    models.TextField(blank=True, help_text="What stops or becomes superfluous", max_length=2000),
                ),
                ("success_criteria", models.TextField(blank=True, max_length=2000)),
                ("stop_criteria", models.TextField(blank=True, max_length=2000)),
                ("competence", models.SlugField(help_text="Competence of the raad in the charter", max_length=60)),
                ("amount", models.PositiveBigIntegerField(default=0, help_text="Cents; 0 asks no money")),
                (
                    "is_itemised",
                    models.BooleanField(default=False, help_text="Its costs say more than the amount and its line"),
                ),
                (
                    "duration_months",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Empty: what is decided has no end of its own", null=True
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("submitted_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agenda_item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "budget_line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="governance.budgetline",
                    ),
                ),
                ("focus_areas", models.ManyToManyField(related_name="proposals", to="governance.focusarea")),
                (
                    "proposer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-submitted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, help_text="An organisation outside the network", max_length=120)),
                ("engagement", models.SlugField(help_text="Engagement of the charter", max_length=40)),
                ("does", models.CharField(help_text="What it does, in Dutch", max_length=200)),
                ("is_paid", models.BooleanField(default=False, help_text="Receives money from what is proposed")),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partner_in",
                        to="governance.institution",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="partners", to="governance.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("institution__isnull", False), ("name", "")),
                            models.Q(("institution", None), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_partner_is_an_institution_or_has_a_name",
                        violation_error_message="Kies een instelling, of schrijf de naam van een organisatie erbuiten.",
                    ),
                    models.UniqueConstraint(
                        fields=("proposal", "institution", "name", "engagement"),
                        name="a_partner_engages_once_in_the_same_way",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.PositiveBigIntegerField(help_text="Cents")),
                ("purpose", models.CharField(blank=True, help_text="What it is for, in Dutch", max_length=120)),
                (
                    "authorisation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cost",
                        to="governance.authorisation",
                    ),
                ),
                (
                    "budget_line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="costs", to="governance.budgetline"
                    ),
                ),
                (
                    "commitment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cost",
                        to="governance.commitment",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="costs", to="governance.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "budget_line"), name="a_proposal_asks_once_of_a_line"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="a_cost_is_positive"),
                ],
            },
        ),
        migrations.AddField(
            model_name="ballot",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="governance.proposal"
            ),
        ),
        migrations.CreateModel(
            name="ProposalDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(help_text="Bytes")),
                ("added_at", models.DateTimeField()),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="governance.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReadingMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("marked_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reading_marks",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reading_marks",
                        to="governance.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reading_marks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "meeting"), name="one_reading_mark_per_person_and_meeting"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("flagged", "Eigen belang gemeld door het portaal"),
                            ("declared", "Trok zich terug"),
                            ("contested", "Ziet geen eigen belang en stemt mee"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="recusals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "elector",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recusal", to="governance.elector"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "contested"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="who_contests_an_interest_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["flagged", "declared", "contested"])),
                        name="a_recusal_is_in_a_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("supported_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="request_supports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="governance.meetingrequest",
                    ),
                ),
            ],
            options={
                "ordering": ["supported_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("request", "person"), name="one_support_per_request_and_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Resubmission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resubmission",
                        to="governance.decision",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resubmission",
                        to="governance.proposal",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "phase",
                    models.CharField(
                        choices=[("clarify", "Verhelderen"), ("react", "Reageren"), ("answer", "Consent of bezwaar")],
                        default="clarify",
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(max_length=2000)),
                ("opened_at", models.DateTimeField()),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="governance.ballot"
                    ),
                ),
            ],
            options={
                "ordering": ["ballot", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "number"), name="a_round_has_a_number_of_its_own"),
                    models.CheckConstraint(
                        condition=models.Q(("phase__in", ["clarify", "react", "answer"])), name="a_round_is_in_a_phase"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("argument", models.TextField(max_length=1000)),
                ("way_out", models.TextField(help_text="What would take the objection away", max_length=1000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "elector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="governance.elector"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="governance.round"
                    ),
                ),
            ],
            options={
                "ordering": ["round", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "elector"), name="a_seat_objects_once_a_round"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("argument", ""), _negated=True), models.Q(("way_out", ""), _negated=True)
                        ),
                        name="an_objection_has_an_argument_and_a_way_out",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "phase",
                    models.CharField(
                        choices=[("clarify", "Verhelderen"), ("react", "Reageren"), ("answer", "Consent of bezwaar")],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(max_length=1000)),
                ("key", models.UUIDField(help_text="Of the form: a double click says it once", unique=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "elector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="governance.elector",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contributions", to="governance.round"
                    ),
                ),
            ],
            options={
                "ordering": ["round", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Rsvp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Ik kom"), ("online", "Ik volg online"), ("no", "Ik kan er niet bij zijn")],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, help_text="For who prepares the meeting", max_length=300)),
                ("answered_at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rsvps", to="governance.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rsvps", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="one_answer_per_meeting_and_person"),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["yes", "online", "no"])), name="rsvp_is_a_known_answer"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SlugField(help_text="Which number of house_rules.toml", max_length=60)),
                ("value", models.PositiveIntegerField()),
                ("since", models.DateField()),
                (
                    "basis",
                    models.CharField(help_text="What it rests on: a decision of the raad, or a reason", max_length=200),
                ),
                ("chosen_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["number", "since", "pk"],
                "indexes": [models.Index(fields=["number", "since"], name="choices_of_a_number")],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("place", models.CharField(help_text="Where it was published, such as RAAD-2026-014", max_length=60)),
                ("published_at", models.DateTimeField()),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="governance.grantyear"
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "place"), name="one_seal_a_place_a_year"),
                    models.CheckConstraint(condition=models.Q(("seq__gt", 0)), name="seal_is_of_a_posting"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.SlugField(help_text="Kind of seat in the charter", max_length=60)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("name_key", som_portal.kit.folding.FoldedField(blank=True, default="", editable=False, source="name")),
                ("is_voting", models.BooleanField(default=False)),
                (
                    "by_seat_only",
                    models.BooleanField(
                        default=False, help_text="Pupil and student: never show who holds it in public"
                    ),
                ),
                (
                    "expertise",
                    models.CharField(
                        blank=True, help_text="What was missing; only of a temporary seat", max_length=120
                    ),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, help_text="The decision that made a temporary seat", max_length=30),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="governance.body"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="governance.institution",
                    ),
                ),
            ],
            options={
                "ordering": ["body", "pk"],
                "indexes": [models.Index(fields=["body", "kind", "institution"], name="seats_of_an_institution")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "kind", "number"), name="one_seat_per_body_kind_and_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision_number", ""), ("expertise", "")),
                            models.Q(
                                models.Q(("expertise", ""), _negated=True),
                                models.Q(("decision_number", ""), _negated=True),
                                ("ends_on__gte", models.F("starts_on")),
                                ("ends_on__isnull", False),
                                ("starts_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_extra_seat_has_reason_decision_and_end",
                        violation_error_message="Een extra zetel heeft een reden, een besluit en een einddatum.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Representation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(blank=True, help_text="Why no seat, or why this one", max_length=300)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "institution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="representation",
                        to="governance.institution",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representations",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["institution"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seat", None), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="no_seat_has_a_reason",
                        violation_error_message="Zeg waarom deze instelling nog geen zetel heeft.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=1000)),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True, max_length=1000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_answered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="governance.proposal"
                    ),
                ),
                (
                    "answer_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_answered",
                        to="governance.seat",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_asked",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answer_seat", None), ("answered_at", None)),
                            models.Q(
                                ("answer_seat__isnull", False),
                                ("answered_at__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_question_is_answered_in_words_by_a_seat",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proxy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(help_text="Of the form and of the link in the mail", unique=True)),
                ("given_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("refused", "Niet aanvaard"),
                            ("withdrawn", "Ingetrokken"),
                            ("voided", "Vervallen: de gever is er zelf"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "bearer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proxies_borne",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proxies_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proxies", to="governance.meeting"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proxies", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["-given_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("meeting", "seat"),
                        name="a_seat_gives_one_proxy_a_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_as", ""), ("ended_at", None)),
                            models.Q(("ended_at__isnull", False), models.Q(("ended_as", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_proxy_that_ended_says_how",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="proposal",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="governance.seat"
            ),
        ),
        migrations.AddField(
            model_name="mandate",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="governance.seat"
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                (
                    "language",
                    models.CharField(choices=[("nl", "Nederlands"), ("en", "English")], default="nl", max_length=5),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("holder", models.PositiveSmallIntegerField(default=1)),
                ("message", models.TextField(blank=True, max_length=1000)),
                ("key", models.UUIDField(help_text="Of the form: a double click invites once", unique=True)),
                (
                    "nonce",
                    models.UUIDField(default=uuid.uuid4, help_text="Of the last link: an older one no longer works"),
                ),
                ("invited_at", models.DateTimeField(help_text="When the last mail was written")),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "accepted_key",
                    models.UUIDField(blank=True, help_text="Of the page: a double click accepts once", null=True),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitations_accepted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="governance.institution",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitations_sent",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["-invited_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seat__isnull", False), ("starts_on__isnull", False)),
                            models.Q(
                                ("ends_on", None), ("institution__isnull", False), ("seat", None), ("starts_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="an_invitation_is_for_a_seat_or_an_institution",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="an_invited_term_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower(models.F("email")))),
                        name="an_invited_address_is_in_lower_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at", None), ("withdrawn_at", None), _connector="OR"),
                        name="what_is_accepted_is_not_withdrawn",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None), ("withdrawn_at", None)),
                        fields=("email", "seat"),
                        name="one_invitation_per_address_and_seat",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None), ("withdrawn_at", None), ("seat", None)),
                        fields=("email", "institution"),
                        name="one_invitation_per_address_and_institution",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="Row in the sheet")),
                ("cells", models.JSONField(default=dict, help_text="What stood in the columns we know; emptied")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("new", "new"), ("known", "known"), ("unchanged", "unchanged"), ("error", "error")],
                        max_length=10,
                    ),
                ),
                ("email", models.CharField(blank=True, help_text="The address as typed; emptied", max_length=254)),
                ("defects", models.JSONField(default=list)),
                ("has_warning", models.BooleanField(default=False)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                (
                    "is_written",
                    models.BooleanField(default=False, help_text="The confirmation made a mandate of this row"),
                ),
                ("made_account", models.BooleanField(default=False)),
                (
                    "footprint",
                    models.JSONField(default=dict, help_text="How many rows pointed at the person right after"),
                ),
                (
                    "kept",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gone", "gone"),
                            ("changed", "changed"),
                            ("signed-in", "signed-in"),
                            ("acted", "acted"),
                            ("linked", "linked"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="governance.importbatch"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_rows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_rows",
                        to="governance.mandate",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_rows",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "number"],
                "constraints": [models.UniqueConstraint(fields=("batch", "number"), name="import_row_stands_once")],
            },
        ),
        migrations.CreateModel(
            name="Followup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "review_on",
                    models.DateField(blank=True, help_text="Empty once it was reviewed for the last time", null=True),
                ),
                ("reminded_on", models.DateField(blank=True, null=True)),
                (
                    "charged_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followups",
                        to="governance.body",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="followup", to="governance.decision"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followups",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followups",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["review_on"], name="decisions_to_review")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("charged_body", None), ("person__isnull", False), ("seat", None)),
                            models.Q(("charged_body", None), ("person", None), ("seat__isnull", False)),
                            models.Q(("charged_body__isnull", False), ("person", None), ("seat", None)),
                            _connector="OR",
                        ),
                        name="a_followup_has_one_owner",
                        violation_error_message="Kies één trekker.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="elector",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="electors", to="governance.seat"
            ),
        ),
        migrations.CreateModel(
            name="DelegateProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holder", models.PositiveSmallIntegerField(default=1)),
                (
                    "change",
                    models.CharField(
                        choices=[("blijft", "blijft"), ("stopt", "stopt"), ("nieuw", "er komt iemand anders")],
                        max_length=10,
                    ),
                ),
                ("last_day", models.DateField(blank=True, help_text="Of the delegate we knew", null=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("function", models.CharField(blank=True, max_length=120)),
                (
                    "confirmation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="governance.delegateconfirmation",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegate_proposals",
                        to="governance.mandate",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegate_proposals",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["seat", "holder"],
                "constraints": [
                    models.UniqueConstraint(fields=("confirmation", "seat", "holder"), name="one_proposal_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("change", "stopt"), _negated=True), ("last_day__isnull", False), _connector="OR"
                        ),
                        name="who_stops_has_a_last_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoProposer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coproposals_asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coproposals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coproposers",
                        to="governance.proposal",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="coproposals", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("proposal", "seat"),
                        name="a_seat_proposes_together_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at", None), ("person__isnull", False), _connector="OR"),
                        name="who_accepts_to_propose_is_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                (
                    "action",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="condition",
                        to="governance.actionitem",
                    ),
                ),
                (
                    "ballot",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="governance.ballot",
                    ),
                ),
                (
                    "charged_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="governance.body",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conditions", to="governance.proposal"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["proposal", "ballot", "place"],
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "place"), name="a_condition_has_its_own_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("charged_body", None), ("seat__isnull", False)),
                            models.Q(("charged_body__isnull", False), ("seat", None)),
                            _connector="OR",
                        ),
                        name="a_condition_has_one_owner",
                        violation_error_message="Een voorwaarde heeft één trekker.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "how",
                    models.CharField(
                        choices=[("present", "Aanwezig"), ("online", "Online"), ("excused", "Verontschuldigd")],
                        max_length=10,
                    ),
                ),
                ("came_at", models.DateTimeField(blank=True, null=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "left_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="left_by",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendance", to="governance.meeting"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendance", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["seat", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at", None)),
                        fields=("meeting", "seat", "person"),
                        name="one_attendance_per_meeting_seat_and_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["present", "online", "excused"])),
                        name="attendance_is_in_a_known_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "excused"), _negated=True),
                            models.Q(("came_at", None), ("left_at", None)),
                            _connector="OR",
                        ),
                        name="who_is_excused_did_not_come",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_at", None), ("left_at__gte", models.F("came_at")), _connector="OR"),
                        name="nobody_leaves_before_coming",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_for", None), ("left_at__isnull", False), _connector="OR"),
                        name="who_left_for_a_point_left",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("summary", "In gewone woorden"),
                            ("why_together", "Waarom doen we dit beter samen?"),
                            ("who_alone", "Wie zou dit alleen kunnen?"),
                            ("what_stops", "Wat stopt of wordt overbodig?"),
                            ("if_not", "Wat als de raad het niet doet?"),
                            ("success_criteria", "Wanneer is het gelukt?"),
                            ("stop_criteria", "Wanneer stoppen we?"),
                        ],
                        max_length=20,
                    ),
                ),
                ("before", models.TextField(blank=True, max_length=2000)),
                ("text", models.TextField(blank=True, max_length=2000)),
                ("why", models.TextField(max_length=500)),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("made_at", models.DateTimeField()),
                (
                    "settled_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Aanvaard"),
                            ("declined", "Niet aanvaard"),
                            ("withdrawn", "Ingetrokken"),
                            ("adopted", "Aangenomen door de raad"),
                            ("rejected", "Niet aangenomen door de raad"),
                        ],
                        max_length=10,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True, help_text="Why it was not accepted", max_length=500)),
                (
                    "replaced",
                    models.TextField(
                        blank=True, help_text="The text of the proposal just before it was accepted", max_length=2000
                    ),
                ),
                (
                    "became",
                    models.TextField(
                        blank=True,
                        help_text="The text of the proposal just after: both changes when it met one",
                        max_length=2000,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments_settled",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="governance.proposal"
                    ),
                ),
                (
                    "put",
                    models.OneToOneField(
                        blank=True,
                        help_text="The proposal under which the raad votes on it",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="puts",
                        to="governance.proposal",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="governance.seat"
                    ),
                ),
                (
                    "settled_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments_settled",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", models.F("before")), _negated=True),
                        name="an_amendment_changes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "part__in",
                                [
                                    "summary",
                                    "why_together",
                                    "who_alone",
                                    "what_stops",
                                    "if_not",
                                    "success_criteria",
                                    "stop_criteria",
                                ],
                            )
                        ),
                        name="an_amendment_is_on_a_known_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_as", ""), ("settled_at", None)),
                            models.Q(
                                ("settled_as__in", ["accepted", "declined", "withdrawn", "adopted", "rejected"]),
                                ("settled_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_settled_amendment_has_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_as", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_amendment_is_declined_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="actionitem",
            name="seat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="action_items",
                to="governance.seat",
            ),
        ),
        migrations.CreateModel(
            name="SeatAtOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seat_name", models.CharField(max_length=200)),
                ("is_voting", models.BooleanField()),
                ("is_filled", models.BooleanField()),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="governance.opening"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["opening", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("opening", "seat"), name="a_seat_is_at_an_opening_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HolderAtOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(choices=[(1, "First"), (2, "Second"), (3, "Substitute")])),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat_at_opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holders",
                        to="governance.seatatopening",
                    ),
                ),
            ],
            options={
                "ordering": ["seat_at_opening", "place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seat_at_opening", "place"), name="one_holder_a_place_at_an_opening"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__in", [1, 2, 3])), name="a_holder_at_an_opening_has_a_known_place"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField()),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("kleuter", "Kleuteronderwijs"),
                            ("lager", "Lager onderwijs"),
                            ("basis", "Basisonderwijs"),
                            ("secundair", "Secundair onderwijs"),
                            ("secundair-deeltijds", "Deeltijds secundair onderwijs"),
                            ("buitengewoon-basis", "Buitengewoon basisonderwijs"),
                            ("buitengewoon-secundair", "Buitengewoon secundair onderwijs"),
                            ("hoger", "Hoger onderwijs"),
                            ("volwassenen", "Volwassenenonderwijs"),
                            ("clb", "Leerlingenbegeleiding (CLB)"),
                        ],
                        max_length=30,
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("taken_up_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_referred", models.BooleanField(default=False)),
                (
                    "challenge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="governance.challenge",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signals", to="governance.focusarea"
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="signals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("is_referred", False)),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="signal_answer_has_a_moment",
                        violation_error_message="Een antwoord heeft een tekst en een moment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_at", None), ("challenge", None), _connector="OR"),
                        name="signal_one_outcome",
                        violation_error_message="Een signaal is gebundeld of beantwoord, niet allebei.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Origin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "challenge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="governance.challenge",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="origins", to="governance.proposal"
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="governance.signal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("challenge", None), ("signal__isnull", False)),
                            models.Q(("challenge__isnull", False), ("signal", None)),
                            _connector="OR",
                        ),
                        name="an_origin_is_a_challenge_or_a_signal",
                    ),
                    models.UniqueConstraint(
                        fields=("proposal", "challenge"), name="a_challenge_leads_to_a_proposal_once"
                    ),
                    models.UniqueConstraint(fields=("proposal", "signal"), name="a_signal_leads_to_a_proposal_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Brought",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="brought", to="governance.agendaitem"
                    ),
                ),
                (
                    "challenge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brought",
                        to="governance.challenge",
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brought",
                        to="governance.signal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("challenge", None), ("signal__isnull", False)),
                            models.Q(("challenge__isnull", False), ("signal", None)),
                            _connector="OR",
                        ),
                        name="a_point_comes_from_a_challenge_or_a_signal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("choice", models.CharField(blank=True, help_text="Empty: nobody filled it yet", max_length=10)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="slips", to="governance.ballot"
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to="governance.ballotoption",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["ballot", "choice"], name="slips_by_choice")],
            },
        ),
        migrations.CreateModel(
            name="Sounding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("question", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="soundings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="soundings", to="governance.proposal"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="soundings", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "asked_by"), name="one_sounding_per_proposal_and_member"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("closed_at__gte", models.F("opened_at")), _connector="OR"
                        ),
                        name="a_sounding_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SoundingAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "opinion",
                    models.CharField(
                        choices=[("for", "Voor"), ("against", "Tegen"), ("unsure", "Ik weet het niet")], max_length=10
                    ),
                ),
                ("sentence", models.CharField(blank=True, max_length=280)),
                (
                    "sounding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="governance.sounding"
                    ),
                ),
            ],
            options={
                "ordering": ["key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opinion__in", ["for", "against", "unsure"])),
                        name="a_sounding_answer_is_a_known_opinion",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SpendingRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("amount", models.BigIntegerField()),
                ("counterparty", models.CharField(max_length=120)),
                ("subject", models.CharField(max_length=200)),
                ("requested_at", models.DateTimeField()),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("refusal", models.CharField(blank=True, max_length=200)),
                (
                    "authorisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="governance.authorisation",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="governance.budgetline"
                    ),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spending_refused",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spending_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="governance.grantyear"
                    ),
                ),
            ],
            options={
                "ordering": ["-requested_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="spending_request_is_positive")
                ],
            },
        ),
        migrations.AddField(
            model_name="commitment",
            name="request",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commitment",
                to="governance.spendingrequest",
            ),
        ),
        migrations.CreateModel(
            name="Substitute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["seat", "starts_on"],
                "indexes": [models.Index(fields=["person", "starts_on"], name="substitutions_of_a_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="substitute_ends_after_starting",
                        violation_error_message="Een mandaat eindigt niet voor het begint.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                (
                    "who",
                    models.CharField(
                        blank=True, help_text="Somebody, or a profile; empty once forgotten", max_length=160
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=1000)),
                ("suggested_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, max_length=1000)),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suggestions", to="governance.seat"
                    ),
                ),
                (
                    "suggested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggestions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-suggested_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None), ("withdrawn_at", None)),
                        fields=("seat", "suggested_by"),
                        name="one_open_suggestion_a_delegate_and_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_at", None), ("withdrawn_at", None), _connector="OR"),
                        name="what_is_withdrawn_is_not_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("suspended_at", models.DateTimeField()),
                ("resumed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="governance.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["suspended_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("resumed_at", None)),
                        fields=("meeting",),
                        name="a_meeting_is_suspended_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resumed_at", None), ("resumed_at__gte", models.F("suspended_at")), _connector="OR"
                        ),
                        name="a_suspension_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_taken", models.BooleanField(default=False)),
                (
                    "elector",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="turn", to="governance.elector"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(help_text="1, 2, 3 … per proposal, without a gap")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("submitted", "Ingediend"),
                            ("revised", "Gewijzigd door de indiener"),
                            ("amended", "Amendement overgenomen"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "snapshot",
                    models.JSONField(help_text="All that is asked, per field; money in cents, nothing that is empty"),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        help_text="What it took in",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="governance.amendment",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="governance.proposal"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        help_text="The seat that wrote it down; empty: the raad, by vote",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["proposal", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "number"), name="one_version_per_proposal_and_number"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="versions_count_from_1"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amendment__isnull", False), ("why", "amended")),
                            models.Q(("amendment__isnull", True), ("why__in", ["submitted", "revised"])),
                            _connector="OR",
                        ),
                        name="an_amended_version_names_its_amendment",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="ballot",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="governance.version"
            ),
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "choice",
                    models.CharField(
                        choices=[("for", "Voor"), ("against", "Tegen"), ("abstain", "Onthouding"), ("pick", "Keuze")],
                        max_length=10,
                    ),
                ),
                ("cast_at", models.DateTimeField()),
                (
                    "cast_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="votes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "elector",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="vote", to="governance.elector"
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="governance.ballotoption",
                    ),
                ),
                (
                    "proxy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="governance.proxy",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("choice__in", ["for", "against", "abstain", "pick"])),
                        name="a_vote_is_a_known_choice",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rank",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("points", models.PositiveSmallIntegerField()),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ranks", to="governance.ballotoption"
                    ),
                ),
                (
                    "vote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ranks", to="governance.vote"
                    ),
                ),
            ],
            options={
                "ordering": ["vote", "-points"],
                "constraints": [
                    models.UniqueConstraint(fields=("vote", "option"), name="a_vote_ranks_an_option_once"),
                    models.UniqueConstraint(fields=("vote", "points"), name="a_vote_gives_a_rank_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=80)),
                ("chosen", models.JSONField(default=dict, help_text="Wishes per body and points per wish")),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(blank=True, help_text="Waiting for the solver since", null=True)),
                (
                    "keeps_rest",
                    models.BooleanField(default=False, help_text="The meetings of the last result stay where they can"),
                ),
                (
                    "moves_standing",
                    models.BooleanField(
                        default=False, help_text="What is planned already may move, as little as can be"
                    ),
                ),
                ("rounds", models.PositiveSmallIntegerField(default=0)),
                ("bound", models.IntegerField(default=0, help_text="No year costs fewer points")),
                ("solved_at", models.DateTimeField(blank=True, null=True)),
                ("solved_version", models.PositiveIntegerField(default=0)),
                ("score", models.IntegerField(blank=True, null=True)),
                (
                    "result",
                    models.JSONField(
                        default=dict, help_text="Meetings, fixed moments, points, or why there is no year"
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("key", models.UUIDField(editable=False, unique=True)),
            ],
            options={
                "ordering": ["-year", "-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("solved_version__lte", models.F("version"))),
                        name="plan_solves_a_known_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("published_at", None), ("score__isnull", False), _connector="OR"),
                        name="a_published_plan_has_a_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("away", "Iemand is er niet"),
                            ("blocked", "Niemand vergadert"),
                            ("pin", "Deze vergadering ligt vast"),
                            ("forbid", "Niet op dit moment"),
                            ("waive", "Afwijking van een regel"),
                        ],
                        max_length=10,
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("start", models.TimeField(blank=True, null=True)),
                (
                    "rule",
                    models.CharField(
                        blank=True, help_text="Which rule is let go; only with an exemption", max_length=12
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True, help_text="What the days are, or why a rule is let go", max_length=300
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_wishes",
                        to="governance.body",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_wishes",
                        to="governance.seat",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wishes", to="governance.yearplan"
                    ),
                ),
            ],
            options={
                "ordering": ["first", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="plan_wish_ends_after_it_starts",
                        violation_error_message="De laatste dag komt niet voor de eerste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "away"), ("seat__isnull", False)),
                            models.Q(("kind", "blocked"), ("seat", None)),
                            models.Q(("body__isnull", False), ("kind", "pin"), ("start__isnull", False)),
                            models.Q(("body__isnull", False), ("kind", "forbid")),
                            models.Q(("kind", "waive"), ("seat", None)),
                            _connector="OR",
                        ),
                        name="plan_wish_says_of_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "waive"), models.Q(("rule", ""), _negated=True)),
                            models.Q(models.Q(("kind", "waive"), _negated=True), ("rule", "")),
                            _connector="OR",
                        ),
                        name="plan_wish_lets_a_rule_go_only_as_an_exemption",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="authorisation_is_positive"),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"), name="one_person_per_mail_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("erased_at", None), ("is_active", False), _connector="OR"),
                name="an_erased_account_is_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(fields=("meeting", "position"), name="one_agenda_item_per_position"),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["info", "discuss", "decide", "minutes"])),
                name="agenda_item_has_a_known_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__range", (1, 480))), name="agenda_item_takes_some_minutes"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_balloted", False), ("kind", "decide"), _connector="OR"),
                name="a_ballot_is_on_a_point_to_decide",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("privacy", ""),
                    models.Q(("privacy__in", ["persons", "body"]), models.Q(("privacy_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_point_is_private_for_a_reason",
                violation_error_message="Zeg waarom dit punt besloten is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), ("budget_line__isnull", False), _connector="OR"),
                name="money_comes_from_a_budget_line",
                violation_error_message="Kies de budgetpost waaruit het bedrag komt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("duration_months", None), ("duration_months__range", (1, 60)), _connector="OR"),
                name="a_proposal_lasts_1_to_60_months",
                violation_error_message="Een voorstel duurt 1 tot 60 maanden.",
            ),
        ),
        migrations.AddIndex(
            model_name="mandate",
            index=models.Index(fields=["person", "starts_on"], name="mandates_of_a_person"),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="mandate_ends_after_it_starts",
                violation_error_message="Een mandaat eindigt niet voor het begint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(("holder__in", [1, 2])), name="a_seat_is_shared_by_two_at_most"
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.UniqueConstraint(
                fields=("seat", "holder", "starts_on"), name="one_mandate_per_holder_and_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on", None)), fields=("seat", "holder"), name="one_open_mandate_per_holder"
            ),
        ),
        migrations.AddConstraint(
            model_name="elector",
            constraint=models.UniqueConstraint(fields=("ballot", "seat"), name="a_seat_is_on_the_roll_once"),
        ),
        migrations.AddIndex(
            model_name="actionitem",
            index=models.Index(fields=["body", "due_on"], name="actions_of_a_body"),
        ),
        migrations.AddIndex(
            model_name="actionitem",
            index=models.Index(
                condition=models.Q(("done_at", None), ("dropped_at", None)),
                fields=["due_on"],
                name="actions_open_by_due_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("charged_body", None), ("person__isnull", False), ("seat", None)),
                    models.Q(("charged_body", None), ("person", None), ("seat__isnull", False)),
                    models.Q(("charged_body__isnull", False), ("person", None), ("seat", None)),
                    _connector="OR",
                ),
                name="an_action_has_one_owner",
                violation_error_message="Kies één trekker.",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("item", None), ("meeting", None), _connector="OR"), name="an_action_has_one_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="actionitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_at", None), ("dropped_at", None), _connector="OR"),
                name="an_action_is_not_both_done_and_dropped",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("dropped_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="an_action_is_dropped_with_a_reason",
                violation_error_message="Zeg waarom dit actiepunt vervalt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="commitment_is_positive"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__lte", 250000),
                    ("requested_by", None),
                    models.Q(
                        ("approved_by__isnull", False),
                        models.Q(("approved_by", models.F("requested_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="commitment_is_approved_by_another_person",
                violation_error_message="Boven deze drempel keurt een andere persoon goed.",
            ),
        ),
        migrations.AddIndex(
            model_name="ballot",
            index=models.Index(fields=["closed_at", "closes_at"], name="ballots_due"),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.UniqueConstraint(fields=("proposal", "call"), name="one_ballot_per_proposal_and_call"),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opened_at"))), name="a_ballot_closes_after_it_opens"
            ),
        ),
    ]
