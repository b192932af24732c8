package org.countersign.gateway.openid4vci;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.gateway.authorization.PreAuthorizedCodes.PreAuthorizedCode;
import org.countersign.gateway.protocol.OpenId4Vci;

/** A credential offer (OpenID4VCI 1.0, section 4.1.1), and the links that bring a wallet to it. */
record CredentialOffer(JsonObject document) {
    private static final String BY_VALUE = OpenId4Vci.OFFER_SCHEME + "?credential_offer=";
    private static final String BY_REFERENCE = OpenId4Vci.OFFER_SCHEME + "?credential_offer_uri=";

    static CredentialOffer preAuthorized(String issuer, List<String> configurations, PreAuthorizedCode code) {
        var grant = JsonObject.builder().put(OpenId4Vci.PRE_AUTHORIZED_CODE, code.value());
        code.txCode()
                .ifPresent(digits -> grant.put(
                        OpenId4Vci.TX_CODE,
                        JsonObject.builder()
                                .put("input_mode", "numeric")
                                .put("length", digits.length())
                                .put("description", "工作人员告诉您的数字 / The digits that the officer tells you")
                                .build()));
        return of(issuer, configurations, OpenId4Vci.PRE_AUTHORIZED_GRANT, grant.build());
    }

    static CredentialOffer withSignIn(String issuer, List<String> configurations, String issuerState) {
        return of(
                issuer,
                configurations,
                OpenId4Vci.AUTHORIZATION_CODE,
                JsonObject.builder().put(OpenId4Vci.ISSUER_STATE, issuerState).build());
    }

    private static CredentialOffer of(String issuer, List<String> configurations, String grant, JsonObject parameters) {
        return new CredentialOffer(JsonObject.builder()
                .put(OpenId4Vci.CREDENTIAL_ISSUER, issuer)
                .put(OpenId4Vci.CONFIGURATION_IDS, IssuerMetadata.texts(configurations))
                .put("grants", JsonObject.builder().put(grant, parameters).build())
                .build());
    }

    String text() {
        return JsonWriter.canonical(document);
    }

    /** The link that carries the whole offer: too long for a QR code that a phone reads at once. */
    String linkByValue() {
        return BY_VALUE + encoded(text());
    }

    static String linkByReference(String offerUri) {
        return BY_REFERENCE + encoded(offerUri);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Who has an offer may have its credentials. */
    @Override
    public String toString() {
        return "CredentialOffer[]";
    }
}
