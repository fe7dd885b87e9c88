#!/usr/bin/env bash
# The build steps of the image: image.sh FOLDER puts into FOLDER, which must be empty, what the image holds.
set -euo pipefail
[ "$#" -eq 1 ] || { echo 'image.sh FOLDER' >&2; exit 1; }
mkdir -p "$1"
[ -z "$(ls -A "$1")" ] || { echo "$1 is not empty" >&2; exit 1; }
image=$(realpath "$1")
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-target}
.make/tools.sh
cargo build --locked --release -p server
frontend/build.sh
install -D -m 0755 "$target/release/phanhoi" "$image/usr/local/bin/phanhoi"
install -d "$image/usr/local/share/phanhoi"
cp -R "$target/site" "$image/usr/local/share/phanhoi/site"
chmod -R a+rX,go-w "$image/usr/local/share/phanhoi/site"
