"""What everything is: frozen dataclasses on the standard library alone."""
