"""Where the network meets."""
