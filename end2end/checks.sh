#!/usr/bin/env bash
# Rules that no compiler and no linter knows. Each says what it found and why that is a fault.
# Patterns are written so that this file does not match itself ([T]ODO is not the word).
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0

# report "why this is a fault" "what was found"
report() {
  [ -n "$2" ] || return 0
  printf '%s\n' "$1" >&2
  printf '%s\n' "$2" | head -n 20 | sed 's/^/    /' >&2
  failed=1
}

# Our own text files, whether committed yet or not.
ours() { git ls-files -co --exclude-standard -- "$@" | while read -r file; do [ ! -f "$file" ] || echo "$file"; done; }
rust() { ours '*.rs'; }
# search PATTERN <list of files; tests and comments may speak of what the code must not do
search() { xargs -r grep -HnE -- "$1" | grep -vE '^[^:]+:[0-9]+:[[:space:]]*//' || true; }
not_tests() { grep -vE '(^|/)tests(/|\.rs$)' || true; }

# What the browser gets: the store, the web server or the checks of the server there is a mistake in features.
# Listed first and searched then, so that a failing cargo is not taken for an empty list.
tree=$(cargo tree ${CI:+--locked} -p frontend --target wasm32-unknown-unknown -e normal --prefix none)
for crate in sea-orm sqlx tokio axum validator fluent-templates; do
  report "The browser's program must not contain $crate (cargo tree -p frontend --target wasm32-unknown-unknown -i $crate):" \
    "$(grep -E "^$crate v" <<<"$tree" | sort -u || true)"
done

report 'leptos does not escape the children of <textarea>: use components/text_area.rs.' \
  "$(rust | not_tests | grep -v '^app/src/components/text_area\.rs$' | search '<textarea|[^_[:alnum:]]textarea\(')"

# A path of several routes takes the strictest mode among them: a ParentRoute needs none of its own.
routes=app/src/routes.rs
if [ -f "$routes" ]; then
  all=$(grep -vE '^[[:space:]]*//' "$routes" | grep -oE '<(Protected)?Route[[:space:]]' | wc -l)
  async=$(grep -vE '^[[:space:]]*//' "$routes" | grep -oE 'ssr=SsrMode::Async' | wc -l)
  [ "$all" -gt 0 ] && [ "$all" -eq "$async" ] ||
    report "Every <Route in $routes must say ssr=SsrMode::Async: a page is complete without a script." "$all routes, $async async"
fi
report "Routes stand in $routes alone." \
  "$(rust | not_tests | grep -v "^$routes$" | search '<((Protected)?Parent|Protected)?Route[[:space:]]|SsrMode::[A-Z]')"

report 'The content security policy forbids style attributes: use a class.' \
  "$(ours 'app/src/*.rs' 'server/src/*.rs' | not_tests | search '[[:space:]](style=|style:[a-z-]+=)')"

report 'Unfinished work is finished or written down elsewhere, and no test is left out.' \
  "$(ours '*.rs' '*.ts' '*.css' '*.ftl' '*.sh' '*.md' Makefile | xargs -r grep -HnE '[T]ODO|[F]IXME|[t]odo!\(|[u]nimplemented!\(|#\[[i]gnore' || true)"

report 'One file, one idea: at most 400 lines.' \
  "$(ours '*.rs' '*.ts' '*.css' | xargs -r wc -l | awk '$1 > 400 && $2 != "total" { print $2 ": " $1 }')"

report 'Paths and papers of one machine do not belong here.' \
  "$(ours | grep -v '^\.ci/' | xargs -r grep -HnIE '/[w]ork/|/[f]arm/|/[r]oot/|/[h]ome/[a-z]|/tmp/[b]ash_jobs|\.\./[s]hared|\.\./\.[l]ibrary|[a]rtifactory|(process|assurance|contract|papers|calendar_units_text)\.[m]d' || true)"

# Licences, sources and bans of deny.toml.
cargo metadata ${CI:+--locked} --format-version 1 | node end2end/dependencies.mjs || failed=1

[ "$failed" -eq 0 ] || exit 1
echo '   the wasm tree, text areas, routes, styles, leftovers, lengths, paths and dependencies are as they should be'
