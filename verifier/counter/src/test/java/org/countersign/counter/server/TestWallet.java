package org.countersign.counter.server;

import static org.countersign.counter.server.RunningCounter.form;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.countersign.counter.City;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.trust.TrustBundle;
import org.countersign.holder.Consent;
import org.countersign.holder.HeldCredential;
import org.countersign.holder.HeldId;
import org.countersign.holder.KeepCredential;
import org.countersign.holder.Keeping;
import org.countersign.holder.PresentCredential;
import org.countersign.holder.Presenting;

/** A small wallet over {@code wallet/holder}: fetches over HTTP, verifies who asks, presents what is asked and posts it. */
final class TestWallet {
    private final RunningCounter counter;
    private final KeyPair pair = City.keyPair();
    private final SdJwt issued;
    private final HeldCredential held;

    TestWallet(RunningCounter counter, int statusIndex) {
        this(counter, counter.city, counter.trust, statusIndex);
    }

    /** With a credential of a city that the counter does not know. */
    TestWallet(RunningCounter counter, City issuer, TrustBundle trust, int statusIndex) {
        this.counter = counter;
        this.issued = IssuedCredential.to(issuer, pair, statusIndex);
        this.held = kept(trust);
    }

    private HeldCredential kept(TrustBundle trust) {
        Keeping<HeldCredential> keeping = new KeepCredential(new JcaSignatureCheck(), new JcaSha256())
                .keep(new HeldId("card"), issued.text(), trust, IssuedCredential.BASE, IssuedCredential.key(pair));
        if (keeping instanceof Keeping.Kept<HeldCredential>(HeldCredential kept)) {
            return kept;
        }
        throw new IllegalStateException(String.valueOf(keeping));
    }

    Signer device() {
        return signer(pair);
    }

    static Signer signer(KeyPair pair) {
        try {
            return JcaKeys.signer(pair, new SecureRandom());
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    SdJwt issued() {
        return issued;
    }

    /** Fetches as the link says. */
    AskedOf fetch(String link) {
        Map<String, String> query = AskedOf.query(link);
        if (!query.containsKey("request_uri")) {
            return AskedOf.unsigned(query);
        }
        AskedOf asked = AskedOf.signed(get(query).body());
        if (!asked.text("client_id").equals(query.get("client_id"))) {
            throw new IllegalStateException("the client id inside is another one");
        }
        return asked;
    }

    HttpResponse<String> get(Map<String, String> query) {
        return counter.send(HttpRequest.newBuilder(URI.create(AskedOf.requestUri(query))));
    }

    /** The presentation that the request asks for, disclosing {@code claims}. */
    String present(AskedOf asked, String... claims) {
        return present(new Consent(
                List.of(claims).stream().map(ClaimPath::of).toList(), asked.binding(), counter.clock.instant()));
    }

    String present(Consent consent) {
        Presenting presenting =
                new PresentCredential(new JcaSignatureCheck(), new JcaSha256()).present(held, consent, key -> device());
        if (presenting instanceof Presenting.Shown(String text)) {
            return text;
        }
        throw new IllegalStateException(String.valueOf(presenting));
    }

    static JsonObject vpToken(String... presentations) {
        return JsonObject.builder()
                .put("card", JsonArray.of(List.of(presentations), JsonText::new))
                .build();
    }

    /** The members of the answer, as the response mode has them. */
    static JsonObject answer(AskedOf asked, JsonObject vpToken) {
        JsonObject.Builder answer = JsonObject.builder().put("vp_token", vpToken);
        if (asked.has("state")) {
            answer.put("state", asked.text("state"));
        }
        return answer.build();
    }

    HttpResponse<String> post(AskedOf asked, String presentation) {
        JsonObject answer = answer(asked, vpToken(presentation));
        if (!asked.text("response_mode").endsWith(".jwt")) {
            return postInClear(asked, vpToken(presentation));
        }
        return postForm(asked, Map.of("response", sealed(asked, answer, EncryptionMethod.A128GCM)));
    }

    /** As {@code direct_post} has it. */
    HttpResponse<String> postInClear(AskedOf asked, JsonObject vpToken) {
        return postForm(asked, Map.of("vp_token", JsonWriter.canonical(vpToken), "state", asked.text("state")));
    }

    HttpResponse<String> postForm(AskedOf asked, Map<String, String> parameters) {
        return counter.send(form(asked.text("response_uri"), parameters));
    }

    static String sealed(AskedOf asked, JsonObject answer, EncryptionMethod method) {
        JsonObject key = asked.encryptionKey();
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, method)
                .keyID(RunningCounter.text(key, "kid"))
                .build();
        return sealed(key, header, answer);
    }

    static String sealed(JsonObject key, JWEHeader header, JsonObject answer) {
        try {
            JWEObject jwe = new JWEObject(header, new Payload(JsonWriter.canonical(answer)));
            jwe.encrypt(new ECDHEncrypter(ECKey.parse(JsonWriter.canonical(key))));
            return jwe.serialize();
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
