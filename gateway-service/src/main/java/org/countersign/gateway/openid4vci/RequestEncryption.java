package org.countersign.gateway.openid4vci;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jose.CompactJwe;
import org.countersign.format.jose.StrictJson;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.Secret;
import org.countersign.gateway.data.SecretFiles;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.stereotype.Component;

/**
 * Encryption of requests and responses above TLS (OpenID4VCI 1.0, section 10): JWE in compact form, ECDH-ES on P-256, AES-GCM. Compression is not offered: what was
 * packed before it was sealed tells by its length what it says.
 */
@Component
final class RequestEncryption {
    static final String KEY_FILE = "openid4vci-encryption-key.json";
    private static final List<EncryptionMethod> METHODS = List.of(EncryptionMethod.A128GCM, EncryptionMethod.A256GCM);
    private static final List<String> NAMES =
            METHODS.stream().map(EncryptionMethod::getName).toList();
    private static final int LARGEST_BYTES = 1 << 20;

    private final ECKey key;

    RequestEncryption(DataFolder folder, SecretFiles files, SecureRandom random) {
        var secret = files.loadOrCreate(
                folder.resolve(KEY_FILE), () -> Secret.ofText(create(random).toJSONString()));
        this.key = parse(secret);
    }

    /** How a response is to be encrypted: the wallet's key, which names its algorithm, and the content encryption. */
    record Recipient(ECKey key, EncryptionMethod method) {}

    /** {@code credential_request_encryption}. */
    JsonObject requestMetadata() {
        return JsonObject.builder()
                .put(
                        "jwks",
                        JsonObject.builder()
                                .put("keys", new JsonArray(List.of(publicKey())))
                                .build())
                .put(OpenId4Vci.ENC_VALUES, methods())
                .put(OpenId4Vci.ENCRYPTION_REQUIRED, false)
                .build();
    }

    /** {@code credential_response_encryption} of the metadata. */
    JsonObject responseMetadata() {
        return JsonObject.builder()
                .put(OpenId4Vci.ALG_VALUES, IssuerMetadata.texts(List.of(JWEAlgorithm.ECDH_ES.getName())))
                .put(OpenId4Vci.ENC_VALUES, methods())
                .put(OpenId4Vci.ENCRYPTION_REQUIRED, false)
                .build();
    }

    /** The request inside a JWE for our key. */
    Bytes open(String compact) {
        try {
            CompactJwe.requireOffered(compact, key.getKeyID(), NAMES);
            var jwe = JWEObject.parse(compact);
            jwe.decrypt(new ECDHDecrypter(key));
            return Bytes.of(jwe.getPayload().toBytes());
        } catch (FormatException e) {
            throw new WalletRefusal(
                    WalletError.INVALID_ENCRYPTION_PARAMETERS,
                    "the request is not encrypted as the metadata offer it: alg, enc, kid, no zip",
                    e);
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            // The library has no word of its own for an epk that lacks a member.
            throw new WalletRefusal(
                    WalletError.INVALID_ENCRYPTION_PARAMETERS, "the request cannot be decrypted with our key", e);
        }
    }

    /** Reads {@code credential_response_encryption} of a request. */
    static Recipient recipient(JsonObject wish) {
        if (wish.members().containsKey("zip")) {
            throw refused("zip is not supported");
        }
        if (!(wish.members().get("jwk") instanceof JsonObject jwk)
                || !(wish.members().get("enc") instanceof JsonText(var enc))) {
            throw refused("expected jwk and enc");
        }
        var method = METHODS.stream()
                .filter(known -> known.getName().equals(enc))
                .findFirst()
                .orElseThrow(() -> refused("enc is not one of enc_values_supported"));
        return new Recipient(walletKey(jwk), method);
    }

    /** A response for the wallet's eyes only; {@code kid} and {@code alg} are those of its key. */
    static String seal(JsonObject response, Recipient recipient) {
        var header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, recipient.method())
                .keyID(recipient.key().getKeyID())
                .build();
        var jwe = new JWEObject(header, new Payload(JsonWriter.canonicalBytes(response)));
        try {
            jwe.encrypt(new ECDHEncrypter(recipient.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a key that was checked does not encrypt", e);
        }
        return jwe.serialize();
    }

    private static ECKey walletKey(JsonObject jwk) {
        if (jwk.members().containsKey("d")) {
            throw refused("jwk has a private member");
        }
        try {
            var key = ECKey.parse(JsonWriter.canonical(jwk));
            if (!Curve.P_256.equals(key.getCurve()) || !JWEAlgorithm.ECDH_ES.equals(key.getAlgorithm())) {
                throw refused("jwk is to be a key on P-256 with alg ECDH-ES");
            }
            if (key.getKeyUse() != null && !KeyUse.ENCRYPTION.equals(key.getKeyUse())) {
                throw refused("jwk is not for encryption");
            }
            return key;
        } catch (ParseException | IllegalStateException e) {
            throw new WalletRefusal(WalletError.INVALID_ENCRYPTION_PARAMETERS, "jwk is not a key on P-256", e);
        }
    }

    private JsonObject publicKey() {
        try {
            var text = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return StrictJson.object(Bytes.of(text), LARGEST_BYTES);
        } catch (FormatException e) {
            throw new IllegalStateException("our own key is not JSON", e);
        }
    }

    private static JsonArray methods() {
        return IssuerMetadata.texts(NAMES);
    }

    private static ECKey create(SecureRandom random) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .secureRandom(random)
                    .keyUse(KeyUse.ENCRYPTION)
                    .algorithm(JWEAlgorithm.ECDH_ES)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a key on P-256", e);
        }
    }

    private static ECKey parse(Secret secret) {
        try {
            return ECKey.parse(secret.revealText());
        } catch (ParseException e) {
            // The parser's message may quote the key.
            throw new IllegalStateException("%s is not a private key on P-256 as JWK".formatted(KEY_FILE));
        }
    }

    private static WalletRefusal refused(String description) {
        return new WalletRefusal(WalletError.INVALID_ENCRYPTION_PARAMETERS, description);
    }
}
