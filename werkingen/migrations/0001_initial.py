# One line of migrations until the first release: remake, never edit.
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("governance", "0001_initial"),
        ("governance", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lab",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("question", models.CharField(max_length=200)),
                ("summary", models.TextField()),
                ("why_together", models.TextField()),
                ("knowledge_partner", models.CharField(blank=True, max_length=120)),
                ("stop_reason", models.TextField(blank=True)),
                ("lessons", models.TextField(blank=True, help_text="One lesson a line")),
                (
                    "budget_line",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="governance.budgetline",
                    ),
                ),
                (
                    "challenge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="labs",
                        to="governance.challenge",
                    ),
                ),
                ("focus_areas", models.ManyToManyField(related_name="%(class)ss", to="governance.focusarea")),
                (
                    "proposal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lab",
                        to="governance.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "permissions": [("lead_lab", "Leads this lab")],
            },
        ),
        migrations.CreateModel(
            name="LabUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "lab",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="updates", to="werkingen.lab"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("summary", models.TextField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("city_partner", models.CharField(blank=True, max_length=120)),
                (
                    "budget_line",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="governance.budgetline",
                    ),
                ),
                ("focus_areas", models.ManyToManyField(related_name="%(class)ss", to="governance.focusarea")),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
                "permissions": [("coordinate_project", "Coordinates this project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="project_ends_after_it_starts",
                        violation_error_message="Een project eindigt niet voor het begint.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("due_on", models.DateField()),
                ("reached_on", models.DateField(blank=True, null=True)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="werkingen.project"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "title"),
                        name="milestone_title_once_per_project",
                        violation_error_message="Deze mijlpaal staat er al.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="governance.institution",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="werkingen.project"
                    ),
                ),
            ],
            options={
                "ordering": ["institution__name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("project", "institution"), name="project_partner_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="updates", to="werkingen.project"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProjectUserObjectPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="werkingen.project"
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="auth.permission"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LabPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="governance.institution",
                    ),
                ),
                (
                    "lab",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="werkingen.lab"
                    ),
                ),
            ],
            options={
                "ordering": ["institution__name"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("lab", "institution"), name="lab_partner_once")],
            },
        ),
        migrations.CreateModel(
            name="LabPhase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("idee", "Idee"),
                            ("voorstel", "Voorstel"),
                            ("goedgekeurd", "Goedgekeurd"),
                            ("opstart", "Opstart"),
                            ("onderzoek", "Onderzoek"),
                            ("ontwerp", "Ontwerp"),
                            ("experiment", "Experiment"),
                            ("verankering", "Verankering"),
                            ("afgerond", "Afgerond"),
                            ("stopgezet", "Gestopt en geleerd"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reached_on", models.DateField()),
                (
                    "lab",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="phases", to="werkingen.lab"
                    ),
                ),
            ],
            options={
                "ordering": ["reached_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lab", "phase"),
                        name="lab_reaches_a_phase_once",
                        violation_error_message="Dit labo was al in deze fase.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("phase__in", ["afgerond", "stopgezet"])),
                        fields=("lab",),
                        name="lab_ends_once",
                        violation_error_message="Dit labo is al afgelopen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LabUserObjectPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="werkingen.lab"
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="auth.permission"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "unique_together": {("user", "permission", "content_object")},
            },
        ),
        migrations.AlterUniqueTogether(
            name="projectuserobjectpermission",
            unique_together={("user", "permission", "content_object")},
        ),
    ]
