# shellcheck shell=bash
# Sources every part, in the order in which they lean on each other. ROOT is the folder of the checkout.
for part in say jdk build probe ports process postgres options ledger tls stack visit archive; do
  # shellcheck source=/dev/null
  . "$ROOT/launch/$part.sh"
done
unset part
