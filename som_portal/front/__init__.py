"""Pages that look over the whole house. No models, no writing."""
