#!/bin/sh
# A throw-away PostgreSQL cluster for tests. Its contents are lost when it stops.
#
#   postgres.sh start   start one that stays, print its URL; a second start prints the same URL
#   postgres.sh url     print the URL of the one that stays
#   postgres.sh stop    stop it and remove its data
#   postgres.sh crash   end the one that stays without a warning and keep its data
#   postgres.sh recover start it again where it was
#   postgres.sh follow  start a standby of the one that stays, print its URL; what is committed is then on both
#   postgres.sh promote end the one that stays without a warning; its standby takes its place
#   postgres.sh serve   start one, print its URL, stop it as soon as standard input closes
#
# Tests look for the URL in PHANHOI_TEST_POSTGRES_URL:
#   export PHANHOI_TEST_POSTGRES_URL="$(end2end/postgres.sh start)"
#
# PHANHOI_TEST_POSTGRES_DURABLE=1 keeps fsync, full_page_writes and synchronous_commit on, for
# tests that start the real server: it refuses a database without them.
#
# Needs the programs of PostgreSQL 15 or later (Debian: package postgresql), not a running one.
# Exit code 3: they are missing.
set -eu
umask 077

state=${PHANHOI_TEST_POSTGRES_STATE:-$(cd "$(dirname "$0")/.." && pwd)/target/postgres}

fail() { echo "postgres.sh: $1" >&2; exit "${2:-1}"; }

# The newest installed version: Debian keeps each in a folder of its own, off the PATH.
find_programs() {
    bin=
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n -r); do
        if [ -x "$folder/initdb" ]; then bin=$folder; break; fi
    done
    if [ -z "$bin" ] && command -v initdb >/dev/null; then bin=$(dirname "$(command -v initdb)"); fi
    [ -n "$bin" ] || fail "PostgreSQL is missing: install the package postgresql" 3
}

# initdb and postgres refuse to run as root.
as_owner() {
    if [ "$(id -u)" != 0 ]; then "$@"
    elif command -v setpriv >/dev/null; then
        HOME=/ setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups -- "$@"
    else HOME=/ runuser -u "$owner" -- "$@"
    fi
}

choose_owner() {
    owner=$(id -un)
    if [ "$owner" = root ]; then
        if id postgres >/dev/null 2>&1; then owner=postgres; else owner=nobody; fi
    fi
}

# Sets $folder and $url. The folder is in the temporary files and not under target/, because the
# owner above may not be allowed to walk down to the project.
create() {
    find_programs
    choose_owner
    folder=$(mktemp -d "${TMPDIR:-/tmp}/phanhoi-postgres.XXXXXX")
    # Any user of this machine can reach the port, hence a password.
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s\n' "$password" >"$folder/password"
    [ "$(id -u)" != 0 ] || chown -R "$owner" "$folder"
    cd "$folder"
    as_owner "$bin/initdb" -D "$folder/data" -U phanhoi --pwfile="$folder/password" \
        --auth=scram-sha-256 --encoding=UTF8 --no-locale --no-sync >"$folder/initdb.log" 2>&1 ||
        { cat "$folder/initdb.log" >&2; destroy; fail "initdb failed"; }
    {
        echo "listen_addresses = '127.0.0.1'"
        echo "unix_socket_directories = ''"
        echo "max_connections = 200"
        # A worker that looks at a template database would keep it from being copied.
        echo "autovacuum = off"
        if [ "${PHANHOI_TEST_POSTGRES_DURABLE:-0}" != 1 ]; then
            # The server accepts what follows only from a cluster of this name.
            echo "cluster_name = 'phanhoi-test'"
            echo "fsync = off"
            echo "full_page_writes = off"
            echo "synchronous_commit = off"
        fi
    } >>"$folder/data/postgresql.conf"
    # A port is free only once it is taken: try until one works.
    attempt=0
    while :; do
        attempt=$((attempt + 1))
        port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
        if as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -o "-p $port" -w -t 60 start \
            >/dev/null 2>&1 </dev/null; then break; fi
        [ "$attempt" -lt 10 ] || { cat "$folder/log" >&2; destroy; fail "PostgreSQL did not start"; }
    done
    url="postgres://phanhoi:$password@127.0.0.1:$port/postgres"
}

