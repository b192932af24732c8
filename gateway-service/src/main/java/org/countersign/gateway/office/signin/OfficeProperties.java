package org.countersign.gateway.office.signin;

import java.net.URI;
import java.util.List;
import org.countersign.gateway.providers.OpenIdClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How officers sign in.
 *
 * @param openid the provider that knows them; absent: the accounts of {@code officers.json} in the data folder
 */
@ConfigurationProperties("countersign.office")
record OfficeProperties(@Nullable Openid openid) {

    /**
     * An OpenID provider; its redirect URI for us is {@code <public-url>/office/sign-in/return/officers}.
     *
     * @param clientSecret absent: a public client with PKCE
     * @param rolesClaim where the roles are ({@code clerk}, {@code officer}, {@code approver}, {@code supervisor}); dots step into objects
     * @param nameClaim where the name is that pages show
     */
    record Openid(
            URI issuerUri,
            String clientId,
            @Nullable String clientSecret,
            @DefaultValue("openid") List<String> scopes,
            @DefaultValue("roles") String rolesClaim,
            @DefaultValue("name") String nameClaim) {
        Openid {
            OpenIdClient.check("countersign.office.openid", issuerUri, clientId);
            scopes = List.copyOf(scopes);
        }

        OpenIdClient client() {
            return new OpenIdClient(issuerUri, clientId, clientSecret, scopes);
        }

        /** The secret stays out of logs. */
        @Override
        public String toString() {
            return "Openid[" + issuerUri + "]";
        }
    }
}
