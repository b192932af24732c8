# shellcheck shell=bash
# What must be installed, and how Fabric's programs are called.

readonly FABRIC_DOCUMENTATION='https://hyperledger-fabric.readthedocs.io/en/release-2.5/install.html'

# need_binaries NAME...: one sentence for all that are missing.
need_binaries() {
  local name missing=
  for name in "$@"; do
    command -v "$name" >/dev/null 2>&1 || missing="$missing${missing:+, }$name"
  done
  if [ -n "$missing" ]; then
    fail "$EXIT_MISSING" "Not on PATH: $missing; Fabric's documentation says how to get its programs ($FABRIC_DOCUMENTATION, component \"binary\")."
  fi
}

need_openssl() {
  command -v openssl >/dev/null 2>&1 ||
    fail "$EXIT_MISSING" "openssl is needed for certificates and is not on PATH; install it (on Debian: apt-get install openssl) and call this again."
}

# quietly NAME COMMAND...: Fabric's programs talk much. What they say goes to a log, and to the person only when they fail.
quietly() {
  local log=$DATA/logs/$1.log start=1
  shift
  if [ -f "$log" ]; then start=$(($(wc -l <"$log") + 1)); fi
  printf '=== %s\n' "$*" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null && return 0
  sed -n "$start,\$p" "$log" | grep -v '^===' | tail -n 8 | sed 's/^/    /' >&2
  return 1
}

# Options for env, one per line, that keep the caller's own CORE_, ORDERER_, FABRIC_ and CONFIGTX_ variables from a program.
without_settings() {
  local name
  local -a unset=()
  for name in $(compgen -e); do
    case $name in CORE_* | ORDERER_* | FABRIC_* | CONFIGTX_*) unset+=(-u "$name") ;; esac
  done
  if [ ${#unset[@]} -gt 0 ]; then printf '%s\n' "${unset[@]}"; fi
}
