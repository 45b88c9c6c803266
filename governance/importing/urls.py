"""Addresses under /netwerk/invoer/."""

from django.urls import path

from governance.importing import views

app_name = "importing"
urlpatterns = [
    path("", views.upload_sheet, name="upload_sheet"),
    path("sjabloon/", views.template_sheet, name="template_sheet"),
    path("<int:pk>/", views.batch, name="batch"),
    path("<int:pk>/opnieuw/", views.judge_again, name="judge_again"),
    path("<int:pk>/bevestigen/", views.confirm_import, name="confirm_import"),
    path("<int:pk>/ongedaan-maken/", views.undo_import, name="undo_import"),
    path("<int:pk>/afgekeurd.csv", views.rejected_csv, name="rejected_csv"),
    path("<int:pk>/afgekeurd.xlsx", views.rejected_xlsx, name="rejected_xlsx"),
]
