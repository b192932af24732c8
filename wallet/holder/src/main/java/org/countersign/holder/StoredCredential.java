package org.countersign.holder;

import java.time.Instant;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.Vct;

/** One credential in a stored wallet. */
final class StoredCredential {
    private StoredCredential() {}

    static JsonObject write(HeldCredential held) {
        CredentialFacts facts = held.facts();
        return JsonObject.builder()
                .put(WalletNames.ID, held.id().value())
                .put(WalletNames.ISSUER, facts.issuer().value())
                .put(WalletNames.ISSUER_NAME, WalletCodec.names(facts.issuerName()))
                .put(WalletNames.TYPE, facts.type().value())
                .put(WalletNames.TYPE_NAME, WalletCodec.names(facts.typeName()))
                .put(WalletNames.VCT, facts.vct().value())
                .put(WalletNames.BEGINS, facts.begins().getEpochSecond())
                .putInteger(WalletNames.EXPIRES_AT, facts.expiresAt().map(Instant::getEpochSecond))
                .put(WalletNames.CREDENTIAL, held.text())
                .put(WalletNames.ISSUER_KEY, held.issuerKey().spki().hex())
                .put(WalletNames.HOLDER, held.holder().spki().hex())
                .build();
    }

    static HeldCredential read(JsonFields fields) throws JsonException {
        return new HeldCredential(
                fields.text(WalletNames.ID, HeldId::new),
                new CredentialFacts(
                        fields.text(WalletNames.ISSUER, IssuerId::new),
                        fields.object(WalletNames.ISSUER_NAME, WalletCodec::names),
                        fields.text(WalletNames.TYPE, TypeCode::new),
                        fields.object(WalletNames.TYPE_NAME, WalletCodec::names),
                        fields.text(WalletNames.VCT, Vct::new),
                        fields.integer(WalletNames.BEGINS, WalletCodec::time),
                        fields.optionalInteger(WalletNames.EXPIRES_AT, WalletCodec::time)),
                fields.text(WalletNames.CREDENTIAL, StoredCredential::delivered),
                fields.text(WalletNames.ISSUER_KEY, StoredCredential::key),
                fields.text(WalletNames.HOLDER, StoredCredential::key));
    }

    /** Its signature is verified when it is opened; here it only has to be a credential that nobody has presented. */
    private static String delivered(String text) {
        try {
            UnverifiedSdJwt.parseCredential(text);
            if (SdJwt.parse(text).keyBinding().isEmpty()) {
                return text;
            }
        } catch (FormatException e) {
            throw new IllegalArgumentException("not a credential: " + e.code(), e);
        }
        throw new IllegalArgumentException("a credential that was presented already");
    }

    private static VerificationKey key(String hex) {
        return new VerificationKey(Bytes.ofHex(hex));
    }
}
