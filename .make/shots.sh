#!/usr/bin/env bash
# make shots: pictures of the main pages of the demonstration, on a phone and on a desktop.
. "$(dirname "$0")/lib.sh"
mkdir -p "$target/shots"
SHOTS=$(realpath "$target/shots")
export SHOTS

build
step 'Tools to test with: Node, Chromium' .make/test_tools.sh
step 'Pictures' end2end/run.sh --config playwright.shots.config.ts
printf '\nthe pictures are in %s\n' "$SHOTS"
