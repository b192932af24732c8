# shellcheck shell=bash
# HTTPS on this machine. A data folder that is served so has DATA/tls: an authority of its own, and the server's certificate from it, both made
# with the JDK's keytool. DATA/tls/host names the public address; it is there exactly when the folder is served under HTTPS.

# The authority's certificate lives ten years and is made anew when less than the life of a server's certificate is left of it.
readonly AUTHORITY_DAYS=3650
# What browsers accept is 398 days; a shorter life makes sure that renewing works. Renewed at `up` when a third is left.
readonly SERVER_DAYS=90 SERVER_LEAST_DAYS=30

is_tls() { [ -s "$DATA/tls/host" ]; }

tls_host() { cat "$DATA/tls/host" 2>/dev/null || true; }

# The address under which others know the gateway, and its issuer identifier.
public_url() {
  if is_tls; then printf 'https://%s:%s' "$(tls_host)" "$(port_of gateway)"; else printf 'http://127.0.0.1:%s' "$(port_of gateway)"; fi
}

# The address under which wallets know the counter's server.
counter_url() {
  if is_tls; then printf 'https://%s:%s' "$(tls_host)" "$(port_of counter)"; else printf 'http://localhost:%s' "$(port_of counter)"; fi
}

# The address of the wallet page. By number, as the gateway's: to a browser, localhost would be another origin with other storage.
wallet_url() {
  if is_tls; then printf 'https://%s:%s' "$(tls_host)" "$(port_of wallet)"; else printf 'http://127.0.0.1:%s' "$(port_of wallet)"; fi
}

# Sets HTTPS_FLAGS: how a Spring Boot program serves HTTPS. It reads the certificate again when that was renewed.
read_https_flags() {
  local address=127.0.0.1
  # A name of its own is for others to come by.
  [ "$(tls_host)" = localhost ] || address=0.0.0.0
  HTTPS_FLAGS=("--server.address=$address" --server.ssl.bundle=web
    "--spring.ssl.bundle.jks.web.keystore.location=file:$DATA/tls/server.p12"
    --spring.ssl.bundle.jks.web.keystore.type=PKCS12 --spring.ssl.bundle.jks.web.reload-on-update=true)
}

# launch_with_https NAME COMMAND...: the password goes by the environment, because anybody may read a command line.
launch_with_https() {
  if is_tls; then
    local -x SPRING_SSL_BUNDLE_JKS_WEB_KEYSTORE_PASSWORD
    SPRING_SSL_BUNDLE_JKS_WEB_KEYSTORE_PASSWORD=$(cat "$DATA/tls/password")
  fi
  launch "$@"
}

need_host_name() {
  case $1 in
    '' | -* | .* | *[!A-Za-z0-9.-]*) fail "$EXIT_USAGE" "--tls-name takes a host name or an IPv4 address, not \"$1\"." ;;
  esac
}

# settle_tls WANTED HOST: WANTED is yes, no, or empty for what the folder had; HOST is empty for the one it had. A gateway that runs under
# another address is stopped, and started again by whoever called this.
settle_tls() {
  local wanted=$1 host=$2 before
  before=$(tls_host)
  case $wanted in
    no) rm -f "$DATA/tls/host" ;;
    yes)
      host=${host:-${before:-localhost}}
      make_certificates "$host"
      (umask 077 && printf '%s\n' "$host" >"$DATA/tls/host.new")
      mv -f "$DATA/tls/host.new" "$DATA/tls/host"
      ;;
    *) if [ -n "$before" ]; then make_certificates "$before"; fi ;;
  esac
  [ "$(tls_host)" = "$before" ] || stop_servers
}

# What listens under an address that changed.
stop_servers() {
  local name
  for name in wallet counter gateway; do
    if is_running "$name"; then
      progress "The address of the $name changes; stopping it."
      stop "$name" "$STOP_SECONDS" || fail "$EXIT_FAILED" "The $name cannot be stopped; ./countersign status shows it."
    fi
  done
}

