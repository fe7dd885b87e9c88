#!/usr/bin/env bash
# make audit: the pages and the open interface tried from outside, at full size: how much officers have to click,
# whether the interface keeps to its document, what Lighthouse says of the main pages. All of it, then fails.
. "$(dirname "$0")/lib.sh"
export PHANHOI_SITE_DIR=$target/site PHANHOI_TEST_SIZE=full

day() { end2end/run.sh tests/everywhere/officers_day.spec.ts || failed=yes; }
interface() { end2end/interface/run.sh || failed=yes; }
pages() { end2end/lighthouse/run.sh || failed=yes; }

build
step 'Tools to test with: Node, Chromium, Python' .make/test_tools.sh
failed=
step "An officer's day: 30 cases" day
step 'Open interface: what schemathesis makes of its document, with every kind of token' interface
step 'Main pages: what Lighthouse says of them' pages
[ -z "$failed" ]
