# shellcheck shell=bash
# Sources every part, in the order in which they lean on each other. FABRIC is the folder network/fabric, ROOT that of the checkout; the
# launcher's own parts bring words, background processes and probes of ports.
# In conditions nobody closes a pipe early (grep -q, head): with pipefail the writer's end would count as a failure.
export LC_ALL=C
for part in say probe process ports options; do
  # shellcheck source=/dev/null
  . "$ROOT/launch/$part.sh"
done
for part in command tools nodes organizations operations peers orderers channel chaincode define membership; do
  # shellcheck source=/dev/null
  . "$FABRIC/parts/$part.sh"
done
unset part
