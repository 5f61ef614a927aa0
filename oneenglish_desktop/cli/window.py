"""Commands that show the window."""

from pathlib import Path

import click


@click.command()
@click.option("--open", "page", help="Page to show after sign-in, such as 'challenges'.")
@click.option("--connection-file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--here", is_flag=True, help="Use a school on this PC without asking.")
def run(page: str | None, connection_file: Path | None, *, here: bool) -> int:
    """Open the window; without a display take the tour."""
    # Qt needs libraries of the system: help and other commands work without them.
    from oneenglish_desktop.bootstrap import has_display, run_window  # noqa: PLC0415

    if not has_display():
        click.echo("There is no display, so OneEnglish takes its tour.")
        return take_the_tour(Path("tour"), "light")
    return run_window(page=page, connection_file=connection_file, here=here)


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("tour"))
@click.option("--theme", type=click.Choice(["light", "dark", "contrast"]), default="light")
def tour(out: Path, theme: str) -> int:
    """Walk through the main job of a student and take a picture of every screen."""
    return take_the_tour(out, theme)


def take_the_tour(out: Path, theme: str) -> int:
    """Take the tour.

    Args:
        out: folder of the pictures.
        theme: `light`, `dark` or `contrast`.

    Returns:
        0 when the stores say what the screens said, else 1.
    """
    from oneenglish_desktop.tour.walk import take_tour  # noqa: PLC0415 - as above

    return take_tour(out, theme=theme)
