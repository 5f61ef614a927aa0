"""The program: `oneenglish` opens the window, `oneenglish COMMAND` does something else."""

import sys


def main() -> int:
    """Run the program with the arguments of the command line.

    Returns:
        The exit status: 0 when all went well.
    """
    arguments = sys.argv[1:]
    if not arguments:
        # The window does not wait for the command line's library.
        from oneenglish_desktop.bootstrap import has_display, run_window  # noqa: PLC0415

        if has_display():
            return run_window()
    from oneenglish_desktop.cli.main import command_line  # noqa: PLC0415

    return command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())
