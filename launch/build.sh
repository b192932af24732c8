# shellcheck shell=bash
# Builds what is stale, and nothing else. A runnable jar is stale when it is missing or when a pom.xml or a main source that it is made of
# changed after its last build began. The jars carry a fixed date (the build is reproducible), so each has a stamp file beside the logs.

# The module folder of each program, and the module folders that it is made of. launch/test compares this with the pom files.
app_module() {
  case $1 in
    dev-ledger) printf 'network/dev-ledger' ;;
    chaincode) printf 'chaincode' ;;
    test-chaincode) printf 'network/test-chaincode' ;;
    gateway-service) printf 'gateway-service' ;;
    verifier-counter) printf 'verifier/counter' ;;
    wallet-app) printf 'wallet/app' ;;
    acceptance) printf 'network/acceptance' ;;
    *) return 1 ;;
  esac
}

app_sources() {
  case $1 in
    dev-ledger) printf '%s\n' network/dev-ledger ;;
    chaincode) printf '%s\n' chaincode credential-format ;;
    test-chaincode) printf '%s\n' network/test-chaincode ;;
    gateway-service) printf '%s\n' gateway-service screens credential-format ;;
    verifier-counter) printf '%s\n' verifier/counter verifier/check browser wallet/holder screens credential-format ;;
    wallet-app) printf '%s\n' wallet/app browser screens wallet/holder verifier/check credential-format ;;
    acceptance) printf '%s\n' network/acceptance verifier/counter verifier/check browser screens wallet/holder credential-format ;;
    *) return 1 ;;
  esac
}

project_version() { sed -n 's:^  <version>\(.*\)</version>.*:\1:p' "$ROOT/pom.xml" | head -n 1; }

app_jar() { printf '%s/%s/target/%s-%s-app.jar' "$ROOT" "$(app_module "$1")" "$1" "$(project_version)"; }

build_stamp() { printf '%s/target/launch/%s.stamp' "$ROOT" "$1"; }

# is_stale APP: folders count as well as files, so that a removed source is noticed.
is_stale() {
  local app=$1 stamp module newer
  local -a places=("$ROOT/pom.xml")
  stamp=$(build_stamp "$app")
  [ -f "$(app_jar "$app")" ] && [ -f "$stamp" ] || return 0
  while IFS= read -r module; do
    places+=("$ROOT/$module/pom.xml")
    if [ -d "$ROOT/$module/src/main" ]; then places+=("$ROOT/$module/src/main"); fi
  done < <(app_sources "$app")
  newer=$(find "${places[@]}" -newer "$stamp" -print 2>/dev/null | head -n 1) || true
  [ -n "$newer" ]
}

need_maven() {
  command -v mvn >/dev/null 2>&1 ||
    fail "$EXIT_MISSING" "Maven is needed to build and is not on PATH; install it (on Debian: apt-get install maven) and call this again."
}

# with_build_lock COMMAND...: one build at a time in this checkout. The lock is on the folder itself, so nothing is left behind.
with_build_lock() {
  if ! command -v flock >/dev/null 2>&1; then
    "$@"
    return
  fi
  (
    exec 9<"$ROOT/launch"
    if ! flock -n 9; then
      progress "Another build is running in this checkout; waiting for it."
      flock 9
    fi
    "$@"
  )
}

# ensure_built APP...: the JDK is found first, because building and running both need it. COUNTERSIGN_BUILT=yes says that a build is
# under way around this call (the system tests run inside it), so nothing may be built here.
ensure_built() {
  local app stale=
  need_jdk
  if [ "${COUNTERSIGN_BUILT:-}" = yes ]; then
    for app in "$@"; do
      [ -f "$(app_jar "$app")" ] ||
        fail "$EXIT_MISSING" "The program $app is not built, and COUNTERSIGN_BUILT forbids to build it here; unset it or call mvn package first."
    done
    return 0
  fi
  for app in "$@"; do
    if is_stale "$app"; then stale=yes; fi
  done
  [ -n "$stale" ] || return 0
  need_maven
  with_build_lock build_stale "$@"
}

# Runs inside the lock, so it asks again what is stale: the call before may have built it.
build_stale() {
  local app started=$SECONDS
  local -a apps=() modules=()
  for app in "$@"; do
    if is_stale "$app"; then
      apps+=("$app")
      modules+=("$(app_module "$app")")
    fi
  done
  [ ${#apps[@]} -gt 0 ] || return 0
  need_space "$ROOT" 500
  mkdir -p "$ROOT/target/launch"
  progress "Building ${apps[*]} (tests are left to ./countersign test)."
  # The stamp is as old as the start of the build: what is edited meanwhile is stale.
  : >"$ROOT/target/launch/started"
  local log=$ROOT/target/launch/build.log
  if ! maven "$log" -pl "$(join_by , "${modules[@]}")" -am -Dmaven.test.skip=true package; then
    maven_reason "$log" >&2
    fail "$EXIT_FAILED" "The build failed; the whole log is in $log."
  fi
  for app in "${apps[@]}"; do cp -p "$ROOT/target/launch/started" "$(build_stamp "$app")"; done
  progress "Built in $((SECONDS - started)) s."
}

# maven LOG ARGUMENTS...: the log gets everything, the person gets one line per module.
maven() {
  local log=$1
  shift
  (cd "$ROOT" && mvn -B "$@" </dev/null 2>&1) | tee "$log" | maven_progress >&2
}

maven_progress() {
  sed -u -n \
    -e 's/^\[INFO\] Building \(.*[^ ]\) \{1,\}\(\[[0-9]*\/[0-9]*\]\)$/  \2 \1/p' \
    -e 's/^\[INFO\] Tests run: \([1-9][0-9]*\), Failures: 0, Errors: 0, Skipped: \([0-9]*\), Time elapsed: \(.*\) -- in \(.*\)$/        \1 tests, \3, \4/p' \
    -e '/^\[ERROR\] Tests run:.*FAILURE/s/^\[ERROR\] /  !     /p'
}

maven_reason() { sed -n 's/^\[ERROR\] //p' "$1" | grep -v '^$' | head -n 15; }

join_by() {
  local IFS=$1
  shift
  printf '%s' "$*"
}

# need_space FOLDER MEGABYTES
need_space() {
  local free
  free=$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }') || free=
  if [ -n "$free" ] && [ "$free" -lt "$2" ]; then
    fail "$EXIT_MISSING" "Only $free MB are free on the disk of $1 and about $2 MB are needed; free some space or use another folder with --data."
  fi
}
