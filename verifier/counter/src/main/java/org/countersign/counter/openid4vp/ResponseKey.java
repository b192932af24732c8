package org.countersign.counter.openid4vp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jose.CompactJwe;
import org.countersign.format.jose.Jwk;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/** The key to which one answer is encrypted: ECDH-ES on P-256, made for one request and forgotten with it (HAIP 1.0, section 5). */
public final class ResponseKey {
    public static final String ALGORITHM = "ECDH-ES";
    public static final List<String> ENCRYPTIONS = List.of("A128GCM", "A256GCM");

    private final String kid;
    private final KeyPair pair;

    ResponseKey(String kid, KeyPair pair) {
        this.kid = kid;
        this.pair = pair;
    }

    static ResponseKey fresh(String kid, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return new ResponseKey(kid, generator.generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has P-256", missing);
        }
    }

    /** The public half, as {@code client_metadata} offers it. */
    JsonObject jwk() {
        try {
            Map<String, JsonValue> members = new HashMap<>(
                    Jwk.write(JcaKeys.verificationKey(pair.getPublic())).members());
            members.put("use", new JsonText("enc"));
            members.put("alg", new JsonText(ALGORITHM));
            members.put("kid", new JsonText(kid));
            return new JsonObject(members);
        } catch (FormatException broken) {
            throw new IllegalStateException("a key of our own", broken);
        }
    }

    /** What was encrypted to this key by what was offered: anything else is refused before a key is agreed (section 8.3). */
    byte[] decrypt(String jwe) throws VpRefusal {
        try {
            CompactJwe.requireOffered(jwe, kid, ENCRYPTIONS);
            JWEObject sealed = JWEObject.parse(jwe);
            sealed.decrypt(new ECDHDecrypter((ECPrivateKey) pair.getPrivate()));
            return sealed.getPayload().toBytes();
        } catch (FormatException
                | ParseException
                | JOSEException
                | IllegalArgumentException
                | NullPointerException notForUs) {
            // The library has no word of its own for an epk that lacks a member.
            throw new VpRefusal(VpRefusal.Code.ENCRYPTION);
        }
    }
}
