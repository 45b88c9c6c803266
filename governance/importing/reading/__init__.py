"""From the bytes of a file to rows of cells. Nothing in a file is run, fetched or trusted."""

from governance.importing.reading.commas import rows_of_text
from governance.importing.reading.sniffing import is_zip, refuse_what_is_no_sheet
from governance.importing.reading.tables import sheet_of
from governance.importing.reading.workbooks import rows_of_workbook
from governance.importing.rules.defects import Sheet


def read_sheet(content: bytes) -> Sheet:
    """The rows of a file and what we noticed about it. Raises Unreadable with every reason why not."""
    refuse_what_is_no_sheet(content)
    return sheet_of(rows_of_workbook(content) if is_zip(content) else rows_of_text(content))
