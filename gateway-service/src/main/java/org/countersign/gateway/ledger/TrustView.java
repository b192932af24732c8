package org.countersign.gateway.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.SchemeId;

/** What the chain says of issuers, keys, types, partners and schemes, as far as the projection has read it. Lists are in the order of ids. */
public interface TrustView {
    List<Issuer> issuers();

    List<IssuerKey> keys();

    List<CertificateType> types();

    List<Partner> partners();

    List<Scheme> schemes();

    Optional<Issuer> issuer(IssuerId id);

    Optional<IssuerKey> key(Kid id);

    Optional<CertificateType> type(TypeCode code);

    Optional<Partner> partner(PartnerId id);

    Optional<Scheme> scheme(SchemeId id);

    /** The time floor: no decision on the chain is made as of an earlier time. Empty before it was first advanced. */
    Optional<EpochSecond> clock();

    /** The organisation that may change all this. Empty before anything was put. */
    Optional<MspId> steward();
}
