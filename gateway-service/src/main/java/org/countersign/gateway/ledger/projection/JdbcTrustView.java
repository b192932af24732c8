package org.countersign.gateway.ledger.projection;

import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.RecordKind;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.Steward;
import org.countersign.gateway.ledger.TrustView;

final class JdbcTrustView implements TrustView {
    /** Records of kinds that exist once have no attributes in their key. */
    private static final String SOLE = "";

    private final StateReader state;

    JdbcTrustView(StateReader state) {
        this.state = state;
    }

    @Override
    public List<Issuer> issuers() {
        return all(RecordKind.ISSUER, Issuer.class);
    }

    @Override
    public List<IssuerKey> keys() {
        return all(RecordKind.KEY, IssuerKey.class);
    }

    @Override
    public List<CertificateType> types() {
        return all(RecordKind.TYPE, CertificateType.class);
    }

    @Override
    public List<Partner> partners() {
        return all(RecordKind.PARTNER, Partner.class);
    }

    @Override
    public List<Scheme> schemes() {
        return all(RecordKind.SCHEME, Scheme.class);
    }

    @Override
    public Optional<Issuer> issuer(IssuerId id) {
        return find(RecordKind.ISSUER, id.value(), Issuer.class);
    }

    @Override
    public Optional<IssuerKey> key(Kid id) {
        return find(RecordKind.KEY, id.hex(), IssuerKey.class);
    }

    @Override
    public Optional<CertificateType> type(TypeCode code) {
        return find(RecordKind.TYPE, code.value(), CertificateType.class);
    }

    @Override
    public Optional<Partner> partner(PartnerId id) {
        return find(RecordKind.PARTNER, id.value(), Partner.class);
    }

    @Override
    public Optional<Scheme> scheme(SchemeId id) {
        return find(RecordKind.SCHEME, id.value(), Scheme.class);
    }

    @Override
    public Optional<EpochSecond> clock() {
        return find(RecordKind.CLOCK, SOLE, ClockFloor.class).map(ClockFloor::at);
    }

    @Override
    public Optional<MspId> steward() {
        return find(RecordKind.STEWARD, SOLE, Steward.class).map(Steward::msp);
    }

    private <R extends LedgerRecord> List<R> all(RecordKind kind, Class<R> type) {
        return state.all(kind).stream().map(kept -> kept.as(type)).toList();
    }

    private <R extends LedgerRecord> Optional<R> find(RecordKind kind, String key, Class<R> type) {
        return state.find(kind, key).map(kept -> kept.as(type));
    }
}
