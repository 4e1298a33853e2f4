#!/bin/sh
# Installs what is missing to build (`program`) and to test (`tests`) docket.
# Says and asks nothing when everything is there.
set -eu

say() { printf '%s\n' "$*" >&2; }

# --- Swift

if ! command -v swift >/dev/null 2>&1; then
  say "docket is written in Swift, and there is no 'swift' here."
  say "Install Swift 6.2 or later from https://www.swift.org/install/linux/ and run make again."
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
major=${version%%.*}
minor=${version#*.}
if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
  say "docket needs Swift 6.2 or later; this is '${version:-an unknown version}'."
  say "Install a newer one from https://www.swift.org/install/linux/ and run make again."
  exit 1
fi

# --- Libraries: the file that shows it is there, and the package that has it (Debian and Ubuntu alike)

missing=
need() {
  # $1 package, the rest: files, one of which is enough
  package=$1
  shift
  for file in "$@"; do
    for found in $file; do
      [ -e "$found" ] && return 0
    done
  done
  missing="$missing $package"
}
header() { need "$1" "/usr/include/$2" "/usr/include/*/$2" "/usr/local/include/$2"; }
program() { command -v "$2" >/dev/null 2>&1 || missing="$missing $1"; }

for what in "$@"; do
  case $what in
    program)
      header libncurses-dev ncurses.h
      header libsqlite3-dev sqlite3.h
      header libssl-dev openssl/evp.h
      header zlib1g-dev zlib.h
      header libxml2-dev libxml2/libxml/parser.h
      header libcurl4-openssl-dev curl/curl.h
      header libcmark-gfm-dev cmark-gfm.h
      header libcmark-gfm-extensions-dev cmark-gfm-core-extensions.h
      ;;
    tests)
      program tmux tmux
      # The fault laboratory.
      program python3 python3
      program strace strace
      program util-linux unshare
      program git git
      program rsync rsync
      program gcc cc
      # The hostile server of the fetching tests makes its certificates.
      program openssl openssl
      ;;
  esac
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  say "Missing, by the names Debian and Ubuntu give them:$missing"
  say "There is no apt-get here: install them with the package manager of this system and run make again."
  exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    say "Missing:$missing"
    say "There is no sudo here: run 'apt-get install$missing' as root and run make again."
    exit 1
  fi
  as_root=sudo
fi
say "Installing:$missing"
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2 || {
  $as_root apt-get update -q >&2
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2
}
