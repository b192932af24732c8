package org.countersign.format.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;

/**
 * A key of the world state and the type of the record under it. Its text is a Fabric composite key: U+0000, object type, U+0000, and
 * each attribute followed by U+0000.
 */
public record StateKey<R extends LedgerRecord>(RecordKind kind, Class<R> recordType, List<String> attributes) {
    private static final String SEPARATOR = "\u0000";

    public StateKey {
        attributes = List.copyOf(attributes);
        if (attributes.size() != kind.attributes() || !kind.recordType().equals(recordType)) {
            throw new IllegalArgumentException("not a key of kind " + kind);
        }
        attributes.forEach(attribute -> Syntax.requireId(attribute, "a segment of a key"));
    }

    private static <R extends LedgerRecord> StateKey<R> of(RecordKind kind, Class<R> type, String... attributes) {
        return new StateKey<>(kind, type, List.of(attributes));
    }

    public static StateKey<CertificateSeries> certificateSeries(SeriesId id) {
        return of(RecordKind.CERTIFICATE_SERIES, CertificateSeries.class, id.value());
    }

    public static StateKey<CertificateStanding> certificateStanding(CertificateId id) {
        return of(RecordKind.CERTIFICATE_STANDING, CertificateStanding.class, id.value());
    }

    public static StateKey<CertificateOperation> certificateOperation(OperationId id) {
        return of(RecordKind.CERTIFICATE_OPERATION, CertificateOperation.class, id.value());
    }

    public static StateKey<CertificateRefusal> certificateRefusal(CertificateId id) {
        return of(RecordKind.CERTIFICATE_REFUSAL, CertificateRefusal.class, id.value());
    }

    public static StateKey<CopiesOperation> copiesOperation(OperationId id) {
        return of(RecordKind.COPIES_OPERATION, CopiesOperation.class, id.value());
    }

    /** The page of a status list on which this place is. */
    public static StateKey<StatusPage> statusPage(StatusIndex place) {
        return of(
                RecordKind.STATUS_PAGE,
                StatusPage.class,
                Integer.toString(place.list()),
                Integer.toString(StatusPage.pageOf(place)));
    }

    public static StateKey<ClockFloor> clock() {
        return of(RecordKind.CLOCK, ClockFloor.class);
    }

    public static StateKey<Steward> steward() {
        return of(RecordKind.STEWARD, Steward.class);
    }

    public static StateKey<Issuer> issuer(IssuerId id) {
        return of(RecordKind.ISSUER, Issuer.class, id.value());
    }

    public static StateKey<IssuerKey> key(Kid id) {
        return of(RecordKind.KEY, IssuerKey.class, id.hex());
    }

    public static StateKey<CertificateType> type(TypeCode code) {
        return of(RecordKind.TYPE, CertificateType.class, code.value());
    }

    public static StateKey<TypeNumberUse> typeNumber(TypeNumber number) {
        return of(RecordKind.TYPE_NUMBER, TypeNumberUse.class, Integer.toString(number.value()));
    }

    public static StateKey<Partner> partner(PartnerId id) {
        return of(RecordKind.PARTNER, Partner.class, id.value());
    }

    public static StateKey<Scheme> scheme(SchemeId id) {
        return of(RecordKind.SCHEME, Scheme.class, id.value());
    }

    public static StateKey<TrustOperation> trustOperation(OperationId id) {
        return of(RecordKind.TRUST_OPERATION, TrustOperation.class, id.value());
    }

    public static StateKey<CreditAccount> account(SchemeId scheme, AccountId account) {
        return of(RecordKind.ACCOUNT, CreditAccount.class, scheme.value(), account.value());
    }

    public static StateKey<Hold> hold(OperationId id) {
        return of(RecordKind.HOLD, Hold.class, id.value());
    }

    public static StateKey<CreditOperation> creditOperation(OperationId id) {
        return of(RecordKind.CREDIT_OPERATION, CreditOperation.class, id.value());
    }

    public static StateKey<Reversal> reversal(OperationId of) {
        return of(RecordKind.REVERSAL, Reversal.class, of.value());
    }

    public static StateKey<PaidDelta> paid(PartnerId partner, SchemeId scheme, TransactionId transaction) {
        return of(RecordKind.PAID, PaidDelta.class, partner.value(), scheme.value(), transaction.value());
    }

    public static StateKey<TotalsDelta> totals(SchemeId scheme, TransactionId transaction) {
        return of(RecordKind.TOTALS, TotalsDelta.class, scheme.value(), transaction.value());
    }

    /** The key as Fabric keeps it. */
    public String text() {
        StringBuilder text =
                new StringBuilder(SEPARATOR).append(kind.objectType()).append(SEPARATOR);
        attributes.forEach(attribute -> text.append(attribute).append(SEPARATOR));
        return text.toString();
    }

    /** The key that a text stands for; nothing when the text is no key of this ledger. */
    public static Optional<StateKey<? extends LedgerRecord>> parse(String text) {
        List<String> segments = new ArrayList<>(Arrays.asList(text.split(SEPARATOR, -1)));
        if (segments.size() < 3
                || !segments.removeFirst().isEmpty()
                || !segments.removeLast().isEmpty()) {
            return Optional.empty();
        }
        return RecordKind.ofObjectType(segments.removeFirst())
                .flatMap(kind -> parse(kind, kind.recordType(), segments));
    }

    private static <R extends LedgerRecord> Optional<StateKey<? extends LedgerRecord>> parse(
            RecordKind kind, Class<R> type, List<String> attributes) {
        try {
            return Optional.of(new StateKey<>(kind, type, attributes));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
