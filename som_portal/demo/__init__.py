"""A made-up network of a year, seeded only through actions, so that it obeys every rule."""
