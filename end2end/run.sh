#!/usr/bin/env bash
# Browser tests against the release binary: a free port, a new folder, the demonstration in it.
# Arguments go to Playwright: end2end/run.sh --project=phone tests/everywhere
set -euo pipefail
cd "$(dirname "$0")"
target=$(realpath "${CARGO_TARGET_DIR:-../target}")
server=${PHANHOI:-$target/release/phanhoi}
[ -x "$server" ] || { echo "There is no $server: make test builds it, or cargo build --release -p server" >&2; exit 1; }
[ -d node_modules ] || { echo 'There is no end2end/node_modules: cd end2end && npm ci' >&2; exit 1; }

work=$(mktemp -d)
pid=
stop() {
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
port=$(free_port)
export BASE_URL=http://127.0.0.1:$port
export ACCOUNTS=$work/accounts.tsv
export PHANHOI_ADDR=127.0.0.1:$port
export PHANHOI_ADMIN_ADDR=127.0.0.1:$(free_port)
export PHANHOI_BASE_URL=$BASE_URL
export PHANHOI_DATA_DIR=$work/data
export PHANHOI_SITE_DIR=$target/site

"$server" migrate
"$server" demo >"$ACCOUNTS"
"$server" serve >"$work/server.log" 2>&1 &
pid=$!

# Asks for the home page until it comes, the server ends, or thirty seconds are over.
answers() {
  for _ in $(seq 150); do
    kill -0 "$pid" 2>/dev/null || return 1
    node -e 'fetch(process.env.BASE_URL).then((r) => process.exit(r.status === 200 ? 0 : 1), () => process.exit(1))' && return
    sleep 0.2
  done
  return 1
}
answers || { echo "The server did not answer at $BASE_URL:" >&2; tail -n 40 "$work/server.log" >&2; exit 1; }

status=0
node node_modules/@playwright/test/cli.js test "$@" || status=$?
if [ "$status" -ne 0 ]; then
  echo '-- the last lines of the server:' >&2
  tail -n 40 "$work/server.log" >&2
fi
exit "$status"
