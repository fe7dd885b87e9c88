#!/bin/sh
# A throw-away S3 server for tests: moto's, from PyPI. Its contents are in memory and lost when it stops.
#
#   s3.sh install  put it into target/tools/s3, with the versions of s3.txt; once
#   s3.sh start    start one that stays, print its URL; a second start prints the same URL
#   s3.sh url      print the URL of the one that stays
#   s3.sh freeze   let it say nothing any more, without closing anything
#   s3.sh thaw     let it go on
#   s3.sh stop     stop it
#
# The URL is http://host:port/bucket; tests look for it in PHANHOI_TEST_S3_URL:
#   export PHANHOI_TEST_S3_URL="$(end2end/s3.sh start)"
# It asks for no key: any key and any secret will do.
#
# Exit code 3: it is not installed.
set -eu
umask 077

here=$(cd "$(dirname "$0")" && pwd)
tools=${PHANHOI_TEST_S3_TOOLS:-$here/../target/tools/s3}
state=${PHANHOI_TEST_S3_STATE:-$here/../target/s3}
bucket=phanhoi

fail() { echo "s3.sh: $1" >&2; exit "${2:-1}"; }

running() { [ -f "$state/pid" ] && kill -0 "$(cat "$state/pid")" 2>/dev/null; }

# ask METHOD URL: whether the server answers with success.
ask() {
    "$tools/bin/python" - "$1" "$2" 2>/dev/null <<'PYTHON'
import sys, urllib.request
urllib.request.urlopen(urllib.request.Request(sys.argv[2], method=sys.argv[1]), timeout=5)
PYTHON
}

install() {
    if cmp -s "$here/s3.txt" "$tools/.installed" && [ -x "$tools/bin/moto_server" ]; then return; fi
    rm -rf "$tools"
    python3 -m venv "$tools" || fail 'python3 cannot make a folder for packages: install python3-venv' 3
    "$tools/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/s3.txt" >&2
    cp "$here/s3.txt" "$tools/.installed"
}

# A port is free only once it is taken: try until one works.
start() {
    [ -x "$tools/bin/moto_server" ] || fail 'it is not installed: end2end/s3.sh install' 3
    mkdir -p "$state"
    attempt=0
    while [ "$attempt" -lt 10 ]; do
        attempt=$((attempt + 1))
        port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
        "$tools/bin/moto_server" -H 127.0.0.1 -p "$port" >"$state/log" 2>&1 </dev/null &
        pid=$!
        tries=0
        while [ "$tries" -lt 100 ] && kill -0 "$pid" 2>/dev/null; do
            tries=$((tries + 1))
            if ask PUT "http://127.0.0.1:$port/$bucket"; then
                echo "$pid" >"$state/pid"
                echo "http://127.0.0.1:$port/$bucket" >"$state/url"
                return
            fi
            sleep 0.2
        done
        kill "$pid" 2>/dev/null || true
    done
    cat "$state/log" >&2
    fail 'the server did not start'
}

case "${1:-}" in
install)
    install
    ;;
start)
    running || start
    cat "$state/url"
    ;;
url)
    running || fail 'no server is running: s3.sh start'
    cat "$state/url"
    ;;
freeze | thaw)
    running || fail 'no server is running: s3.sh start'
    if [ "$1" = freeze ]; then signal=STOP; else signal=CONT; fi
    kill -"$signal" "$(cat "$state/pid")"
    ;;
stop)
    if running; then
        kill -CONT "$(cat "$state/pid")"
        kill "$(cat "$state/pid")"
    fi
    rm -rf "$state"
    ;;
*)
    fail 'usage: s3.sh install|start|url|freeze|thaw|stop' 2
    ;;
esac
