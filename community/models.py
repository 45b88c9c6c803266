"""Re-export, so that Django finds the models of every subject."""
