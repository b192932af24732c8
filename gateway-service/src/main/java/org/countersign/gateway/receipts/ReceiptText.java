package org.countersign.gateway.receipts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Identifiers;
import org.countersign.format.Names;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.JwtNames;
import org.countersign.format.jose.StrictJson;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;

/**
 * A receipt whose signature and claims were looked at. The members are a closed set of identifiers, codes, times and hashes: what has another is refused, so that nothing
 * personal comes in with a receipt. Only {@code purpose} is told in words, and those are the desk's.
 *
 * @param text as the desk signed it
 * @param desk the desk's own word for itself; the key in the header proves only that nothing was altered since
 * @param pass the hash under which the ledger has the copy that was checked, unless the check did not come so far
 */
record ReceiptText(
        String text,
        String desk,
        Instant at,
        Optional<Names> purpose,
        String verdict,
        String reason,
        Optional<Digest> pass) {
    static final String TYPE = "countersign-receipt+jwt";
    static final int LONGEST = 8_000;

    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_NAME = 300;
    /** The end of the year 9999, where times in JSON end (RFC 3339). */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final SignatureCheck SIGNATURES = new JcaSignatureCheck();
    private static final JcaSha256 SHA_256 = new JcaSha256();

    static ReceiptText read(String text) throws ReceiptRefused {
        if (text.length() > LONGEST) {
            throw new ReceiptRefused(ReceiptFault.TOO_LONG, new IllegalArgumentException("a text too long"));
        }
        try {
            var jws = CompactJws.parse(text, TYPE, LONGEST);
            return jws.verify(keyOf(text), SIGNATURES).read(fields -> of(text, fields));
        } catch (FormatException e) {
            throw new ReceiptRefused(
                    e.code() == FormatCode.JWS_SIGNATURE ? ReceiptFault.SIGNATURE : ReceiptFault.MALFORMED, e);
        } catch (JsonException e) {
            throw new ReceiptRefused(ReceiptFault.CONTENT, e);
        }
    }

    /** Names the receipt: the same text is the same receipt. */
    Digest hash() {
        return SHA_256.digest(CompactJws.ascii(text));
    }

    /** The header of a receipt carries the desk's key (RFC 7515, section 4.1.3), because nobody else has a list of desks. */
    private static VerificationKey keyOf(String text) throws FormatException {
        var header = StrictJson.object(Base64Codec.URL.decode(text.substring(0, text.indexOf('.'))), LONGEST);
        return Jwk.read(new JsonClaims(header, FormatCode.JWS_HEADER).objectOf(JwtNames.JWK));
    }

    private static ReceiptText of(String text, JsonFields claims) throws JsonException {
        claims.text("jti", ReceiptText::identifier);
        claims.text("flow", ReceiptText::code);
        claims.bool("accepted");
        var checks = claims.objects("checks", Checked::of);
        if (checks.size() != 1) {
            throw new IllegalArgumentException("a receipt is of one check");
        }
        var checked = checks.getFirst();
        return new ReceiptText(
                text,
                claims.text(JwtNames.ISSUER, ReceiptText::identifier),
                claims.integer(JwtNames.ISSUED_AT, ReceiptText::time),
                claims.has("purpose") ? Optional.of(claims.object("purpose", ReceiptText::purpose)) : Optional.empty(),
                checked.verdict(),
                checked.reason(),
                checked.pass());
    }

    private static Names purpose(JsonFields purpose) throws JsonException {
        purpose.text("id", ReceiptText::identifier);
        return new Names(purpose.text("zh", ReceiptText::words), purpose.text("en", ReceiptText::words));
    }

    /** What is kept of one check; the rest is read so that nothing unknown stands beside it. */
    private record Checked(String verdict, String reason, Optional<Digest> pass) {
        static Checked of(JsonFields check) throws JsonException {
            check.text("step", ReceiptText::code);
            for (var name : List.of("type", "issuer")) {
                check.optionalText(name, ReceiptText::identifier);
            }
            for (var time : List.of("checked_at", "trust_version", "ledger_height", "status_issued_at")) {
                check.optionalInteger(time, Long::valueOf);
            }
            check.optionalText("status_list", name -> bounded(name, LONGEST_NAME));
            return new Checked(
                    check.text("verdict", ReceiptText::code),
                    check.text("reason", ReceiptText::code),
                    check.optionalText("pass_sha256", hex -> new Digest(Bytes.ofHex(hex))));
        }
    }

    private static Instant time(long second) {
        if (second < 0 || second > LAST_SECOND) {
            throw new IllegalArgumentException("expected seconds since 1970");
        }
        return Instant.ofEpochSecond(second);
    }

    private static String identifier(String value) {
        if (!Identifiers.isValid(value)) {
            throw new IllegalArgumentException("expected 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
        return value;
    }

    private static String code(String value) {
        if (!CODE.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a code");
        }
        return value;
    }

    private static String words(String value) {
        return bounded(value, LONGEST_WORDS);
    }

    private static String bounded(String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException("expected 1 to %d characters".formatted(longest));
        }
        return value;
    }
}
