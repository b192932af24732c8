# shellcheck shell=bash
# bench: one measurement by the acceptance program.

usage() {
  cat <<'USAGE'
Usage: ./countersign bench NAME [options of that measurement]

Measures ratios side by side in one run on this machine and prints one line of JSON. Without a NAME it lists the measurements.

Example: ./countersign bench check
Exit codes: 0 measured, 1 failed, 64 wrong usage or unknown NAME, 69 something that is needed is missing.
USAGE
}

run() {
  ensure_built dev-ledger chaincode gateway-service verifier-counter acceptance
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -jar "$(app_jar acceptance)" bench "$@"
}
