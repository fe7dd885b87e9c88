#!/usr/bin/env bash
# Keeps what a release leaves behind, for the drill of migrations: a backup of the demonstration on
# both engines in end2end/releases/VERSION. Run once, with the release's own program.
set -euo pipefail
cd "$(dirname "$0")/.."
server=${PHANHOI:-${CARGO_TARGET_DIR:-target}/release/phanhoi}
version=$("$server" --version | cut -d' ' -f2)
release=end2end/releases/$version
[ ! -e "$release" ] || { echo "$release is there already: a release is kept once" >&2; exit 1; }
mkdir "$release"

work=$(mktemp -d)
export PHANHOI_TEST_POSTGRES_STATE=$work/postgres PHANHOI_TEST_POSTGRES_DURABLE=1
trap 'end2end/postgres.sh stop; rm -rf "$work"' EXIT
url=$(end2end/postgres.sh start)
recipient=$("$server" backup-key "$release/key")

# keep ENGINE: the demonstration with a few cases, and a backup of it
keep() {
  export PHANHOI_DATA_DIR=$work/$1
  "$server" demo --cases 5 >/dev/null
  "$server" backup "$release/$1" --to "$recipient"
}
keep sqlite
export PHANHOI_DATABASE_URL=$url
keep postgres
