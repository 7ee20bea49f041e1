"""`python -m toolkit`: the command `conduct` for a machine where it is not on the path."""

from toolkit.cli import run

if __name__ == "__main__":
    run()
