package org.countersign.gateway.authorization.grants;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parameter {@code authorization_details} (RFC 9396, section 2; OpenID4VCI 1.0, section 5.1.1). Members that are not known are ignored. */
public final class AuthorizationDetails {
    private static final int MAX_LENGTH = 8_000;
    private static final int MAX_ENTRIES = 20;

    private final JsonMapper json;
    private final CredentialDirectories directories;

    public AuthorizationDetails(JsonMapper json, CredentialDirectories directories) {
        this.json = json;
        this.directories = directories;
    }

    /** The configurations that are asked for, in their order; refuses what is malformed or not known with {@code invalid_authorization_details}. */
    public List<String> configurations(String parameter) {
        return parse(parameter).map(this::read).orElseThrow(AuthorizationDetails::refused);
    }

    private List<String> read(JsonNode details) {
        if (!details.isArray() || details.isEmpty() || details.size() > MAX_ENTRIES) {
            throw refused();
        }
        var known = directories.configurations();
        Set<String> found = new LinkedHashSet<>();
        for (var entry : details) {
            var configuration = entry.path(OpenId4Vci.CONFIGURATION_ID);
            if (!entry.path("type").asString("").equals(OpenId4Vci.DETAILS_TYPE)
                    || !configuration.isString()
                    || !known.contains(configuration.asString())) {
                throw refused();
            }
            found.add(configuration.asString());
        }
        return List.copyOf(found);
    }

    private Optional<JsonNode> parse(String parameter) {
        try {
            return parameter.length() > MAX_LENGTH ? Optional.empty() : Optional.of(json.readTree(parameter));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public static OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(new OAuth2Error(
                OAuthNames.INVALID_AUTHORIZATION_DETAILS,
                "expected an array of objects of type openid_credential with a credential_configuration_id that exists",
                null));
    }
}
