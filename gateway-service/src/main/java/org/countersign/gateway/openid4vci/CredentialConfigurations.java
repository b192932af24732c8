package org.countersign.gateway.openid4vci;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.gateway.issuance.copies.CopyForm;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.springframework.stereotype.Component;

/** Every credential configuration: each type of certificate in each form. */
@Component
final class CredentialConfigurations {
    private final Map<String, CredentialConfiguration> byId = new LinkedHashMap<>();

    CredentialConfigurations(TypeCatalogue types) {
        for (var type : types.all()) {
            for (var form : List.of(CopyForm.SD_JWT_VC, CopyForm.COUNTER_PASS)) {
                var configuration = new CredentialConfiguration(type, form);
                byId.put(configuration.id(), configuration);
            }
        }
    }

    Optional<CredentialConfiguration> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<CredentialConfiguration> all() {
        return List.copyOf(byId.values());
    }

    List<CredentialConfiguration> of(TypeCode type) {
        return byId.values().stream()
                .filter(configuration -> configuration.type().code().equals(type))
                .toList();
    }
}
