"""What people read on the command line when something goes wrong."""

from oneenglish_desktop.domain.errors import (
    AppTooOld,
    Conflict,
    Invalid,
    NotAllowed,
    OneEnglishError,
    SchoolTooOld,
    Unavailable,
)

SAFE = "No work is lost, and the command can be repeated."
DOCTOR = "`oneenglish doctor` tells what is found and what is wrong."

# The first that fits: special kinds come before general ones.
NEXT_STEPS: dict[type[OneEnglishError], str] = {
    AppTooOld: "Update OneEnglish on this PC.",
    SchoolTooOld: "An administrator runs `oneenglish db upgrade`.",
    Unavailable: f"Look whether the server runs and its address is right; {DOCTOR}",
    NotAllowed: "Name an administrator's login with --postgres and --mongo.",
    Invalid: "Correct it and run the command again.",
    Conflict: "Choose another name or folder and run the command again.",
}


def explain(error: OneEnglishError) -> str:
    """What happened, that the work is safe, and the next step, each in its line."""
    step = next((step for kind, step in NEXT_STEPS.items() if isinstance(error, kind)), DOCTOR)
    return f"oneenglish: {error}\n{SAFE}\n{step}"
