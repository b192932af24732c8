package org.countersign.gateway.authorization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the authorization server must know about credentials; the credential issuer answers. */
public interface CredentialDirectory {
    /** The {@code credential_configuration_id}s that exist. */
    Set<String> configurations();

    /** The configuration that an OAuth scope stands for. */
    Optional<String> configurationOf(String scope);

    /** The identifiers of this citizen's certificates under a configuration; empty when there are none. */
    List<String> identifiers(Citizen citizen, String configurationId);

    /** What the certificates of a configuration are called, for the citizen who is asked whether a wallet may have them. */
    default String title(String configurationId, Locale language) {
        return configurationId;
    }

    /**
     * Who signed in, as the identity provider says.
     *
     * @param number the number by which authorities know the person (公民身份号码)
     */
    record Citizen(String number, String name) {
        /** Who it is, no log may say. */
        @Override
        public String toString() {
            return "Citizen[]";
        }
    }
}
