#!/bin/sh
# Fails when a floor is covered less than it was promised (branch coverage, per cent).
set -eu
cd "$(dirname "$0")/.."
failed=0
gate() {
    if ! .venv/bin/coverage report --include="$2" --fail-under="$1" >/tmp/coverage-gate.$$ 2>&1; then
        cat /tmp/coverage-gate.$$
        echo "coverage of $2 is below $1 %"
        failed=1
    fi
    tail -n 1 /tmp/coverage-gate.$$ | sed "s|^TOTAL|$2|"
    rm -f /tmp/coverage-gate.$$
}
gate 100 'oneenglish_desktop/domain/*'
exit $failed
