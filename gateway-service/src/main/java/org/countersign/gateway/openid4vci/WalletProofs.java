package org.countersign.gateway.openid4vci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.gateway.protocol.OpenId4Vci;

/** How a wallet shows that it holds its keys; nothing of it is checked yet. */
sealed interface WalletProofs {

    /** One JWT for each key. */
    record Jwts(List<String> texts) implements WalletProofs {
        public Jwts {
            texts = List.copyOf(texts);
        }
    }

    /** One attestation of all keys. */
    record Attestation(String text) implements WalletProofs {}

    /** From {@code proofs}, or from {@code proof} as wallets of draft 15 send it. */
    static WalletProofs read(Map<String, JsonValue> request) {
        var many = request.get(OpenId4Vci.PROOFS);
        var one = request.get(OpenId4Vci.PROOF);
        if (many != null && one != null) {
            throw new WalletRefusal(
                    WalletError.INVALID_CREDENTIAL_REQUEST, "expected proofs or proof, and not both of them");
        }
        if (many instanceof JsonObject(var types)) {
            return many(types);
        }
        if (one instanceof JsonObject(var members)) {
            return one(members);
        }
        throw refused("expected proofs");
    }

    private static WalletProofs many(Map<String, JsonValue> types) {
        if (types.size() != 1) {
            throw refused("expected proofs of exactly one type");
        }
        var type = types.entrySet().iterator().next();
        if (!(type.getValue() instanceof JsonArray(var values)) || values.isEmpty()) {
            throw refused("expected a list of proofs");
        }
        var texts = new ArrayList<String>();
        for (var value : values) {
            if (!(value instanceof JsonText(var text))) {
                throw refused("a proof is a text");
            }
            texts.add(text);
        }
        return of(type.getKey(), texts);
    }

    private static WalletProofs one(Map<String, JsonValue> members) {
        if (members.get(OpenId4Vci.DRAFT_PROOF_TYPE) instanceof JsonText(var type)
                && members.get(type) instanceof JsonText(var text)) {
            return of(type, List.of(text));
        }
        throw refused("expected proof_type and the proof under the name of its type");
    }

    private static WalletProofs of(String type, List<String> texts) {
        return switch (type) {
            case OpenId4Vci.PROOF_JWT -> new Jwts(texts);
            case OpenId4Vci.PROOF_ATTESTATION -> {
                if (texts.size() != 1) {
                    throw refused("expected exactly one key attestation");
                }
                yield new Attestation(texts.getFirst());
            }
            default -> throw refused("expected proofs of the type jwt or attestation");
        };
    }

    private static WalletRefusal refused(String description) {
        return new WalletRefusal(WalletError.INVALID_PROOF, description);
    }
}
