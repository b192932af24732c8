package org.countersign.gateway.issuance.copies;

import java.net.URI;
import org.countersign.format.sdjwt.TypeMetadata;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusListUri;
import org.countersign.gateway.issuance.types.CertificateType;

/** The names under which everybody finds what a credential points to. Whoever publishes those things implements it. */
public interface PublishedNames {
    /** What is served at the type's {@code vct}: the names of its claims are those that a credential of this type may have. */
    TypeMetadata metadata(CertificateType type);

    StatusListUri uri(ListNumber list);

    /** The {@code iss} of credentials: an https address that stays, whatever address wallets reach us at today. */
    URI issuer();
}
