package org.countersign.format.sdjwt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.jose.JwtNames;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/** The holder's signature over one presentation for one verifier (RFC 9901 §4.3). */
public final class KeyBinding {
    private static final int MAX_LENGTH = 1 << 13;

    private KeyBinding() {}

    /** Binds what is presented; a presentation that is bound already is a mistake of the program. */
    public static SdJwt sign(SdJwt presentation, KeyBindingRequest request, Instant now, Signer holder, Sha256 sha256) {
        if (presentation.keyBinding().isPresent()) {
            throw new IllegalArgumentException("a presentation is bound once");
        }
        JsonObject.Builder claims = JsonObject.builder()
                .put(JwtNames.AUDIENCE, request.audience())
                .put(JwtNames.ISSUED_AT, now.getEpochSecond())
                .put(JwtNames.NONCE, request.nonce())
                .put(SdJwtNames.SD_HASH, presentation.sdHash(sha256));
        if (!request.transactionData().isEmpty()) {
            claims.put(SdJwtNames.TRANSACTION_HASHES, hashes(request, sha256));
        }
        return presentation.withKeyBinding(
                CompactJws.sign(SdJwtNames.KEY_BINDING_TYPE, new JwsKeyHint.None(), claims.build(), holder));
    }

    /** What a verifier demands. It is chosen before the presentation is looked at, and never by what the presentation brings. */
    public sealed interface Policy {
        /** Any carrier will do; a key-binding JWT that comes along is not looked at and proves nothing. */
        record NotAsked() implements Policy {}

        /** The holder signed for this request, at most {@code oldest} ago, and at most {@code ahead} by a clock that is fast. */
        record Required(KeyBindingRequest request, Instant now, Duration oldest, Duration ahead) implements Policy {}
    }

    /**
     * RFC 9901 §7.3, steps 2 and 5. The time at which the holder signed, or nothing where it was not asked for.
     */
    public static Optional<Instant> verify(
            VerifiedCredential credential, Policy policy, SignatureCheck check, Sha256 sha256) throws FormatException {
        return switch (policy) {
            case Policy.NotAsked() -> Optional.empty();
            case Policy.Required required -> Optional.of(verify(credential, required, check, sha256));
        };
    }

    private static Instant verify(
            VerifiedCredential credential, Policy.Required policy, SignatureCheck check, Sha256 sha256)
            throws FormatException {
        SdJwt presentation = credential.sdJwt().sdJwt();
        Optional<String> text = presentation.keyBinding();
        if (text.isEmpty()) {
            throw new FormatException(FormatCode.KB_MISSING, "a presentation without key binding");
        }
        Optional<VerificationKey> holder = credential.holder();
        if (holder.isEmpty()) {
            throw new FormatException(FormatCode.KB_NO_KEY, "the credential names no holder's key");
        }
        CompactJws jwt = CompactJws.parse(text.get(), SdJwtNames.KEY_BINDING_TYPE, MAX_LENGTH);
        JsonClaims claims = new JsonClaims(verified(jwt, holder.get(), check), FormatCode.KB_CLAIMS);
        Instant signedAt = claims.time(JwtNames.ISSUED_AT);
        Optional<Instant> begin = claims.optionalTime(JwtNames.NOT_BEFORE);
        Optional<Instant> end = claims.optionalTime(JwtNames.EXPIRES_AT);
        String audience = claims.text(JwtNames.AUDIENCE);
        String nonce = claims.text(JwtNames.NONCE);
        String sdHash = claims.text(SdJwtNames.SD_HASH);

        boolean old = signedAt.isBefore(policy.now().minus(policy.oldest()));
        Instant latest = policy.now().plus(policy.ahead());
        require(!old && !signedAt.isAfter(latest), FormatCode.KB_TIME);
        // Nobody has to write them, but who does is taken at their word (RFC 7519 §4.1.4 and §4.1.5).
        require(begin.isEmpty() || !begin.get().isAfter(latest), FormatCode.KB_TIME);
        require(end.isEmpty() || policy.now().isBefore(end.get()), FormatCode.KB_TIME);
        require(nonce.equals(policy.request().nonce()), FormatCode.KB_NONCE);
        require(audience.equals(policy.request().audience()), FormatCode.KB_AUDIENCE);
        require(sdHash.equals(presentation.sdHash(sha256)), FormatCode.KB_SD_HASH);
        requireTransactions(claims, policy.request(), sha256);
        return signedAt;
    }

    /** Over the texts exactly as the request spelt them and in its order; without transaction data nobody looks at the claim. */
    private static void requireTransactions(JsonClaims claims, KeyBindingRequest request, Sha256 sha256)
            throws FormatException {
        if (request.transactionData().isEmpty()) {
            return;
        }
        Optional<String> algorithm = claims.optionalText(SdJwtNames.TRANSACTION_HASHES_ALGORITHM);
        List<JsonValue> signed = claims.array(SdJwtNames.TRANSACTION_HASHES);
        require(algorithm.isEmpty() || algorithm.get().equals(SdJwtNames.SHA_256), FormatCode.KB_CLAIMS);
        require(signed.equals(hashes(request, sha256).values()), FormatCode.KB_NONCE);
    }

    private static JsonArray hashes(KeyBindingRequest request, Sha256 sha256) {
        return JsonArray.of(request.transactionData(), data -> new JsonText(SdJwt.hash(data, sha256)));
    }

    /** A signature of the holder that does not hold has a code of its own: the issuer's did hold. */
    private static JsonObject verified(CompactJws jwt, VerificationKey holder, SignatureCheck check)
            throws FormatException {
        try {
            return jwt.verify(holder, check);
        } catch (FormatException refused) {
            if (refused.code() == FormatCode.JWS_SIGNATURE) {
                throw new FormatException(FormatCode.KB_SIGNATURE, "the holder's signature does not hold");
            }
            throw refused;
        }
    }

    private static void require(boolean met, FormatCode code) throws FormatException {
        if (!met) {
            throw new FormatException(code, "another value than was asked for");
        }
    }
}
