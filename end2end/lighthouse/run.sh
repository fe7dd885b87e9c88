#!/usr/bin/env bash
# Lighthouse on the main pages, as a slow phone on slow 4G loads them: how fast, how accessible, how sound.
# Nothing leaves this machine. PHANHOI_TEST_SIZE=full loads each page five times, otherwise once; arguments name pages.
set -euo pipefail
cd "$(dirname "$0")"
target=$(realpath "${CARGO_TARGET_DIR:-../../target}")
server=${PHANHOI:-$target/release/phanhoi}
[ -x "$server" ] || { echo "There is no $server: make test builds it, or cargo build --release -p server" >&2; exit 1; }
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci </dev/null
  cp package-lock.json node_modules/.installed
fi
for browser in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  [ -x "$browser" ] && break
done
export CHROME_PATH=$browser

work=$(mktemp -d)
pid=
stop() {
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
PHANHOI_ADDR=127.0.0.1:$(free_port)
PHANHOI_ADMIN_ADDR=127.0.0.1:$(free_port)
export PHANHOI_ADDR PHANHOI_ADMIN_ADDR BASE_URL=http://$PHANHOI_ADDR
export PHANHOI_BASE_URL=$BASE_URL PHANHOI_DATA_DIR=$work/data PHANHOI_SITE_DIR=${PHANHOI_SITE_DIR:-$target/site}
"$server" migrate
"$server" demo >"$work/accounts.tsv"
"$server" serve >"$work/server.log" 2>&1 &
pid=$!
for _ in $(seq 150); do
  kill -0 "$pid" 2>/dev/null || break
  node -e 'fetch(process.env.BASE_URL).then(() => process.exit(0), () => process.exit(1))' && break
  sleep 0.2
done
export REPORTS=$target/lighthouse
mkdir -p "$REPORTS"
node audit.mjs "$@" || { tail -n 20 "$work/server.log" >&2; exit 1; }
