"""`python -m benchmarks [MEASURE...]`: measure, print one table, write JSON."""

import sys
import traceback
from pathlib import Path

import click

from benchmarks.lines import CannotRun, Fact, Line
from benchmarks.measures import MEASURES, chosen, find
from benchmarks.report import write_json
from benchmarks.rounds import LEAST, Options
from benchmarks.table import table

OUT = Path(__file__).parents[1] / "build" / "benchmarks.json"


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(tuple(MEASURES), case_sensitive=False))
@click.option("--rounds", default=LEAST, show_default=True, type=click.IntRange(1))
@click.option("--full", is_flag=True, help="M5 in real time: ten minutes instead of one.")
@click.option("--out", default=OUT, show_default=True, type=click.Path(path_type=Path))
def main(names: tuple[str, ...], rounds: int, *, full: bool, out: Path) -> None:
    """Measure NAMES, or everything."""
    options = Options(rounds=rounds, full=full)
    found: dict[str, list[Line]] = {}
    broken = False
    for name in chosen(names):
        click.echo(f"{name} ...", err=True)
        found[name] = []
        try:
            # One by one: what was found before a measure stops is not lost.
            for line in find(name)(options):
                found[name].append(line)
        except CannotRun as why:
            found[name].append(Fact(what="not measured", found=str(why)))
        except Exception as error:  # noqa: BLE001 - the other measures still run
            broken = True
            traceback.print_exc()
            found[name].append(Fact(what="stopped by a fault", found=repr(error)))
    click.echo(table(found))
    write_json(out, found)
    click.echo(f"As JSON: {out}", err=True)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
