"""One code among those of other authorities."""
