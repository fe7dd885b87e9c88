#!/usr/bin/env bash
# make test: every check and test, cheapest first, each step with its seconds; stops at the first failure.
. "$(dirname "$0")/lib.sh"
. .make/promises.sh

# One selection for lints and tests, so that every dependency is compiled with one set of features.
# `frontend` is never among them: it must be seen with the features that the browser gets.
packages=(-p domain -p app -p migrations -p server)

cleanup() { stop_postgres; stop_s3; }

# nextest gives every test its own process and a time limit; plain cargo runs the same tests.
rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run $locked "${packages[@]}"
  else
    cargo test $locked "${packages[@]}" --lib --bins --tests
  fi
}

# Each way people come has a server of its own, so both are tried at the same time. What the phone's run says is shown
# when the desktop's is over.
browser() {
  local said=$target/browser-phone.log phone status=0
  RESULTS=phone end2end/run.sh --project=phone >"$said" 2>&1 &
  phone=$!
  RESULTS=desktop end2end/run.sh --project=desktop || status=$?
  wait "$phone" || status=$?
  cat "$said"
  return "$status"
}

begin_assurance
step 'Tools to build with' .make/tools.sh
step 'Tools to test with: Node, PostgreSQL, an S3 server, Chromium, Playwright' .make/test_tools.sh
step 'Format' cargo fmt --all --check
step 'Rules that no compiler knows' end2end/checks.sh
step 'Lints: domain, app, migrations, server, drills, benchmarks' \
  cargo clippy $locked "${packages[@]}" -p assure -p bench -p drive --all-targets -- -D warnings
step 'Lints: what the browser loads' \
  cargo clippy $locked -p frontend --target wasm32-unknown-unknown -- -D warnings
step 'PostgreSQL, a throw-away cluster' start_postgres
step 'S3, a throw-away server' start_s3
step 'Rust tests: rules, pages, store on both engines, files in both places, HTTP' rust_tests
# Together, so that what both need is compiled once.
step 'Server, and the program that drills, release build' cargo build $locked --release -p server -p assure
step 'Site: WebAssembly, styles, compressed copies' frontend/build.sh
step 'Headers, graded by the rules of an observatory' end2end/observatory/run.sh
step 'Open interface: what schemathesis makes of its document' end2end/interface/run.sh
step 'What is handed to whoever runs it: unit, alarms, nginx, HAProxy' env CARGO_TARGET_DIR="$target" end2end/operations.sh
step 'Browser: scripts off on a phone, scripts on on a desktop, accessibility' browser
step 'Drills, small' env PHANHOI_SITE_DIR="$target/site" "$target/release/assure" drill
step 'Promises, as far as they were tried at this size' "$target/release/assure" table

printf '\nall %d steps passed in %d s\n' "$steps" $((SECONDS - all_began))
