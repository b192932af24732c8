package org.countersign.gateway.authorization.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.protocol.OpenId4Vci;
import tools.jackson.databind.json.JsonMapper;

/** Granted credentials as text for the database, and as {@code authorization_details} of a token response (OpenID4VCI 1.0, section 6.2). */
public final class GrantTexts {
    private final JsonMapper json;

    public GrantTexts(JsonMapper json) {
        this.json = json;
    }

    public String text(List<GrantedCredential> credentials) {
        return json.writeValueAsString(details(credentials));
    }

    public List<GrantedCredential> credentials(String text) {
        var found = new ArrayList<GrantedCredential>();
        for (var entry : json.readTree(text)) {
            var identifiers = new ArrayList<String>();
            entry.get(OpenId4Vci.IDENTIFIERS).forEach(identifier -> identifiers.add(identifier.asString()));
            found.add(
                    new GrantedCredential(entry.get(OpenId4Vci.CONFIGURATION_ID).asString(), identifiers));
        }
        return List.copyOf(found);
    }

    public static List<Map<String, Object>> details(List<GrantedCredential> credentials) {
        return credentials.stream()
                .map(credential -> Map.<String, Object>of(
                        "type",
                        OpenId4Vci.DETAILS_TYPE,
                        OpenId4Vci.CONFIGURATION_ID,
                        credential.configurationId(),
                        OpenId4Vci.IDENTIFIERS,
                        credential.identifiers()))
                .toList();
    }
}
