#!/usr/bin/env bash
# Grades the headers of the release binary, as it answers behind a reverse proxy, with the engine of
# Mozilla's HTTP Observatory. Nothing leaves this machine.
set -euo pipefail
cd "$(dirname "$0")"
target=$(realpath "${CARGO_TARGET_DIR:-../../target}")
server=${PHANHOI:-$target/release/phanhoi}
[ -x "$server" ] || { echo "There is no $server: make test builds it, or cargo build --release -p server" >&2; exit 1; }
# Without scripts: the engine would build a database driver and download lists that are not needed.
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --ignore-scripts --omit=optional --no-audit --no-fund </dev/null
  cp package-lock.json node_modules/.installed
fi

work=$(mktemp -d)
pid=
stop() {
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
export ADDRESS=127.0.0.1:$(free_port) BASE_URL=https://phanhoi.example.vn
settings=(
  PHANHOI_ADDR="$ADDRESS" PHANHOI_ADMIN_ADDR="127.0.0.1:$(free_port)" PHANHOI_BASE_URL="$BASE_URL"
  PHANHOI_DATA_DIR="$work/data" PHANHOI_SITE_DIR="$target/site"
)
env "${settings[@]}" "$server" serve >"$work/server.log" 2>&1 &
pid=$!
for _ in $(seq 150); do
  kill -0 "$pid" 2>/dev/null || break
  node -e 'fetch(`http://${process.env.ADDRESS}/`).then(() => process.exit(0), () => process.exit(1))' && break
  sleep 0.2
done
node grade.mjs || { tail -n 20 "$work/server.log" >&2; exit 1; }
