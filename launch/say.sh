# shellcheck shell=bash
# Words for people. Results go to standard output; progress and complaints go to standard error, so that a pipe gets results only.

# What each exit code of ./countersign means; the usage pages list those that a command can give.
readonly EXIT_FAILED=1 EXIT_NOT_RUNNING=3 EXIT_USAGE=64 EXIT_DAMAGED=65 EXIT_MISSING=69 EXIT_TAKEN=73 EXIT_MISFIT=78

say() { printf '%s\n' "$*"; }

progress() { printf '%s\n' "$*" >&2; }

# fail CODE SENTENCE: one sentence that says what is wrong and what to do about it.
fail() {
  local code=$1
  shift
  printf 'countersign: %s\n' "$*" >&2
  exit "$code"
}

general_usage() {
  cat <<'USAGE'
Usage: ./countersign COMMAND [options]

  up       start everything on this machine and say where to go
  down     stop what `up` started
  status   show what runs, how large it is and whether it is healthy
  backup   write everything that cannot be made again into one file
  restore  make a data folder from such a file
  demo     do the main job end to end on generated residents and report it
  test     run every test, as the build server does
  bench    measure one ratio and print one line of JSON
  verify   check a certificate from an image, a PDF, a text file or the scanned text, without a network
  help     show this page

Each command explains itself with --help. Example: ./countersign up --help
Environment: JAVA_HOME (a JDK 25), COUNTERSIGN_DATA (the data folder; by default data/ beside this script).
Exit codes: 0 done, 1 failed, 3 not running, 64 wrong usage, 65 a backup is damaged, 69 something that is needed is missing,
73 a file or folder is in the way, 78 ledger and gateway do not fit together.
USAGE
}
