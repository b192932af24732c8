# shellcheck shell=bash
# The channel: its first block, and the nodes of a network started in order.

# make_genesis BATCH_TIMEOUT BATCH_MESSAGES BATCH_PREFERRED_BYTES
make_genesis() {
  local member node profile=ThreeOrderers
  local -a fill=(-e "s|ORGANIZATIONS|$(organizations)|" -e "s|BATCH_TIMEOUT|$1|" -e "s|BATCH_MESSAGES|$2|" -e "s|BATCH_PREFERRED_BYTES|$3|")
  for member in $FOUNDERS; do
    for node in "$member-peer" "$member-orderer"; do
      fill+=(-e "s|HOST_OF_$node|$(node_host "$node")|g" -e "s|PORT_OF_$node|$(node_port "$node" clients)|g")
    done
  done
  if [ "$(setting orderers)" = 1 ]; then profile=OneOrderer; fi
  mkdir -p "$DATA/channel"
  sed "${fill[@]}" "$FABRIC/config/configtx.yaml" >"$DATA/channel/configtx.yaml"
  quietly channel configtxgen -configPath "$DATA/channel" -profile "$profile" -channelID "$CHANNEL" -outputBlock "$DATA/channel/genesis.block" ||
    fail "$EXIT_FAILED" "configtxgen could not make the first block; its words are above."
}

start_node() { if is_orderer "$1"; then start_orderer "$1"; else start_peer "$1"; fi; }

# Seconds that a node may take until it answers.
readonly NODE_SECONDS=90

# await SECONDS WHAT CONDITION...
await() {
  local began=$SECONDS patience=$1 what=$2
  shift 2
  until "$@"; do
    if [ $((SECONDS - began)) -ge "$patience" ]; then fail "$EXIT_FAILED" "$what did not come within $patience s; the logs are in $DATA/logs."; fi
    sleep 0.2
  done
}

await_node() {
  local began=$SECONDS
  until is_healthy_node "$1"; do
    if ! is_elsewhere && ! is_running "$1"; then
      last_reason "$1" >&2
      fail "$EXIT_FAILED" "$1 ended while starting; its last words are above and its log is $DATA/logs/$1.log."
    fi
    if [ $((SECONDS - began)) -ge "$NODE_SECONDS" ]; then
      last_reason "$1" >&2
      fail "$EXIT_FAILED" "$1 did not answer within $NODE_SECONDS s; its last words are above and its log is $DATA/logs/$1.log."
    fi
    sleep 0.2
  done
}

# Starts what does not run and returns when all are on the channel and know each other.
bring_up_network() {
  local node
  for node in $(nodes); do
    if ! is_elsewhere && ! is_running "$node"; then
      progress "  starting $node"
      start_node "$node"
    fi
  done
  for node in $(nodes); do await_node "$node"; done
  for node in $(orderers); do join_orderer "$node"; done
  await "$NODE_SECONDS" 'A leader of the ordering service' has_leader
  for node in $(peers); do join_peer "$node"; done
  await "$NODE_SECONDS" 'The acquaintance of all peers' peers_know_each_other
}

has_leader() { leader >/dev/null; }

peers_know_each_other() {
  local node others
  others=$(($(member_names | wc -l) - 1))
  for node in $(peers); do
    [ "$(operations "$node" /metrics | metric gossip_membership_total_peers_known)" = "$others" ] || return 1
  done
}

# Peers first, so that nothing is endorsed that cannot be ordered.
stop_network() {
  local node failed=
  for node in $(peers) $(orderers); do
    if is_running "$node"; then
      if stop "$node" 30; then progress "  $node stopped"; else failed=yes; fi
    else
      rm -f "$(pid_file "$node")"
    fi
  done
  [ -z "$failed" ]
}
