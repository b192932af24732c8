# Fabric's programs, with what the scripts of network/fabric need beside them.
ARG FABRIC
FROM hyperledger/fabric-tools:${FABRIC}
RUN apt-get update && apt-get install -y --no-install-recommends openssl jq && rm -rf /var/lib/apt/lists/*
