package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.Vct;
import org.countersign.holder.ChooseCredential;
import org.countersign.holder.Consent;
import org.countersign.holder.CredentialChoice;
import org.countersign.holder.CredentialOffer;
import org.countersign.holder.CredentialRequest;
import org.countersign.holder.PresentCredential;
import org.countersign.holder.Presenting;

/** Answers requests for presentations with what the wallet holds (OpenID4VP 1.0, sections 6 to 8), as {@code direct_post}, {@code direct_post.jwt} or {@code dc_api.jwt}. */
public final class Presenter {
    private static final int OK = 200;

    private final ProtocolHttp http;
    private final HeldCredentials held;
    private final InstantSource clock;

    public Presenter(ProtocolHttp http, HeldCredentials held, InstantSource clock) {
        this.http = http;
        this.held = held;
        this.clock = clock;
    }

    /** The {@code vp_token} for all that is asked, each with the first set of claims that the credential has. */
    public JsonObject token(PresentationRequest request) {
        JsonObject token = new JsonObject();
        for (JsonObject query : request.credentialQueries()) {
            token.add(query.getString("id", ""), new JsonArray().add(present(query, request)));
        }
        return token;
    }

    private String present(JsonObject query, PresentationRequest request) {
        for (List<ClaimQuery> claims : ClaimQuery.sets(query)) {
            List<ClaimPath> paths = claims.stream().map(ClaimQuery::path).toList();
            CredentialChoice choice = new ChooseCredential(new JcaSignatureCheck(), new JcaSha256())
                    .choose(held.wallet(), new CredentialRequest(types(query), paths, clock.instant()));
            if (choice instanceof CredentialChoice.Offers(List<CredentialOffer> offers)) {
                for (CredentialOffer offer : offers) {
                    if (claims.stream().allMatch(claim -> claim.isMetBy(offer))) {
                        return present(offer, paths, request);
                    }
                }
            }
        }
        throw new Failure("the wallet holds nothing that fits " + query.getString("id", ""));
    }

    private String present(CredentialOffer offer, List<ClaimPath> claims, PresentationRequest request) {
        Consent consent = new Consent(
                claims,
                new KeyBindingRequest(request.audience(), request.nonce(), request.transactionData()),
                clock.instant());
        Presenting presenting = new PresentCredential(new JcaSignatureCheck(), new JcaSha256())
                .present(offer.credential(), consent, key -> held.key(key).signer());
        return switch (presenting) {
            case Presenting.Shown(String text) -> text;
            case Presenting.Refused(var reason) -> throw new Failure("not presented: " + reason);
        };
    }

    private static Set<Vct> types(JsonObject query) {
        return query.get("meta").asObject().get("vct_values").asArray().values().stream()
                .map(value -> new Vct(value.asString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Sends the answer. What the verifier said about a presentation that it refused is thrown as it said it. */
    public Reply answer(PresentationRequest request, JsonObject token) throws InterruptedException {
        JsonObject answer = new JsonObject().add("vp_token", token);
        request.state().ifPresent(state -> answer.add("state", state));
        Map<String, String> fields = new LinkedHashMap<>();
        if (request.wantsEncryption()) {
            fields.put("response", sealed(answer, request.clientMetadata()));
        } else {
            answer.forEach(member -> fields.put(
                    member.getName(),
                    member.getValue().isString()
                            ? member.getValue().asString()
                            : member.getValue().toString()));
        }
        return http.send(ProtocolHttp.form(request.responseUri(), fields).build())
                .orRefused(OK);
    }

    /** Tells the verifier that nothing will be shown, and why (section 8.5). */
    public Reply decline(PresentationRequest request, String error) throws InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", error);
        request.state().ifPresent(state -> fields.put("state", state));
        return http.send(ProtocolHttp.form(request.responseUri(), fields).build())
                .orRefused(OK);
    }

    /** What the browser gives back to a page (appendix A.5): the member {@code data} of the credential. */
    public JsonObject answerToPage(PresentationRequest request, JsonObject token) {
        return new JsonObject()
                .add("response", sealed(new JsonObject().add("vp_token", token), request.clientMetadata()));
    }

    /** To the key and with the first method that the request names. */
    private static String sealed(JsonObject answer, JsonObject metadata) {
        try {
            ECKey key = ECKey.parse(
                    metadata.get("jwks").asObject().get("keys").asArray().get(0).toString());
            JsonValue methods = metadata.get("encrypted_response_enc_values_supported");
            EncryptionMethod method = methods == null
                    ? EncryptionMethod.A128GCM
                    : EncryptionMethod.parse(methods.asArray().get(0).asString());
            JWEObject sealed = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, method)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(answer.toString()));
            sealed.encrypt(new ECDHEncrypter(key));
            return sealed.serialize();
        } catch (ParseException | JOSEException e) {
            throw new Failure("the verifier's encryption key is none on a curve that we know", e);
        }
    }
}