# The standby reads what the other writes; a commit waits for it from now on.
follow() {
    [ ! -d "$folder/standby" ] || fail "there is a standby already"
    url=$(cat "$state/url")
    as_owner "$bin/pg_basebackup" -d "$url" -D "$folder/standby" -R -X stream -c fast >/dev/null 2>"$folder/copy.log" ||
        { cat "$folder/copy.log" >&2; fail "the cluster was not copied"; }
    attempt=0
    while :; do
        attempt=$((attempt + 1))
        port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
        if as_owner "$bin/pg_ctl" -D "$folder/standby" -l "$folder/standby.log" -o "-p $port" -w -t 60 start \
            >/dev/null 2>&1 </dev/null; then break; fi
        [ "$attempt" -lt 10 ] || { cat "$folder/standby.log" >&2; fail "the standby did not start"; }
    done
    as_owner sh -c "echo \"synchronous_standby_names = '*'\" >>'$folder/data/postgresql.conf'"
    as_owner "$bin/pg_ctl" -D "$folder/data" reload >/dev/null
    echo "$url" | sed "s|:[0-9]*/\([^/]*\)$|:$port/\1|" >"$folder/standby.url"
    cat "$folder/standby.url"
}

promote() {
    [ -d "$folder/standby" ] || fail "there is no standby: postgres.sh follow"
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null
    as_owner "$bin/pg_ctl" -D "$folder/standby" -w -t 60 promote >/dev/null
}

destroy() {
    [ -n "$folder" ] || return 0
    cd /
    for data in data standby; do
        if [ -f "$folder/$data/postmaster.pid" ]; then
            as_owner "$bin/pg_ctl" -D "$folder/$data" -m immediate -w stop >/dev/null 2>&1 || true
        fi
    done
    rm -rf "$folder"
}

running() {
    [ -f "$state/folder" ] || return 1
    pid=$(head -n 1 "$(cat "$state/folder")/data/postmaster.pid" 2>/dev/null) || return 1
    [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null
}

# Also clears away what a machine that was switched off left behind.
stop() {
    [ -f "$state/folder" ] || return 0
    find_programs
    choose_owner
    folder=$(cat "$state/folder")
    destroy
    rm -rf "$state"
}

case "${1:-}" in
start)
    if ! running; then
        stop
        mkdir -p "$state"
        create
        echo "$folder" >"$state/folder"
        echo "$url" >"$state/url"
    fi
    cat "$state/url"
    ;;
url)
    running || fail "no cluster is running: postgres.sh start"
    cat "$state/url"
    ;;
stop)
    stop
    ;;
crash | recover)
    running || [ "$1" = recover ] || fail "no cluster is running: postgres.sh start"
    find_programs
    choose_owner
    folder=$(cat "$state/folder")
    cd "$folder"
    if [ "$1" = crash ]; then as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null
    else
        as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 \
            -o "-p $(sed 's/.*:\([0-9]*\)\/.*/\1/' "$state/url")" start >/dev/null 2>&1 </dev/null
    fi
    ;;
follow | promote)
    running || fail "no cluster is running: postgres.sh start"
    find_programs
    choose_owner
    folder=$(cat "$state/folder")
    cd "$folder"
    "$1"
    ;;
serve)
    folder=
    trap destroy EXIT
    trap 'exit 1' HUP INT TERM
    # Nobody may be left to read the URL; the shell must live long enough to clean up.
    trap '' PIPE
    create
    echo "$url"
    # Standard input closes when the process that started this one ends, in whatever way.
    cat >/dev/null
    ;;
*)
    fail "usage: postgres.sh start|url|stop|crash|recover|follow|promote|serve" 2
    ;;
esac
