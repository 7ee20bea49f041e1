"""The command `conduct`: one Typer command per file, each calling one library function and picking an exit code."""

from toolkit.cli.main import run

__all__ = ["run"]
