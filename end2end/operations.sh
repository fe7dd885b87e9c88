#!/usr/bin/env bash
# What stands in server/operations, tried: the unit is verified, and nginx and HAProxy, each with the file that is
# handed out, stand in front of a node. Only addresses, ports and certificates are put in.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$(realpath "${CARGO_TARGET_DIR:-target}")
server=${PHANHOI:-$target/release/phanhoi}
operations=server/operations
[ -x "$server" ] || { echo "There is no $server: make test builds it, or cargo build --release -p server" >&2; exit 1; }

work=$(mktemp -d)
children=()
stop() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

fail() { echo "operations: $*" >&2; exit 1; }
need() {
  command -v "$1" >/dev/null && return
  [ -z "${CI:-}" ] || fail "$1 is missing"
  echo "   $1 is missing: left out"
  return 1
}
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
# Waits until something answers.
until_up() {
  for _ in $(seq 150); do
    curl -sko /dev/null "$1" && return
    sleep 0.2
  done
  fail "$1 does not answer"
}

if need systemd-analyze; then
  # Verified with the program where this machine has it.
  sed "s#/usr/local/bin/phanhoi#$server#" "$operations/phanhoi.service" >"$work/phanhoi.service"
  systemd-analyze verify --man=no "$work/phanhoi.service" 2>&1 | { ! grep -v 'postgresql.service' | grep .; } || fail 'the unit is not right'
  echo '   phanhoi.service: verified'
fi

node=$(free_port) admin=$(free_port) plain=$(free_port) secure=$(free_port)
base=https://phanhoi.example.vn
env PHANHOI_ADDR="127.0.0.1:$node" PHANHOI_ADMIN_ADDR="127.0.0.1:$admin" PHANHOI_BASE_URL="$base" \
  PHANHOI_TRUSTED_PROXIES=127.0.0.1 PHANHOI_DATA_DIR="$work/data" PHANHOI_SITE_DIR="$target/site" PHANHOI_NODE_RATE=1000 \
  "$server" serve >"$work/server.log" 2>&1 &
children+=($!)
until_up "http://127.0.0.1:$admin/readyz"
# What was never counted is not written.
curl -so /dev/null "http://127.0.0.1:$node/"

curl -s "http://127.0.0.1:$admin/metrics" | tail -n 1 | grep -qx '# EOF' || fail 'no figures'
for name in $(grep -oE 'phanhoi_[a-z_]+' "$operations/alerts.yml" | sed -E 's/_(total|bucket)$//' | sort -u); do
  curl -s "http://127.0.0.1:$admin/metrics" | grep -q "^# TYPE $name " || fail "no figure is called $name"
done
echo '   alerts.yml: every figure is there'

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=phanhoi.example.vn -addext subjectAltName=DNS:phanhoi.example.vn \
  -keyout "$work/privkey.pem" -out "$work/fullchain.pem" 2>/dev/null
cat "$work/fullchain.pem" "$work/privkey.pem" >"$work/both.pem"

# The browser's side: our name, at the port of this test, from an address that is not the proxy's own.
ask() {
  curl -s --interface 127.0.0.2 --cacert "$work/fullchain.pem" --resolve "phanhoi.example.vn:$secure:127.0.0.1" \
    --connect-to "phanhoi.example.vn:443:127.0.0.1:$secure" --cookie-jar "$work/jar" --cookie "$work/jar" "$@"
}

# through NAME: what every visitor does, and what nobody may.
through() {
  until_up "https://127.0.0.1:$secure/"
  [ "$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H 'Host: phanhoi.example.vn' "http://127.0.0.1:$plain/tra-cuu?x=1")" \
    = "301 $base/tra-cuu?x=1" ] || fail "$1: http is not sent on to https"
  rm -f "$work/jar"
  local token page
  page=$(ask "$base/gui-phan-anh") || fail "$1: the form does not come"
  token=$(grep -o 'name="draft_token"[^>]*' <<<"$page" | grep -o 'value="[^"]*"' | head -n 1 | cut -d'"' -f2)
  [ -n "$token" ] || fail "$1: the form has no token"
  [ "$(ask -o /dev/null -w '%{http_code}' -H "Origin: $base" --data-urlencode "draft_token=$token" -d kind=GOP_Y "$base/gui-phan-anh")" = 303 ] \
    || fail "$1: the first page of the form is not taken"
  [ "$(ask -o /dev/null -w '%{http_code}' -H 'Origin: https://elsewhere.example' -d kind=GOP_Y "$base/gui-phan-anh")" = 403 ] \
    || fail "$1: a foreign page could send"
  ask -D - -o /dev/null "$base/" | tr -d '\r' | grep -qi '^strict-transport-security:' || fail "$1: no HSTS"
  ! ask -D - -o /dev/null "$base/" | grep -qiE '^server: *(nginx|haproxy)/' || fail "$1: it says its version"
  # Fifty megabytes go through to the node, which answers itself.
  local status
  head -c 50000000 /dev/zero >"$work/large"
  status=$(ask -o /dev/null -w '%{http_code}' -H "Origin: $base" -F "draft_token=$token" -F "files=@$work/large;type=image/jpeg" "$base/gui-phan-anh/tep")
  case $status in 413 | 5??) fail "$1: an upload does not go through: $status" ;; esac
  # A made-up address in front of the proxy's own does not make another source: thirty-odd wrong codes from one
  # visitor who claims to be somebody else each time are slowed down.
  local slowed=no
  for number in $(seq 60); do
    status=$(ask -o /dev/null -w '%{http_code}' -H "Origin: $base" -H "X-Forwarded-For: 198.51.100.$number" -d code=0000000000000000 "$base/tra-cuu")
    [ "$status" != 429 ] || { slowed=yes; break; }
  done
  [ "$slowed" = yes ] || fail "$1: whoever writes X-Forwarded-For is another source each time"
  echo "   $1: sends on to https, carries the form, believes no made-up address"
}

if need nginx; then
  sed -e "s#listen 80;#listen 127.0.0.1:$plain;#; s#listen 443 ssl;#listen 127.0.0.1:$secure ssl;#; /listen \[::\]/d" \
    -e "s#/etc/phanhoi/tls#$work#; s#127.0.0.1:3000#127.0.0.1:$node#" "$operations/nginx.conf" >"$work/nginx.conf"
  nginx -p "$work" -c "$work/nginx.conf" -g "daemon off; pid $work/nginx.pid; error_log $work/nginx.log;" >/dev/null 2>&1 &
  children+=($!)
  through nginx
  kill "${children[-1]}" && wait "${children[-1]}" 2>/dev/null || true
fi

if need haproxy; then
  plain=$(free_port) secure=$(free_port)
  sed -e "s#bind :80#bind 127.0.0.1:$plain#; s#bind :443#bind 127.0.0.1:$secure#; s#/etc/phanhoi/tls#$work#" \
    -e "s#127.0.0.1:3000 check port 3001#127.0.0.1:$node check port $admin#" "$operations/haproxy.cfg" >"$work/haproxy.cfg"
  haproxy -c -q -f "$work/haproxy.cfg" || fail 'haproxy does not take its file'
  haproxy -f "$work/haproxy.cfg" >/dev/null 2>&1 &
  children+=($!)
  through haproxy
fi
