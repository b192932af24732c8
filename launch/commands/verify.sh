# shellcheck shell=bash
# verify: the command-line check. Its options are the check's own; this only finds a JDK and the program.

usage() {
  if [ -f "$(app_jar verifier-counter)" ] && JAVA_HOME=$(find_jdk); then
    verify_program --help
  else
    cat <<'USAGE'
Usage: ./countersign verify FILE-OR-TEXT [--data DIR | --trust-store DIR] [--lang zh|en] [--json]
       ./countersign verify --enrol | --sync [--data DIR]

Checks a certificate without a network from an image, a PDF, a text file, standard input (-) or the scanned text itself.
The full page is shown once the program is built; ./countersign up builds it.

Example: ./countersign verify certificate.png --lang en
Exit codes: 0 valid, 1 a definite no, 2 cannot tell, 3 unreadable, 64 wrong usage, 69 something that is needed is missing.
USAGE
  fi
}

run() {
  ensure_built verifier-counter
  export COUNTERSIGN_DATA=${COUNTERSIGN_DATA:-$ROOT/data}
  verify_program "$@"
}

verify_program() {
  local terminal=false
  if [ -t 1 ]; then terminal=true; fi
  # Java decodes file names by the locale; under the C locale a Chinese one could not be opened.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED \
    "-Dcountersign.terminal=$terminal" -jar "$(app_jar verifier-counter)" "$@"
}
