package org.countersign.gateway.status;

import java.net.URI;
import org.countersign.format.sdjwt.TypeMetadata;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.trust.TrustedType;
import org.countersign.gateway.issuance.copies.PublishedNames;
import org.countersign.gateway.issuance.types.CertificateType;
import org.springframework.stereotype.Component;

/** The names under which types and status lists are published here. */
@Component
final class OurNames implements PublishedNames {
    private final StatusProperties properties;

    OurNames(StatusProperties properties) {
        this.properties = properties;
    }

    @Override
    public TypeMetadata metadata(CertificateType type) {
        var trusted = new TrustedType(
                type.number(), type.code(), type.name(), type.profile(), type.showing(), type.maxStatusAge());
        return TypeMetadata.of(Vct.of(properties.publicAddress(), type.code()), trusted);
    }

    @Override
    public StatusListUri uri(ListNumber list) {
        return new StatusListUri(properties.listUri() + list.value());
    }

    @Override
    public URI issuer() {
        return URI.create(properties.publicAddress());
    }
}
