#!/usr/bin/env bash
# make bench: builds what is measured, then measures it. Figures are ratios taken in one run on one machine.
. "$(dirname "$0")/lib.sh"
export PHANHOI_SITE_DIR=$target/site

build
step 'Benchmarks' cargo run $locked --release -p bench -- "$@"
