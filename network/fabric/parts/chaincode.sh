# shellcheck shell=bash
# Chaincode as a service: a package that says where it listens, installed and approved by every organisation, then committed.

# make_package NAME VERSION ADDRESS CODE AUTHORITY: writes the package and prints its id. The same words give the same bytes: no times, no owners.
# CODE may be empty; else its digest is put into the package, so that the organisations approve the very bytes. AUTHORITY may be empty, when
# peers and chaincode share a machine; else peers ask for TLS and for a certificate from there.
make_package() {
  local draft=$DATA/chaincode/$1.draft package=$DATA/chaincode/$1_$2.tar.gz
  rm -rf "$draft"
  mkdir -p "$draft/code" "$draft/package"
  connection "$3" "$5" >"$draft/code/connection.json"
  if [ -n "$4" ]; then sha256sum <"$4" | cut -d ' ' -f 1 >"$draft/code/code.sha256"; fi
  printf '{"type":"ccaas","label":"%s_%s"}\n' "$1" "$2" >"$draft/package/metadata.json"
  pack "$draft/code" >"$draft/package/code.tar.gz"
  pack "$draft/package" >"$package"
  rm -rf "$draft"
  printf '%s_%s:%s' "$1" "$2" "$(sha256sum <"$package" | cut -d ' ' -f 1)"
}

connection() {
  if [ -n "$2" ]; then
    printf '{"address":"%s","dial_timeout":"10s","tls_required":true,"client_auth_required":false,"root_cert":"%s"}\n' "$1" \
      "$(awk '{ printf "%s\\n", $0 }' "$2")"
  else
    printf '{"address":"%s","dial_timeout":"10s","tls_required":false}\n' "$1"
  fi
}

pack() { (cd "$1" && tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf - -- * | gzip -n); }

# What a peer says is on the channel: a line "name version sequence" for each chaincode.
definitions_at() {
  as_admin "$1" lifecycle chaincode querycommitted --channelID "$CHANNEL" 2>/dev/null |
    sed -n 's/^Name: \([^,]*\), Version: \([^,]*\), Sequence: \([0-9]*\),.*/\1 \2 \3/p' | sort
}

# The same in words for a person.
committed_at() { definitions_at "$1" | awk '{ printf "%s%s %s", separator, $1, $2; separator = ", " }'; }

# committed NAME [PEER]: "version sequence", or nothing.
committed() { definitions_at "${2:-data-bureau-peer}" | sed -n "s/^$1 //p"; }

is_defined_everywhere() {
  local peer
  for peer in $(peers); do [ "$(committed "$1" "$peer")" = "$2" ] || return 1; done
}

# define_chaincode NAME VERSION SEQUENCE PACKAGE_ID POLICY
define_chaincode() {
  local name=$1 version=$2 sequence=$3 id=$4 peer
  local -a ordering definition peers=()
  mapfile -t ordering < <(ordering_options)
  definition=(--channelID "$CHANNEL" --name "$name" --version "$version" --sequence "$sequence")
  if [ -n "$5" ]; then definition+=(--signature-policy "$5"); fi
  for peer in $(peers); do
    peers+=(--peerAddresses "$(node_address "$peer")" --tlsRootCertFiles "$(node_tls_authority "$peer")")
    install_at "$peer" "$DATA/chaincode/${name}_$version.tar.gz" "$id"
    quietly chaincode as_admin "$peer" lifecycle chaincode approveformyorg "${ordering[@]}" "${definition[@]}" --package-id "$id" ||
      fail "$EXIT_FAILED" "$(member_of "$peer") could not approve $name $version; its words are above."
    progress "  $(member_of "$peer") approved"
  done
  quietly chaincode as_admin data-bureau-peer lifecycle chaincode commit "${ordering[@]}" "${definition[@]}" "${peers[@]}" ||
    fail "$EXIT_FAILED" "$name $version could not be committed; the peer's words are above."
}

install_at() {
  if as_admin "$1" lifecycle chaincode queryinstalled 2>/dev/null | grep -F "Package ID: $3," >/dev/null; then return 0; fi
  quietly chaincode as_admin "$1" lifecycle chaincode install "$2" ||
    fail "$EXIT_FAILED" "The package could not be installed at $1; its words are above."
}
