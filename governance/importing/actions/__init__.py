"""The only writers of batches: send in, confirm, undo, forget."""

from governance.importing.actions.confirming import confirm_import
from governance.importing.actions.forgetting import empty_batch
from governance.importing.actions.judging import judge_again, upload_sheet
from governance.importing.actions.undoing import undo_import

__all__ = ["confirm_import", "empty_batch", "judge_again", "undo_import", "upload_sheet"]
