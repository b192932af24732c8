# shellcheck shell=bash
# Who is in the network. DATA/members has a line for each organisation: its short name, MSP id and domain; the three of the start come first.
# DATA/network says how many ordering nodes there are and where the nodes are: on this machine, started by us, from the port `port-base` on;
# or elsewhere, started by somebody else (compose, an operator), each on a host of its own with Fabric's usual ports. A node is named for its organisation: data-bureau-peer,
# data-bureau-orderer. Everything else about a node follows from that.

# shellcheck disable=SC2034 # the other parts read it
readonly CHANNEL=countersign
readonly FOUNDERS='data-bureau civil-affairs partners'

member_names() { cut -d ' ' -f 1 "$DATA/members"; }

member_field() { awk -v name="$1" -v field="$2" '$1 == name { print $field; exit }' "$DATA/members"; }

msp_of() { member_field "$1" 2; }

domain_of() { member_field "$1" 3; }

# The place of an organisation in the list, from 0.
place_of() { awk -v name="$1" '$1 == name { print NR - 1; exit }' "$DATA/members"; }

setting() { sed -n "s/^$1=//p" "$DATA/network" 2>/dev/null || true; }

orderer_members() {
  local name left
  left=$(setting orderers)
  for name in $FOUNDERS; do
    [ "$left" -gt 0 ] || return 0
    printf '%s\n' "$name"
    left=$((left - 1))
  done
}

peers() { member_names | sed 's/$/-peer/'; }

orderers() { orderer_members | sed 's/$/-orderer/'; }

nodes() {
  orderers
  peers
}

is_orderer() { case $1 in *-orderer) return 0 ;; *) return 1 ;; esac; }

# The organisation that runs a node.
member_of() { printf '%s' "${1%-*}"; }

is_node() { nodes | grep -xF -- "$1" >/dev/null; }

is_elsewhere() { [ "$(setting nodes)" = elsewhere ]; }

# The name that is in a node's TLS certificate, too.
node_host() {
  if ! is_elsewhere; then
    printf '127.0.0.1'
  elif is_orderer "$1"; then
    printf 'orderer0.%s' "$(domain_of "$(member_of "$1")")"
  else
    printf 'peer0.%s' "$(domain_of "$(member_of "$1")")"
  fi
}

# node_port NODE clients|operations|admin|chaincode: on this machine ten ports for each node, from the base on; ordering nodes after the three first peers, so
# that an organisation that joins later moves nobody.
node_port() {
  local place kind=0
  if is_elsewhere; then
    case $2 in
      clients) if is_orderer "$1"; then printf 7050; else printf 7051; fi ;;
      operations) printf 9443 ;;
      admin) printf 7053 ;;
      chaincode) printf 7052 ;;
    esac
    return
  fi
  place=$(place_of "$(member_of "$1")")
  if is_orderer "$1"; then place=$((place + 3)); elif [ "$place" -ge 3 ]; then place=$((place + 3)); fi
  case $2 in clients) kind=0 ;; operations) kind=1 ;; admin | chaincode) kind=2 ;; esac
  printf '%s' $(($(setting port-base) + place * 10 + kind))
}

# node_address NODE [clients|operations|admin|chaincode]
node_address() { printf '%s:%s' "$(node_host "$1")" "$(node_port "$1" "${2:-clients}")"; }

# A block of ports that are free now: those that the three organisations need, and room for more organisations.
choose_port_base() {
  local base tries
  for tries in {1..50}; do
    base=$((20000 + RANDOM % 98 * 100))
    if ports_are_free "$base"; then
      printf '%s' "$base"
      return 0
    fi
  done
  fail "$EXIT_MISSING" "No free block of ports was found between 20000 and 29899 after $tries tries; give one with --port-base."
}

ports_are_free() {
  local place kind
  for place in 0 1 2 3 4 5; do
    for kind in 0 1 2; do
      if tcp_answers $(($1 + place * 10 + kind)); then return 1; fi
    done
  done
}

# need_node NAME: the node, or whoever is the leader at the moment; a sentence when there is none.
need_node() {
  if is_node "$1"; then
    printf '%s' "$1"
  elif [ "$1" = leader ]; then
    leader || fail "$EXIT_FAILED" "No ordering node leads at the moment; network/fabric/status shows what runs."
  else
    fail "$EXIT_USAGE" "There is no node \"$1\"; there are: $(nodes | tr '\n' ' ')and leader."
  fi
}

need_nodes_here() {
  ! is_elsewhere || fail "$EXIT_USAGE" "The nodes of $DATA are started and stopped by whoever started them."
}

# Ends with a sentence when DATA holds no network.
need_network() {
  [ -f "$DATA/network" ] && [ -f "$DATA/members" ] ||
    fail "$EXIT_NOT_RUNNING" "There is no network in $DATA; network/fabric/up --data \"$DATA\" makes one."
}
