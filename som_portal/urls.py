"""Every address of the portal, one prefix a subject."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("som_portal.front.urls")),
    path("", include("som_portal.privacy.urls")),
    path("", include("governance.ballots.urls")),
    path("", include("governance.joining.urls")),
    path("netwerk/charter/", include("governance.charter.urls")),
    path("netwerk/instellingen/", include("som_portal.front.institution_urls")),
    path("netwerk/mensen/", include("governance.directory.urls")),
    path("netwerk/invoer/", include("governance.importing.urls")),
    path("netwerk/", include("governance.bodies.urls")),
    path("som-plus/op-vraag/", include("governance.convening.urls")),
    path("som-plus/", include("governance.delegates.urls")),
    path("vergaderingen/jaarplan/", include("governance.planner.urls")),
    path("vergaderingen/", include("governance.minutes.urls")),
    path("vergaderingen/datum-prikken/", include("governance.polls.urls")),
    path("vergaderingen/", include("governance.meetings.urls")),
    path("actiepunten/", include("governance.followup.urls")),
    path("vergaderingen/", include("governance.bundles.urls")),
    path("vergaderingen/", include("governance.sittings.urls")),
    path("signalen/", include("governance.challenges.urls")),
    path("laboratorium/", include("werkingen.laboratorium.urls")),
    path("studio/", include("werkingen.studio.urls")),
    path("community/", include("community.overview.urls")),
    path("community/events/", include("community.events.urls")),
    path("community/stories/", include("community.stories.urls")),
    path("", include("governance.soundings.urls")),
    path("budget/", include("governance.ledger.urls")),
    path("taal/", login_not_required(set_language), name="set_language"),
    path("aanmelden/", include("governance.people.account_urls")),
    path("beheer/", admin.site.urls),
]

if settings.DEMO_MODE:
    urlpatterns += [path("demo/", include("som_portal.demo.urls"))]
