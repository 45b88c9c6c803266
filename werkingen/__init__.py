"""What the network does together."""
