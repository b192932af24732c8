# shellcheck shell=bash
# Reading of command lines, the same for every command.

wants_help() {
  local word
  for word in "$@"; do
    case $word in --help | -h) return 0 ;; --) return 1 ;; esac
  done
  return 1
}

# What the person called; the scripts of network/fabric share this part and say their own name.
called() { printf '%s' "${CALLED:-./countersign $command}"; }

# value_of OPTION "$@": the word that follows an option, or a usage error.
value_of() {
  [ $# -ge 3 ] || fail "$EXIT_USAGE" "$1 needs a value; $(called) --help shows an example."
  printf '%s' "$3"
}

unknown_option() {
  fail "$EXIT_USAGE" "$(called) does not know \"$1\"; $(called) --help lists what it takes."
}

need_port_number() {
  case $2 in
    '' | *[!0-9]* | ??????*) ;;
    *) if [ "$2" -le 65535 ]; then return 0; fi ;;
  esac
  fail "$EXIT_USAGE" "$1 takes a port number from 1 to 65535, or 0 for any free one, not \"$2\"."
}

default_data() { printf '%s' "${COUNTERSIGN_DATA:-$ROOT/data}"; }

# use_data FOLDER: sets DATA as an absolute path. The folder need not exist.
use_data() {
  case $1 in /*) DATA=$1 ;; *) DATA=$PWD/$1 ;; esac
  DATA=${DATA%/}
}

# An existing, writable data folder with its inner folders; only its owner may look inside.
prepare_data() {
  (umask 077 && mkdir -p "$DATA/run" "$DATA/logs" "$DATA/app" "$DATA/gateway") 2>/dev/null ||
    fail "$EXIT_MISSING" "The data folder $DATA cannot be written; give another one with --data."
  need_space "$DATA" 600
}
