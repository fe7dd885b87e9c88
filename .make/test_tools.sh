#!/usr/bin/env bash
# Installs what the tests need beyond the build: Node, PostgreSQL, Chromium, Python (with apt, when this
# user may), the packages of end2end and an S3 server from PyPI. Stops with one line that names what is missing otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."

node_is_new() { node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }
postgres_is_new() {
  local bin
  for bin in /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
    [ -x "$bin/initdb" ] && [ "$("$bin/initdb" --version | grep -oE '[0-9]+' | head -n 1)" -ge 15 ] && return
  done
  return 1
}
has_browser() {
  [ -n "${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null
}
missing() {
  node_is_new || printf ' nodejs'
  command -v npm >/dev/null || printf ' npm'
  postgres_is_new || printf ' postgresql'
  has_browser || printf ' chromium'
  command -v python3 >/dev/null || printf ' python3'
  python3 -c 'import ensurepip, venv' 2>/dev/null || printf ' python3-venv'
}

# Without strace two drills are left out; it is no reason to stop. Reverse proxies, which begin to serve where they are
# installed, are only put on a machine that is thrown away.
useful() {
  command -v strace >/dev/null || printf ' strace'
  [ -n "${CI:-}" ] || return 0
  command -v nginx >/dev/null || printf ' nginx'
  command -v haproxy >/dev/null || printf ' haproxy'
  command -v systemd-analyze >/dev/null || printf ' systemd'
}

packages=$(missing)
if [ -n "$packages$(useful)" ]; then
  packages+=$(useful)
  root=
  [ "$(id -u)" -eq 0 ] || root='sudo -n'
  if command -v apt-get >/dev/null && $root true 2>/dev/null; then
    echo "   installing with apt:$packages"
    $root apt-get update || true
    # shellcheck disable=SC2086 # a list of package names
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages </dev/null || true
  fi
  packages=$(missing)
fi
if [ -n "$packages" ]; then
  echo "The tests need Node >= 20 with npm, PostgreSQL >= 15, Chromium and Python 3 with venv; missing or too old:$packages. Install them (Debian 13: apt-get install$packages) and try again." >&2
  exit 1
fi

end2end/s3.sh install

for component in rustfmt clippy; do
  cargo "${component/rustfmt/fmt}" --version >/dev/null 2>&1 || rustup component add "$component"
done

# npm ci removes and installs everything again: only when the lock file changed.
if ! cmp -s end2end/package-lock.json end2end/node_modules/.installed; then
  (cd end2end && npm ci </dev/null)
  cp end2end/package-lock.json end2end/node_modules/.installed
fi
echo "   node $(node --version), $(cd end2end && node -p '"Playwright " + require("@playwright/test/package.json").version'), moto $(sed -n 's/^moto==\([0-9.]*\).*/\1/p' end2end/s3.txt)"