# make_certificates HOST: makes what is missing, what names other hosts and what will soon have run out. Whatever is cut short is made again.
make_certificates() {
  local host=$1 now
  now=$(date +%s)
  (umask 077 && mkdir -p "$DATA/tls")
  if [ "$(made authority)" -le $((now - (AUTHORITY_DAYS - SERVER_DAYS) * 86400)) ]; then
    make_authority
    (umask 077 && printf 'authority=%s\n' "$now" >"$DATA/tls/made")
    say "HTTPS is vouched for by an authority of this data folder, $DATA/tls/ca.crt:"
    cat -- "$DATA/tls/ca.crt"
  fi
  if [ "$(made server)" -le $((now - (SERVER_DAYS - SERVER_LEAST_DAYS) * 86400)) ] || ! grep -qsxF "host=$host" "$DATA/tls/made"; then
    make_server_certificate "$host"
    (umask 077 && printf 'authority=%s\nserver=%s\nhost=%s\n' "$(made authority)" "$now" "$host" >"$DATA/tls/made.new")
    mv -f "$DATA/tls/made.new" "$DATA/tls/made"
  fi
}

# made WHAT: when, in seconds since 1970; 0 when there is none.
made() {
  local at
  at=$(sed -n "s/^$1=\([0-9]\{1,12\}\)\$/\1/p" "$DATA/tls/made" 2>/dev/null | head -n 1)
  printf '%s' "${at:-0}"
}

# The number in its name keeps authorities of several folders apart where all are trusted.
make_authority() (
  umask 077
  cd "$DATA/tls" || exit "$EXIT_MISSING"
  rm -f made authority.p12 server.p12
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >password
  quiet_keytool -genkeypair -alias authority -keystore authority.p12 -storetype PKCS12 -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA \
    -dname "CN=Countersign local authority $(od -An -N4 -tx1 /dev/urandom | tr -d ' \n')" -startdate -1H -validity "$AUTHORITY_DAYS" \
    -ext bc:critical=ca:true,pathlen:0 -ext ku:critical=keyCertSign,cRLSign
  quiet_keytool -exportcert -rfc -alias authority -keystore authority.p12 -file ca.crt
)

# The server gets its own key and the chain, and never the authority's key. The name appears when all of it is there.
make_server_certificate() (
  umask 077
  cd "$DATA/tls" || exit "$EXIT_MISSING"
  cp -f authority.p12 server.p12.new
  quiet_keytool -genkeypair -alias server -signer authority -keystore server.p12.new -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA \
    -dname "CN=$1" -startdate -1H -validity "$SERVER_DAYS" \
    -ext ku:critical=digitalSignature -ext eku=serverAuth -ext "san=$(alternative_names "$1")"
  quiet_keytool -delete -alias authority -keystore server.p12.new
  mv -f server.p12.new server.p12
)

alternative_names() {
  case $1 in
    localhost | 127.0.0.1) printf 'dns:localhost,ip:127.0.0.1' ;;
    *[!0-9.]*) printf 'dns:localhost,ip:127.0.0.1,dns:%s' "$1" ;;
    *) printf 'dns:localhost,ip:127.0.0.1,ip:%s' "$1" ;;
  esac
}

quiet_keytool() {
  "$JAVA_HOME/bin/keytool" -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 "$@" -storepass:file password >"$DATA/logs/tls.log" 2>&1 </dev/null ||
    fail "$EXIT_FAILED" "A certificate could not be made ($(head -n 1 "$DATA/logs/tls.log")); its log is $DATA/logs/tls.log."
}

# SHA-256 of the authority's certificate, as browsers show it.
authority_fingerprint() { sed '/^-/d' "$DATA/tls/ca.crt" | tr -d '\r' | base64 -d | sha256sum | cut -d ' ' -f 1; }

# https_ok PORT PATH: true when the answer's status is 200 and the certificate is this folder's. Bash speaks no TLS, so the JDK asks.
https_ok() {
  tcp_answers "$1" || return 1
  need_jdk
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m "$ROOT/launch/HttpsProbe.java" \
    "$DATA/tls/ca.crt" "https://localhost:$1$2" 2>/dev/null </dev/null
}
