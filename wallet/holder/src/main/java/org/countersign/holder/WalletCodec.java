package org.countersign.holder;

import java.time.Instant;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.UnixTime;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.pass.UnverifiedPass;

/**
 * A wallet as text, to be stored and read back. Equal wallets give equal texts. A text that is not exactly what this
 * program writes is refused: better no wallet than a wrong one. A wallet of passes alone is written as version 1, as it always
 * was; one with credentials is version 2, which a program from before them refuses and leaves as it is.
 */
public final class WalletCodec {
    private static final int PASSES_ONLY = 1;
    private static final int WITH_CREDENTIALS = 2;
    /** Room for a wallet full of the longest credentials. */
    private static final int MAX_CHARS = 1 << 25;

    private WalletCodec() {}

    public static String write(Wallet wallet) {
        boolean passesOnly = wallet.credentials().isEmpty();
        JsonObject.Builder stored = JsonObject.builder()
                .put(WalletNames.VERSION, passesOnly ? PASSES_ONLY : WITH_CREDENTIALS)
                .put(WalletNames.CERTIFICATES, JsonArray.of(wallet.certificates(), WalletCodec::certificate));
        if (!passesOnly) {
            stored.put(WalletNames.CREDENTIALS, JsonArray.of(wallet.credentials(), StoredCredential::write));
        }
        return JsonWriter.canonical(stored.build());
    }

    public static Wallet read(String text) throws JsonException {
        Wallet wallet = JsonReader.readObject(text, MAX_CHARS).read(WalletCodec::wallet);
        if (!write(wallet).equals(text)) {
            throw new JsonException(JsonException.Reason.BAD_VALUE, "not as a wallet is written");
        }
        return wallet;
    }

    /** A version 1 with credentials has a member that nobody asks for; a version 2 without is not as it is written. */
    private static Wallet wallet(JsonFields fields) throws JsonException {
        long version = fields.integer(WalletNames.VERSION);
        if (version != PASSES_ONLY && version != WITH_CREDENTIALS) {
            throw new IllegalArgumentException("a wallet of another version");
        }
        return new Wallet(
                fields.objects(WalletNames.CERTIFICATES, WalletCodec::certificate),
                version == PASSES_ONLY ? List.of() : fields.objects(WalletNames.CREDENTIALS, StoredCredential::read));
    }

    private static JsonObject certificate(HeldCertificate held) {
        CertificateFacts facts = held.facts();
        return JsonObject.builder()
                .put(WalletNames.ID, held.id().value())
                .put(WalletNames.ISSUER, facts.issuer().value())
                .put(WalletNames.ISSUER_NAME, names(facts.issuerName()))
                .put(WalletNames.TYPE, facts.type().value())
                .put(WalletNames.TYPE_NAME, names(facts.typeName()))
                .put(WalletNames.VALID_FROM, facts.validFrom().toString())
                .putInteger(WalletNames.EXPIRES_AT, facts.expiresAt().map(Instant::getEpochSecond))
                .put(WalletNames.FIELDS, JsonArray.of(facts.fields(), WalletCodec::field))
                .put(WalletNames.PASS, held.pass().message().hex())
                .putText(WalletNames.HOLDER, held.holder().map(key -> key.spki().hex()))
                .build();
    }

    private static HeldCertificate certificate(JsonFields fields) throws JsonException {
        return new HeldCertificate(
                fields.text(WalletNames.ID, HeldId::new),
                new CertificateFacts(
                        fields.text(WalletNames.ISSUER, IssuerId::new),
                        fields.object(WalletNames.ISSUER_NAME, WalletCodec::names),
                        fields.text(WalletNames.TYPE, TypeCode::new),
                        fields.object(WalletNames.TYPE_NAME, WalletCodec::names),
                        fields.text(WalletNames.VALID_FROM, CityTime::day),
                        fields.optionalInteger(WalletNames.EXPIRES_AT, WalletCodec::time),
                        fields.objects(WalletNames.FIELDS, WalletCodec::field)),
                fields.text(WalletNames.PASS, WalletCodec::pass),
                fields.optionalText(WalletNames.HOLDER, hex -> new VerificationKey(Bytes.ofHex(hex))));
    }

    private static JsonObject field(PassField field) {
        return JsonObject.builder()
                .put(WalletNames.NAME, field.name())
                .put(WalletNames.LABEL, names(field.label()))
                .put(WalletNames.VALUE, field.value())
                .put(WalletNames.DISPLAY, names(field.display()))
                .build();
    }

    private static PassField field(JsonFields fields) throws JsonException {
        return new PassField(
                fields.text(WalletNames.NAME),
                fields.object(WalletNames.LABEL, WalletCodec::names),
                fields.text(WalletNames.VALUE),
                fields.object(WalletNames.DISPLAY, WalletCodec::names));
    }

    static JsonObject names(Names names) {
        return JsonObject.builder()
                .put(WalletNames.CHINESE, names.zh())
                .put(WalletNames.ENGLISH, names.en())
                .build();
    }

    static Names names(JsonFields fields) throws JsonException {
        return new Names(fields.text(WalletNames.CHINESE), fields.text(WalletNames.ENGLISH));
    }

    static Instant time(long seconds) {
        if (seconds < 0 || seconds > UnixTime.MAX) {
            throw new IllegalArgumentException("a time out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static SignedPass pass(String hex) {
        SignedPass pass = new SignedPass(Bytes.ofHex(hex));
        try {
            UnverifiedPass.parse(pass.text());
        } catch (FormatException e) {
            throw new IllegalArgumentException("not a counter pass: " + e.code(), e);
        }
        return pass;
    }
}
