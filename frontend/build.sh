#!/usr/bin/env bash
# Builds target/site: what the server hands out as files. The folder is complete in itself:
#   pkg/phanhoi.HASH.{js,wasm,css}   named by their content, so that browsers may keep them for ever
#   hash.txt                         those hashes, in the form that leptos reads (`js: HASH`, …)
#   everything in app/public         icons, manifest, robots.txt
#   *.gz, *.br                       compressed ahead of time (br where brotli is installed)
# Nothing is rewritten when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
site=$target/site
new=$target/site.new
wasm=$target/wasm32-unknown-unknown/wasm-release/frontend.wasm

cargo build ${CI:+--locked} -p frontend --target wasm32-unknown-unknown --profile wasm-release

# What the site is made of and with; the same list of sums means the same site.
inputs() {
  find app/style app/public frontend/build.sh frontend/minify.awk "$wasm" -type f -print0 2>/dev/null |
    LC_ALL=C sort -z | xargs -0 sha256sum
  wasm-bindgen --version
  command -v wasm-opt brotli || true
}
made_of=$(inputs)
if [ "$made_of" = "$(cat "$target/site.inputs" 2>/dev/null)" ] && [ -f "$site/hash.txt" ]; then
  echo "   $site is up to date"
  exit
fi

# Up to version 108 (Debian 12) wasm-opt exports the wrong table, and no island would start.
wasm_opt_is_sound() {
  command -v wasm-opt >/dev/null && [ "$(wasm-opt --version | grep -oE '[0-9]+' | head -n 1)" -ge 110 ]
}

rm -rf "$new"
mkdir -p "$new/pkg"
wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
  --out-dir "$new/pkg" --out-name phanhoi "$wasm"
mv "$new/pkg/phanhoi_bg.wasm" "$new/pkg/phanhoi.wasm"
if wasm_opt_is_sound; then
  # Features that rustc uses; they have to be named.
  wasm-opt -Oz --enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int \
    --enable-sign-ext --enable-reference-types --enable-multivalue \
    "$new/pkg/phanhoi.wasm" -o "$new/pkg/phanhoi.wasm"
fi
find app/style -name '*.css' -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 -r cat |
  LC_ALL=C awk -f frontend/minify.awk >"$new/pkg/phanhoi.css"
[ ! -d app/public ] || cp -R app/public/. "$new/"

for kind in js wasm css; do
  hash=$(sha256sum "$new/pkg/phanhoi.$kind" | cut -c 1-16)
  mv "$new/pkg/phanhoi.$kind" "$new/pkg/phanhoi.$hash.$kind"
  echo "$kind: $hash" >>"$new/hash.txt"
done

find "$new" -type f -regextype posix-extended -regex '.*\.(js|wasm|css|svg|txt|json|webmanifest|html)' \
  ! -name hash.txt -size +400c -print0 >"$target/site.files"
xargs -0 -r gzip -9 -n -k <"$target/site.files"
if command -v brotli >/dev/null; then xargs -0 -r brotli -q 11 -k <"$target/site.files"; fi
rm "$target/site.files"

rm -rf "$site"
mv "$new" "$site"
printf '%s\n' "$made_of" >"$target/site.inputs"
find "$site/pkg" -type f -printf '   %8s bytes  %f\n' | sort -k 3
