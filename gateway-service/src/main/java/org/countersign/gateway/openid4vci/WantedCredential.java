package org.countersign.gateway.openid4vci;

import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.protocol.OpenId4Vci;

/** Which certificate a wallet wants, and in which form. */
record WantedCredential(CredentialConfiguration configuration, CertificateId certificate) {

    /**
     * What a request means under a grant (OpenID4VCI 1.0, section 8.2): an identifier where the token response named identifiers, a configuration otherwise. A configuration
     * under which the citizen has several certificates means the first of them, which is the one that was issued last.
     */
    static WantedCredential of(WalletRequest request, WalletGrant grant, CredentialConfigurations configurations) {
        var identifier = request.text(OpenId4Vci.CREDENTIAL_IDENTIFIER);
        var configuration = request.text(OpenId4Vci.CONFIGURATION_ID);
        if (identifier.isPresent() == configuration.isPresent()) {
            throw malformed("expected credential_identifier or credential_configuration_id, and not both of them");
        }
        return identifier.isPresent()
                ? byIdentifier(identifier.get(), grant, configurations)
                : byConfiguration(configuration.orElseThrow(), grant, configurations);
    }

    private static WantedCredential byIdentifier(
            String identifier, WalletGrant grant, CredentialConfigurations configurations) {
        if (!grant.usesIdentifiers()) {
            throw malformed("the token response named no credential_identifiers");
        }
        // Somebody else's certificate and one that never was are answered alike.
        return granted(grant, credential -> credential.identifiers().contains(identifier))
                .flatMap(credential -> configurations.find(credential.configurationId()))
                .flatMap(configuration -> configuration
                        .certificate(identifier)
                        .map(certificate -> new WantedCredential(configuration, certificate)))
                .orElseThrow(() -> new WalletRefusal(
                        WalletError.UNKNOWN_CREDENTIAL_IDENTIFIER, "the grant has no such credential_identifier"));
    }

    private static WantedCredential byConfiguration(
            String id, WalletGrant grant, CredentialConfigurations configurations) {
        var configuration = configurations
                .find(id)
                .orElseThrow(() -> new WalletRefusal(
                        WalletError.UNKNOWN_CREDENTIAL_CONFIGURATION, "the metadata have no such configuration"));
        if (grant.usesIdentifiers()) {
            throw malformed("the token response named credential_identifiers: expected one of them");
        }
        return granted(grant, credential -> credential.configurationId().equals(id))
                .orElseThrow(() -> new WalletRefusal(
                        WalletError.INSUFFICIENT_SCOPE, "the access token is not for this configuration"))
                .identifiers()
                .stream()
                .findFirst()
                .flatMap(configuration::certificate)
                .map(certificate -> new WantedCredential(configuration, certificate))
                .orElseThrow(() -> new WalletRefusal(
                        WalletError.CREDENTIAL_REQUEST_DENIED, "there is no certificate under this configuration"));
    }

    private static Optional<GrantedCredential> granted(WalletGrant grant, Predicate<GrantedCredential> which) {
        return grant.credentials().stream().filter(which).findFirst();
    }

    private static WalletRefusal malformed(String description) {
        return new WalletRefusal(WalletError.INVALID_CREDENTIAL_REQUEST, description);
    }
}
