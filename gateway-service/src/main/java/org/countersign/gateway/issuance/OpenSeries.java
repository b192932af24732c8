package org.countersign.gateway.issuance;

import java.util.HashMap;
import java.util.Map;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusReference;
import org.countersign.gateway.issuance.types.CertificateType;

/** Ids for certificates that are signed together: those of one type whose places are in one status list are of one series, until it is full; then a new one begins. */
final class OpenSeries {
    private final CertificateIds ids;
    private final Map<Kind, Open> open = new HashMap<>();

    OpenSeries(CertificateIds ids) {
        this.ids = ids;
    }

    /** What a series has in common. The issuer follows from the type. */
    private record Kind(TypeCode type, ListNumber list) {}

    private record Open(SeriesId id, int certificates) {
        boolean hasRoom() {
            return certificates < LedgerLimits.MAX_CERTIFICATES_IN_SERIES;
        }

        Open withOneMore() {
            return new Open(id, certificates + 1);
        }
    }

    /** The id of a certificate of this type whose first copy has this place. */
    CertificateId idFor(CertificateType type, StatusReference place) {
        var kind = new Kind(type.code(), place.list());
        var series = open.get(kind);
        if (series == null || !series.hasRoom()) {
            series = new Open(ids.series(place.list()), 0);
        }
        open.put(kind, series.withOneMore());
        return series.id()
                .at(new StatusIndex(place.list().value(), place.index().value()));
    }
}
