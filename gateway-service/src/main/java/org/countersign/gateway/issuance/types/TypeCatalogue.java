package org.countersign.gateway.issuance.types;

import java.util.Collection;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;

/** Every certificate type that this gateway knows; fixed from start to stop. */
public interface TypeCatalogue {
    Optional<CertificateType> find(TypeCode code);

    Optional<CertificateType> find(TypeNumber number);

    /** In the order of their numbers. */
    Collection<CertificateType> all();
}
