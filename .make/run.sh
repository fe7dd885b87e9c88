#!/usr/bin/env bash
# make run: builds what changed, makes the demonstration once, serves it until Ctrl-C.
# PHANHOI_ADDR chooses another address; `rm -r target/demo` starts the demonstration afresh.
. "$(dirname "$0")/lib.sh"

demo=$PWD/target/demo
accounts=$demo/accounts.tsv
export PHANHOI_ADDR=${PHANHOI_ADDR:-127.0.0.1:3000}
export PHANHOI_BASE_URL=${PHANHOI_BASE_URL:-http://$PHANHOI_ADDR}
export PHANHOI_DATA_DIR=$demo/data
export PHANHOI_SITE_DIR=$target/site

# The accounts are written last: a demonstration without them was interrupted and is made again.
make_demonstration() {
  rm -rf "$demo"
  mkdir -p "$demo"
  "$server" migrate
  (umask 077 && "$server" demo >"$accounts.new")
  mv "$accounts.new" "$accounts"
}

build
if [ -s "$accounts" ]; then
  step 'Demonstration: bring the database up to date' "$server" migrate
else
  step 'Demonstration: database, province, accounts, cases' make_demonstration
fi

printf '\nReady after %d s. Demonstration accounts (role, login, password, one-time-password secret),\nthen holders of keys to sealed names (side, login, secret):\n\n' \
  $((SECONDS - all_began))
cat "$accounts"
printf '\nOpen %s (Ctrl-C stops it)\n\n' "$PHANHOI_BASE_URL"
exec "$server" serve
