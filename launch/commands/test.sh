# shellcheck shell=bash
# test: every test, as the build server runs them.

usage() {
  cat <<'USAGE'
Usage: ./countersign test [--fast] [--verbose] [MODULE]

Checks formatting, compiles with all warnings as errors, and runs the launcher's tests and all Java tests. Installs what tests need from
Debian when it may (as root); otherwise says what is missing. The last line counts what passed, failed and was skipped.

  --fast       leave out tests that are marked as slow
  --verbose    show Maven's whole output (it is always kept in target/launch/test.log)
  MODULE       only this module's folder, with the modules that it is made of, for example gateway-service

Example: ./countersign test --fast verifier/counter
Exit codes: 0 all passed, 1 a test failed or nothing ran, 64 wrong usage, 69 something that is needed is missing.
USAGE
}

run() {
  local fast='' verbose='' module='' failed='' summary
  while [ $# -gt 0 ]; do
    case $1 in
      --fast) fast=yes ;;
      --verbose) verbose=yes ;;
      -*) unknown_option "$1" ;;
      *) module=${1%/} ;;
    esac
    shift
  done
  if [ -n "$module" ] && [ ! -f "$ROOT/$module/pom.xml" ]; then
    fail "$EXIT_USAGE" "There is no module \"$module\"; the modules are $(modules | tr '\n' ' ')."
  fi
  need_jdk
  need_maven
  need_package zbarimg zbar-tools
  need_package chromium chromium
  need_package softhsm2-util softhsm2
  need_chinese_font
  with_build_lock run_tests "$fast" "$verbose" "$module" || failed=yes

  list_failures
  summary=$(count_tests)
  printf '%s\n' "$summary"
  case $summary in '0 passed'* | *' passed, '[1-9]*' failed'*) failed=yes ;; esac
  [ -z "$failed" ] || return "$EXIT_FAILED"
}

modules() { sed -n 's:.*<module>\(.*\)</module>.*:\1:p' "$ROOT/pom.xml"; }

run_tests() {
  local fast=$1 verbose=$2 module=$3 failed='' log=$ROOT/target/launch/test.log
  local -a arguments=(--fail-at-end verify)
  find "$ROOT" -type d \( -name surefire-reports -o -name failsafe-reports \) -path '*/target/*' -prune -exec rm -rf {} +
  mkdir -p "$ROOT/target/launch" "$ROOT/target/surefire-reports"
  if [ -n "$module" ]; then arguments+=(-pl "$module" -am); fi
  if [ -n "$fast" ]; then arguments+=(-DexcludedGroups=slow); fi

  progress "Testing the launcher."
  "$ROOT/launch/test/run" "$ROOT/target/surefire-reports/TEST-launcher.xml" >&2 || failed=yes
  progress "Testing the modules."
  if [ -n "$verbose" ]; then
    (cd "$ROOT" && mvn -B "${arguments[@]}" </dev/null 2>&1) | tee "$log" >&2 || failed=yes
  else
    maven "$log" "${arguments[@]}" || failed=yes
  fi
  if [ -n "$failed" ]; then maven_reason "$log" >&2; fi
  [ -z "$failed" ]
}

# need_package PROGRAM DEBIAN_PACKAGE: tests that need the program skip themselves, or fail, when it is missing.
need_package() { if ! command -v "$1" >/dev/null 2>&1; then need "$1" "$2"; fi; }

# Printed certificates are in Chinese, and pictures of the screens should show what people see.
need_chinese_font() { if [ -z "$(fc-list :lang=zh-cn 2>/dev/null | head -c 1)" ]; then need 'a Chinese font' fonts-noto-cjk; fi; }

# need WHAT DEBIAN_PACKAGE
need() {
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    progress "Installing $2, which the tests need."
    install_package "$2" || progress "$2 could not be installed; tests that need $1 will be skipped or fail."
  else
    progress "Tests that need $1 will be skipped or fail; install it first (on Debian: apt-get install $2)."
  fi
}

install_package() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$1" </dev/null >/dev/null 2>&1 ||
    { apt-get update -q </dev/null >/dev/null 2>&1 &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$1" </dev/null >/dev/null 2>&1; }
}

reports() {
  find "$ROOT" -name 'TEST-*.xml' \( -path '*/target/surefire-reports/*' -o -path '*/target/failsafe-reports/*' \) -print0
}

# Counted from the reports, so that a test run that died early cannot look like one that passed.
count_tests() {
  reports | xargs -0 -r cat -- | awk '
    function number(name,   text) {
      if (!match($0, " " name "=\"[0-9]+\"")) return 0
      text = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", text); return text + 0
    }
    /<testsuite / { open = 1 }
    open && / tests="/ { tests += number("tests"); errors += number("errors"); skipped += number("skipped"); failures += number("failures") }
    open && />/ { open = 0 }
    END { printf "%d passed, %d failed, %d skipped\n", tests - errors - failures - skipped, errors + failures, skipped }'
}

list_failures() {
  # shellcheck disable=SC2016 # the program is awk's
  reports | xargs -0 -r awk '
    /<testcase / {
      match($0, / name="[^"]*"/); name = substr($0, RSTART + 7, RLENGTH - 8)
      match($0, / classname="[^"]*"/); owner = substr($0, RSTART + 12, RLENGTH - 13)
    }
    /<failure|<error/ { if (name != "") print "FAILED " owner " " name; name = "" }' >&2
}
