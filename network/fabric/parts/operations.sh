# shellcheck shell=bash
# What a node says about itself, by its operations service: TLS, and the node's own administrator as the client.

# operations NODE PATH: prints the body; fails when the node does not answer.
operations() {
  local admin answer
  admin=$(node_admin "$1")
  # In HTTP/1.0 the service closes the connection after its answer, which ends openssl.
  answer=$(printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" |
    openssl s_client -quiet -connect "$(node_address "$1" operations)" -CAfile "$(node_tls_authority "$1")" \
      -cert "$admin/tls/client.crt" -key "$admin/tls/client.key" -verify_return_error -verify_quiet 2>/dev/null) || true
  case $answer in 'HTTP/1.'?' 200'*) printf '%s\n' "$answer" | sed '1,/^\r*$/d' ;; *) return 1 ;; esac
}

# metric NAME: the value, from the page on standard input, for this channel.
metric() { awk -v name="$1{channel=\"$CHANNEL\"}" '$1 == name { printf "%d", $2 }'; }

node_version() { operations "$1" /version | sed -n 's/.*"Version":"\([^"]*\)".*/\1/p'; }

# Whether the node's process runs; of one that is elsewhere only its answer is known.
runs() { if is_elsewhere; then operations "$1" /version >/dev/null; else is_running "$1"; fi; }

# A node is healthy by its own words a moment before it listens to clients.
is_healthy_node() { runs "$1" && operations "$1" /healthz | grep '"OK"' >/dev/null && listens "$1"; }

# In a subshell, because a failed redirection of `exec` would end the shell.
listens() { (exec 7<>"/dev/tcp/$(node_host "$1")/$(node_port "$1" clients)") 2>/dev/null; }

node_height() { operations "$1" /metrics | metric "$(height_metric "$1")"; }

height_metric() { if is_orderer "$1"; then printf 'consensus_etcdraft_committed_block_number'; else printf 'ledger_blockchain_height'; fi; }

# The ordering node that leads, or nothing.
leader() {
  local node
  for node in $(orderers); do
    if runs "$node" && [ "$(operations "$node" /metrics | metric consensus_etcdraft_is_leader)" = 1 ]; then
      printf '%s' "$node"
      return 0
    fi
  done
  return 1
}
