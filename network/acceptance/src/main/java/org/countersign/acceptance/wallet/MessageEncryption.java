package org.countersign.acceptance.wallet;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
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
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.SecureRandom;
import java.text.ParseException;
import org.countersign.acceptance.story.Failure;

/** Encrypted requests and answers (OpenID4VCI 1.0, section 10): ECDH-ES, to the issuer's published key and to a key of this exchange alone. */
public final class MessageEncryption {
    static final String MEDIA_TYPE = "application/jwt";

    private final ECKey issuerKey;
    private final EncryptionMethod method;
    private final ECKey ownKey;

    private MessageEncryption(ECKey issuerKey, EncryptionMethod method, ECKey ownKey) {
        this.issuerKey = issuerKey;
        this.method = method;
        this.ownKey = ownKey;
    }

    /** With the first key and method that the issuer's metadata name. */
    public static MessageEncryption with(IssuerAddresses issuer, SecureRandom random) {
        JsonValue offered = issuer.issuerMetadata().get("credential_request_encryption");
        if (offered == null) {
            throw new Failure("the issuer takes no encrypted requests");
        }
        JsonObject encryption = offered.asObject();
        String key =
                encryption.get("jwks").asObject().get("keys").asArray().get(0).toString();
        String method = encryption.get("enc_values_supported").asArray().get(0).asString();
        try {
            ECKey own = new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWEAlgorithm.ECDH_ES)
                    .keyID("answer")
                    .secureRandom(random)
                    .generate();
            return new MessageEncryption(ECKey.parse(key), EncryptionMethod.parse(method), own);
        } catch (ParseException | JOSEException e) {
            throw new Failure("the issuer's encryption key is none on a curve that we know", e);
        }
    }

    /** {@code credential_response_encryption}. */
    JsonObject wishForAnswer() {
        return new JsonObject()
                .add("jwk", Json.parse(ownKey.toPublicJWK().toJSONString()))
                .add("enc", method.getName());
    }

    String seal(JsonObject body) {
        try {
            JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, method)
                    .keyID(issuerKey.getKeyID())
                    .contentType("json")
                    .build();
            JWEObject sealed = new JWEObject(header, new Payload(body.toString()));
            sealed.encrypt(new ECDHEncrypter(issuerKey));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new Failure("the request cannot be encrypted to the issuer's key", e);
        }
    }

    JsonObject open(String compact) {
        try {
            JWEObject sealed = JWEObject.parse(compact);
            sealed.decrypt(new ECDHDecrypter(ownKey));
            return Json.parse(sealed.getPayload().toString()).asObject();
        } catch (ParseException | JOSEException e) {
            throw new Failure("the answer is not encrypted to the wallet's key", e);
        }
    }
}
