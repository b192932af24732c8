package org.countersign.gateway.openid4vci;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.gateway.authorization.CredentialDirectory;
import org.countersign.gateway.issuance.IssuedCertificates;
import org.springframework.stereotype.Component;

/** Tells the authorization server which credentials there are, and which of them a citizen may have. */
@Component
final class CertificateDirectory implements CredentialDirectory {
    private final CredentialConfigurations configurations;
    private final IssuedCertificates certificates;

    CertificateDirectory(CredentialConfigurations configurations, IssuedCertificates certificates) {
        this.configurations = configurations;
        this.certificates = certificates;
    }

    @Override
    public Set<String> configurations() {
        return configurations.all().stream().map(CredentialConfiguration::id).collect(Collectors.toUnmodifiableSet());
    }

    /** A configuration's scope is its id. */
    @Override
    public Optional<String> configurationOf(String scope) {
        return configurations.find(scope).map(CredentialConfiguration::id);
    }

    @Override
    public List<String> identifiers(Citizen citizen, String configurationId) {
        return configurations
                .find(configurationId)
                .map(configuration -> certificates
                        .of(citizen.number(), configuration.type().code())
                        .stream()
                        .map(configuration::identifier)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public String title(String configurationId, Locale language) {
        return configurations
                .find(configurationId)
                .map(configuration -> configuration.type().name())
                .map(name -> language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? name.zh() : name.en())
                .orElse(configurationId);
    }
}
