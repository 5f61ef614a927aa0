#!/bin/sh
# Makes .venv ready: Debian packages, the virtual environment, the pinned dependencies.
# Usage: packaging/prepare.sh run|dev     (a second call does nothing when nothing changed)
set -eu
cd "$(dirname "$0")/.."
kind=${1:?run or dev}
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "OneEnglish needs Python 3.11 or newer; '$python' is older or missing. Set PYTHON=/path/to/python3.11 and try again." >&2
    exit 1
}

if command -v dpkg-query >/dev/null 2>&1; then
    lists=packaging/debian-packages.txt
    [ "$kind" = dev ] && lists="$lists packaging/debian-packages-test.txt"
    missing=""
    # shellcheck disable=SC2013,SC2086  # one package name a line, a list of two files
    for package in $(grep -hv '^#' $lists); do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' ||
            missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "Installing Debian packages:$missing"
            # RUNLEVEL=1: no service that a package brings starts by itself.
            export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
            apt-get update -qq
            apt-get install -y -qq --no-install-recommends $missing >/dev/null
        else
            echo "These Debian packages are missing. Please run, then try again:" >&2
            echo "    sudo apt-get install --no-install-recommends$missing" >&2
            exit 1
        fi
    fi
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
lock=packaging/requirements/$kind.txt
stamp=.venv/installed-$kind
if ! cmp -s "$lock" "$stamp"; then
    echo "Installing the pinned Python packages ($lock)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
        --no-build-isolation --editable .
    # Byte code once and for all: without it every start of the app pays 1.5 s. Some libraries
    # ship files for other Pythons, which do not compile here.
    .venv/bin/python -m compileall -q -j 2 .venv/lib/python3*/site-packages oneenglish_desktop \
        >/dev/null 2>&1 || true
    cp "$lock" "$stamp"
fi
