"""The page of the community as a werking: events and stories together. No models."""
