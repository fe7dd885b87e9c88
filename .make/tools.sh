#!/usr/bin/env bash
# Installs what the build needs and the machine lacks: the WebAssembly target and wasm-bindgen.
# Needs no root and nothing but rustup and the crates registry; says nothing is missing when so.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/target/tools/bin:$PATH:$HOME/.cargo/bin"
wasm=wasm32-unknown-unknown

say() { printf '   %s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

command -v cargo >/dev/null || stop 'Rust is missing: install rustup (https://rustup.rs), then try again.'
command -v cc >/dev/null || stop 'A C compiler is missing: apt-get install gcc libc6-dev'

# rustup without any toolchain has a cargo that only complains.
if ! rustc --version >/dev/null 2>&1; then
  say 'installing the stable Rust toolchain'
  rustup toolchain install stable --profile minimal --component rustfmt --component clippy
fi

least=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
found=$(rustc --version | cut -d' ' -f2)
[ "$(printf '%s\n' "$least" "$found" | sort -V | head -n 1)" = "$least" ] ||
  stop "Rust $least or newer is needed, this is $found: rustup update stable"

if [ ! -d "$(rustc --print target-libdir --target "$wasm")" ]; then
  say "adding the target $wasm"
  rustup target add "$wasm"
fi

# The generated glue only works with the tool of exactly the crate's version.
want=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
have=$(wasm-bindgen --version 2>/dev/null | cut -d' ' -f2 || true)
if [ "$have" != "$want" ]; then
  say "compiling wasm-bindgen $want into target/tools (2 to 3 minutes, once)"
  # A registry mirror may lag behind the versions that the tool's own lock file names.
  cargo install wasm-bindgen-cli --version "$want" --locked --root target/tools ||
    cargo install wasm-bindgen-cli --version "$want" --root target/tools
fi

say "rustc $found, $wasm, wasm-bindgen $want"
opt=$(wasm-opt --version 2>/dev/null | grep -oE '[0-9]+' | head -n 1 || true)
[ "${opt:-0}" -ge 110 ] || say 'no wasm-opt of version 110 or newer: the WebAssembly stays a few per cent larger (Debian 13: binaryen)'
command -v brotli >/dev/null || say 'brotli is absent: static files are compressed with gzip only (Debian: brotli)'
