"""The base of every QuerySet in the house."""

from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Rows(models.QuerySet[Row]):
    """A QuerySet whose filters are words."""

    def locked(self, pk: object) -> Row:
        """Fetch one row and hold it until the transaction ends. Raises DoesNotExist."""
        return self.select_for_update(of=("self",)).get(pk=pk)
