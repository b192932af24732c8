# shellcheck shell=bash
# deploy and upgrade: the same steps, from different beginnings.

define_usage() {
  cat <<USAGE
Usage: network/fabric/$1 --address HOST:PORT [--name NAME] [--version V] [--policy POLICY] [--code FILE] [--tls-authority FILE]
                             [--replace] [--print-id] [--data DIR]

$2: packages its address, installs the package at every
organisation's peer, has every organisation approve the definition, and commits it. Prints the package id, which the chaincode process must
be given as CORE_CHAINCODE_ID_NAME; it listens at CHAINCODE_SERVER_ADDRESS. Peers dial it at the first call, so it may start afterwards.
When the channel already has just this, nothing happens.

  --address HOST:PORT    where the chaincode listens; one process serves all peers
  --name NAME            its name on the channel (default countersign)
  --version V            its version (default 1.0)
  --policy POLICY        its endorsement policy, in the words of Fabric's command line (default: the channel's, MAJORITY Endorsement)
  --code FILE            the program; its digest becomes part of the package, so that organisations approve the very bytes
  --tls-authority FILE   peers reach the chaincode by TLS and ask for a certificate from this authority (default: plain)
  --print-id             only print the package id, so that the process can run before the channel changes to it
  --replace              with deploy: also when the channel has another version
  --data DIR             the folder that was given to \`up\` (default: data/fabric in the checkout, or COUNTERSIGN_FABRIC_DATA)

Example: network/fabric/$1 --name countersign --version 1.0 --address 127.0.0.1:9999
Exit codes: 0 committed, 1 something failed, 3 there is no network, 64 wrong usage, 69 something that is needed is missing.
USAGE
}

define() {
  local way=$1 file replace='' print_id='' authority='' data name=countersign version=1.0 address='' policy='' code=''
  shift
  data=$(default_network)
  while [ $# -gt 0 ]; do
    case $1 in
      --replace)
        replace=yes
        shift
        continue
        ;;
      --print-id)
        print_id=yes
        shift
        continue
        ;;
      --tls-authority) authority=$(value_of --tls-authority "$@") ;;
      --data) data=$(value_of --data "$@") ;;
      --name) name=$(value_of --name "$@") ;;
      --version) version=$(value_of --version "$@") ;;
      --address) address=$(value_of --address "$@") ;;
      --policy) policy=$(value_of --policy "$@") ;;
      --code) code=$(value_of --code "$@") ;;
      *) unknown_option "$1" ;;
    esac
    shift 2
  done
  case $name in '' | *[!A-Za-z0-9_-]*) fail "$EXIT_USAGE" "--name takes letters, digits, _ and -, not \"$name\"." ;; esac
  case $version in '' | *[!A-Za-z0-9_.+-]*) fail "$EXIT_USAGE" "--version takes letters, digits, _, -, + and dots, not \"$version\"." ;; esac
  case $address in ?*:[0-9]*) ;; *) fail "$EXIT_USAGE" "--address takes HOST:PORT, where the chaincode listens, not \"$address\"." ;; esac
  for file in "$code" "$authority"; do
    if [ -n "$file" ] && [ ! -r "$file" ]; then fail "$EXIT_USAGE" "The file $file cannot be read."; fi
  done
  use_data "$data"
  need_network
  need_binaries peer
  need_openssl
  umask 077
  with_network_lock define_locked
}

# Reads the variables of define.
define_locked() {
  local before id sequence=0
  id=$(make_package "$name" "$version" "$address" "$code" "$authority")
  if [ -n "$print_id" ]; then
    say "$id"
    return 0
  fi
  before=$(committed "$name")
  if [ -n "$before" ]; then sequence=${before#* }; fi
  if [ "$before" = "$version $sequence" ] && [ "$(cat "$DATA/chaincode/$name.id" 2>/dev/null)" = "$id $policy" ]; then
    say "$id"
    return 0
  fi
  case $way in
    deploy) [ -z "$before" ] || [ -n "$replace" ] || fail "$EXIT_USAGE" "The channel already has $name ${before% *}; network/fabric/upgrade replaces it." ;;
    upgrade) [ -n "$before" ] || fail "$EXIT_USAGE" "The channel has no $name; network/fabric/deploy puts it there." ;;
  esac
  define_chaincode "$name" "$version" $((sequence + 1)) "$id" "$policy"
  await 60 "The definition of $name at all peers" is_defined_everywhere "$name" "$version $((sequence + 1))"
  printf '%s %s\n' "$id" "$policy" >"$DATA/chaincode/$name.id"
  say "$id"
}
