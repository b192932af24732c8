# shellcheck shell=bash
# Ports of a data folder. They are chosen once and remembered in DATA/ports, so that addresses survive a restart.

usual_port() {
  case $1 in gateway) printf 8080 ;; ledger) printf 7051 ;; chaincode) printf 7052 ;; counter) printf 8090 ;; wallet) printf 8070 ;; esac
}

remembered_port() { sed -n "s/^$1=\([0-9]*\)\$/\1/p" "$DATA/ports" 2>/dev/null | head -n 1; }

port_of() { remembered_port "$1"; }

# Below the range from which the system gives ports to outgoing connections.
free_port() {
  local port tries
  for tries in {1..200}; do
    port=$((20000 + RANDOM % 10000))
    if ! grep -qs "=$port\$" "$DATA/ports.new" && ! tcp_answers "$port"; then
      printf '%s' "$port"
      return 0
    fi
  done
  fail "$EXIT_MISSING" "No free port was found between 20000 and 29999 after $tries tries; close some programs and call this again."
}

# choose_port NAME WANTED: WANTED is a number, 0 for any free one, or empty. A process of ours that runs keeps its port.
choose_port() {
  local name=$1 wanted=$2 remembered
  remembered=$(remembered_port "$name")
  if is_running "$name"; then
    if [ -n "$wanted" ] && [ "$wanted" != 0 ] && [ "$wanted" != "$remembered" ]; then
      fail "$EXIT_FAILED" "The $name already runs on port $remembered; call ./countersign down before choosing another port."
    fi
    printf '%s' "$remembered"
  elif [ "$wanted" = 0 ]; then
    free_port
  elif [ -n "$wanted" ]; then
    if tcp_answers "$wanted"; then
      fail "$EXIT_FAILED" "Port $wanted is taken by another program; stop that program, or choose another port or 0 for any free one."
    fi
    printf '%s' "$wanted"
  elif [ -n "$remembered" ]; then
    if tcp_answers "$remembered"; then
      fail "$EXIT_FAILED" "Port $remembered, which this data folder uses for the $name, is taken by another program; stop that program, or call up with --$(port_option "$name") 0."
    fi
    printf '%s' "$remembered"
  elif tcp_answers "$(usual_port "$name")" || grep -qs "=$(usual_port "$name")\$" "$DATA/ports.new"; then
    free_port
  else
    usual_port "$name"
  fi
}

port_option() {
  case $1 in gateway) printf 'port' ;; *) printf '%s-port' "$1" ;; esac
}

# choose_ports GATEWAY LEDGER CHAINCODE COUNTER WALLET: writes DATA/ports in one step.
choose_ports() {
  local port
  : >"$DATA/ports.new"
  port=$(choose_port gateway "$1") || exit $?
  printf 'gateway=%s\n' "$port" >>"$DATA/ports.new"
  if is_fabric; then port=$(fabric_endpoint_port) || exit $?; else port=$(choose_port ledger "$2") || exit $?; fi
  printf 'ledger=%s\n' "$port" >>"$DATA/ports.new"
  port=$(choose_port chaincode "$3") || exit $?
  printf 'chaincode=%s\n' "$port" >>"$DATA/ports.new"
  port=$(choose_port counter "$4") || exit $?
  printf 'counter=%s\n' "$port" >>"$DATA/ports.new"
  port=$(choose_port wallet "$5") || exit $?
  printf 'wallet=%s\n' "$port" >>"$DATA/ports.new"
  mv -f "$DATA/ports.new" "$DATA/ports"
}
