# Sourced by the scripts of this folder: where things are, numbered steps with their seconds, and the build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${CARGO_TARGET_DIR:-target}
server=$target/release/phanhoi
export PATH="$PWD/target/tools/bin:$PATH:$HOME/.cargo/bin"

# A developer's new dependency may change the lock file; elsewhere the lock file is the law.
locked=${CI:+--locked}

steps=0
current=
began=0
all_began=$SECONDS

# step "What it does" command [argument…]
step() {
  current=$1
  began=$SECONDS
  steps=$((steps + 1))
  shift
  printf '\n== %d. %s\n' "$steps" "$current"
  "$@"
  printf '== %s: %d s\n' "$current" $((SECONDS - began))
  current=
}

# A script that has something to take down defines its own `cleanup`.
cleanup() { :; }

finish() {
  local status=$?
  cleanup
  if [ "$status" -ne 0 ] && [ -n "$current" ]; then
    printf '\n== FAILED in step %d: %s, after %d s\n' "$steps" "$current" $((SECONDS - began)) >&2
  fi
}
trap finish EXIT

# Everything that is needed before the program can be started.
build() {
  step 'Tools to build with' .make/tools.sh
  step 'Server, release build (the first time takes several minutes)' \
    cargo build $locked --release -p server
  step 'Site: WebAssembly, styles, compressed copies' frontend/build.sh
}
