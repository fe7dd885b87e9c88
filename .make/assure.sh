#!/usr/bin/env bash
# make assure: shows at full size that what is promised holds (end2end/README.md), and prints one table.
# Arguments name the drills to run alone: .make/assure.sh D1 D3
. "$(dirname "$0")/lib.sh"
. .make/promises.sh
export PHANHOI_SITE_DIR=$target/site PHANHOI_TEST_SIZE=full

cleanup() { stop_postgres; stop_s3; }

# Everything that is promised is tried before the run ends, whatever fails on the way.
promise_tests() { cargo nextest run $locked --profile assure -p migrations -p server || failed=yes; }
drills() { "$target/release/assure" drill --full "$@" || failed=yes; }

headers() { end2end/observatory/run.sh || failed=yes; }
browser() { end2end/run.sh || failed=yes; }
interface() { end2end/interface/run.sh || failed=yes; }
pages() { end2end/lighthouse/run.sh || failed=yes; }

# checks.sh needs no network. cargo-deny is installed and the database of known faults fetched where
# that is possible; without them it says so and the rest goes on.
dependencies() {
  end2end/checks.sh || failed=yes
  if ! command -v cargo-deny >/dev/null && ! cargo install cargo-deny --locked --root target/tools; then
    echo '   cargo-deny cannot be installed: only the lists of deny.toml were checked'
    return
  fi
  cargo deny check bans licenses sources || failed=yes
  if cargo deny fetch db; then cargo deny check advisories || failed=yes; else echo '   no database of known faults is at hand'; fi
}

build
step 'Tools to test with: Node, PostgreSQL, an S3 server, Chromium, strace' .make/test_tools.sh
step 'The program that drills' cargo build $locked --release -p assure
begin_assurance
failed=
step 'S3, a throw-away server' start_s3
if [ "$#" -eq 0 ]; then
  step 'Dependencies: licences, sources, bans, known faults' dependencies
  step 'PostgreSQL, a throw-away cluster' start_postgres
  step 'Tests on both engines and over HTTP, at full size' promise_tests
  step 'Headers, graded by the rules of an observatory' headers
  step 'Browser: no page breaks its policy' browser
  step 'Open interface: what schemathesis makes of its document' interface
  step 'Main pages: what Lighthouse says of them' pages
fi
step 'Drills, at full size' drills "$@"
complete=--complete
[ "$#" -eq 0 ] || complete=
step 'Promises' "$target/release/assure" table $complete
[ -z "$failed" ]
