#!/usr/bin/env bash
# Tries the open interface with schemathesis, by its own document and with every kind of token: no answer may be a
# server's fault, and none may be what the document does not say. PHANHOI_TEST_SIZE=full sends many more requests.
set -euo pipefail
cd "$(dirname "$0")"
target=$(realpath "${CARGO_TARGET_DIR:-../../target}")
server=${PHANHOI:-$target/release/phanhoi}
tools=../../target/tools/schemathesis
[ -x "$server" ] || { echo "There is no $server: make test builds it, or cargo build --release -p server" >&2; exit 1; }
if ! cmp -s packages.txt "$tools/.installed"; then
  rm -rf "$tools"
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check --no-deps -r packages.txt
  cp packages.txt "$tools/.installed"
fi

work=$(mktemp -d)
pid=
stop() {
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
export WORK=$work
PHANHOI_ADDR=127.0.0.1:$(free_port)
PHANHOI_ADMIN_ADDR=127.0.0.1:$(free_port)
export PHANHOI_ADDR PHANHOI_ADMIN_ADDR BASE_URL=http://$PHANHOI_ADDR
export PHANHOI_BASE_URL=$BASE_URL PHANHOI_DATA_DIR=$work/data PHANHOI_SITE_DIR=${PHANHOI_SITE_DIR:-$target/site}
# Requests come from many places, as they would: each source is only answered so often.
export PHANHOI_TRUSTED_PROXIES=127.0.0.1 PYTHONDONTWRITEBYTECODE=1 HYPOTHESIS_STORAGE_DIRECTORY=$work/hypothesis

"$server" migrate
"$server" demo >"$work/accounts.tsv"
"$server" serve >"$work/server.log" 2>&1 &
pid=$!
status=0
"$tools/bin/python" try.py || status=$?
if [ "$status" -ne 0 ]; then
  echo '-- the last lines of the server:' >&2
  tail -n 20 "$work/server.log" >&2
fi
exit "$status"
