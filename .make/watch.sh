#!/usr/bin/env bash
# make watch: cargo-leptos rebuilds and reloads while you edit. It wants one style file, so the
# styles are joined into target/watch.css here, again whenever one of them changes.
. "$(dirname "$0")/lib.sh"

command -v cargo-leptos >/dev/null || {
  echo 'cargo-leptos is missing (optional, compiles for 20 minutes): cargo install cargo-leptos --locked' >&2
  exit 1
}
mkdir -p target/watch-data target/watch-site
join() { cat app/style/*.css >target/watch.css; }
join
while sleep 1; do
  [ -z "$(find app/style -name '*.css' -newer target/watch.css -print -quit)" ] || join
done &
joiner=$!
cleanup() { kill "$joiner" 2>/dev/null || true; }

export PHANHOI_ADDR=${PHANHOI_ADDR:-127.0.0.1:3000}
export PHANHOI_BASE_URL=${PHANHOI_BASE_URL:-http://$PHANHOI_ADDR}
export PHANHOI_DATA_DIR=${PHANHOI_DATA_DIR:-$PWD/target/watch-data}
export PHANHOI_SITE_DIR=target/watch-site
cargo leptos watch -- serve
