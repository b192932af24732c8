package org.countersign.gateway.authorization.grants;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.gateway.authorization.CredentialDirectory;

/** All credential directories as one. They are asked for only when a request comes, because the credential issuer itself needs the authorization server. */
public final class CredentialDirectories implements CredentialDirectory {
    private final Supplier<Stream<CredentialDirectory>> directories;

    public CredentialDirectories(Supplier<Stream<CredentialDirectory>> directories) {
        this.directories = directories;
    }

    @Override
    public Set<String> configurations() {
        return all().flatMap(directory -> directory.configurations().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<String> configurationOf(String scope) {
        return all().flatMap(directory -> directory.configurationOf(scope).stream())
                .findFirst();
    }

    @Override
    public List<String> identifiers(Citizen citizen, String configurationId) {
        return all().filter(directory -> directory.configurations().contains(configurationId))
                .flatMap(directory -> directory.identifiers(citizen, configurationId).stream())
                .toList();
    }

    @Override
    public String title(String configurationId, Locale language) {
        return all().filter(directory -> directory.configurations().contains(configurationId))
                .map(directory -> directory.title(configurationId, language))
                .findFirst()
                .orElse(configurationId);
    }

    private Stream<CredentialDirectory> all() {
        return directories.get().filter(directory -> directory != this);
    }
}
