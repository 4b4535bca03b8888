#!/usr/bin/env bash
# Runs `adroit check` from its tarball, after comparing the tarball's SHA-256.
#   check.sh --tarball PATH_OR_HTTPS_ADDRESS --sha256 HEX [-- arguments of `adroit check`]
# Exit code: that of `adroit check`; 2 where the tarball can't be had or isn't the one that was named.
set -euo pipefail

tarball="" sha256=""
while [ $# -gt 0 ]; do
  case "$1" in
    --tarball) tarball="${2:-}"; shift 2 ;;
    --sha256) sha256="${2:-}"; shift 2 ;;
    --) shift; break ;;
    *) break ;;
  esac
done
fail() { echo "adroit: $1" >&2; exit 2; }
[ -n "$tarball" ] || fail "name the tarball with --tarball: a path, or an https address."
[[ "$sha256" =~ ^[0-9a-f]{64}$ ]] || fail "name the tarball's SHA-256 with --sha256: 64 hexadecimal digits."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
case "$tarball" in
  https://*) curl --fail --silent --show-error --location --proto '=https' --max-time 120 --output "$work/adroit-cli.tgz" "$tarball" ||
    fail "can't fetch $tarball." ;;
  *) [ -f "$tarball" ] && cp -- "$tarball" "$work/adroit-cli.tgz" 2> /dev/null || fail "there is no file $tarball." ;;
esac
if command -v sha256sum > /dev/null; then found="$(sha256sum "$work/adroit-cli.tgz")"; else found="$(shasum -a 256 "$work/adroit-cli.tgz")"; fi
[ "${found%% *}" = "$sha256" ] || fail "$tarball isn't the file that was named: its SHA-256 is ${found%% *}."

# The tarball needs nothing else. Not by npm, which obeys an .npmrc of the folder that is checked: that is somebody else's.
tar -xzf "$work/adroit-cli.tgz" -C "$work" || fail "$tarball can't be unpacked."
node "$work/package/out/cli/index.js" check "$@"
