package org.countersign.format.ledger;

import static org.countersign.format.ledger.LedgerArbitraries.accounts;
import static org.countersign.format.ledger.LedgerArbitraries.certificates;
import static org.countersign.format.ledger.LedgerArbitraries.copies;
import static org.countersign.format.ledger.LedgerArbitraries.digests;
import static org.countersign.format.ledger.LedgerArbitraries.ids;
import static org.countersign.format.ledger.LedgerArbitraries.issuers;
import static org.countersign.format.ledger.LedgerArbitraries.kids;
import static org.countersign.format.ledger.LedgerArbitraries.maybeTimes;
import static org.countersign.format.ledger.LedgerArbitraries.msps;
import static org.countersign.format.ledger.LedgerArbitraries.names;
import static org.countersign.format.ledger.LedgerArbitraries.operations;
import static org.countersign.format.ledger.LedgerArbitraries.partners;
import static org.countersign.format.ledger.LedgerArbitraries.points;
import static org.countersign.format.ledger.LedgerArbitraries.refusals;
import static org.countersign.format.ledger.LedgerArbitraries.schemes;
import static org.countersign.format.ledger.LedgerArbitraries.times;
import static org.countersign.format.ledger.LedgerArbitraries.typeNumbers;
import static org.countersign.format.ledger.LedgerArbitraries.types;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Records of the world state for property tests, all kinds. */
final class RecordArbitraries {
    private RecordArbitraries() {}

    static Arbitrary<LedgerRecord> all() {
        return Arbitraries.oneOf(List.of(
                        issuerRecords(),
                        keys(),
                        typeRecords(),
                        numbers(),
                        partnerRecords(),
                        schemeRecords(),
                        times().map(ClockFloor::new),
                        msps().map(Steward::new),
                        trustOperations(),
                        series(),
                        standings(),
                        Combinators.combine(certificates(), digests(), refusals())
                                .as(CertificateRefusal::new),
                        certificateOperations(),
                        copiesOperations(),
                        pages(),
                        accountRecords(),
                        holds(),
                        creditOperations(),
                        Combinators.combine(operations(), operations()).as(Reversal::new),
                        paid(),
                        totals()))
                .map(record -> record);
    }

    private static Arbitrary<Issuer> issuerRecords() {
        return Combinators.combine(
                        issuers(),
                        names(),
                        msps(),
                        types().list().uniqueElements().ofMaxSize(4))
                .as(Issuer::new);
    }

    private static Arbitrary<IssuerKey> keys() {
        Arbitrary<PublicKeyInfo> infos = Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(100)
                .map(PublicKeyInfo::ofDer);
        return Combinators.combine(kids(), issuers(), infos, times(), maybeTimes(), maybeTimes(), maybeTimes())
                .as((kid, issuer, key, from, after, retired, compromised) ->
                        new IssuerKey(kid, issuer, SignatureAlgorithm.ES256, key, from, after, retired, compromised));
    }

    private static Arbitrary<CertificateType> typeRecords() {
        return Combinators.combine(types(), typeNumbers(), digests()).as(CertificateType::new);
    }

    private static Arbitrary<TypeNumberUse> numbers() {
        return Combinators.combine(typeNumbers(), types()).as(TypeNumberUse::new);
    }

    private static Arbitrary<Partner> partnerRecords() {
        return Combinators.combine(partners(), names(), msps()).as(Partner::new);
    }

    private static Arbitrary<Scheme> schemeRecords() {
        return Combinators.combine(
                        schemes(), names(), msps().list().uniqueElements().ofMaxSize(4))
                .as(Scheme::new);
    }

    private static Arbitrary<TrustOperation> trustOperations() {
        return Combinators.combine(operations(), digests(), msps(), refusals().optional())
                .as(TrustOperation::new);
    }

    /** One of a certificate alone, or of many in one status list. */
    static Arbitrary<CertificateSeries> series() {
        Arbitrary<CertificateSeries> alone =
                shownCertificates().map(shown -> CertificateSeries.of(asRegistered(shown)));
        Arbitrary<SeriesId> ids = Combinators.combine(
                        Arbitraries.integers().between(0, 0xFFFF),
                        Arbitraries.longs().between(0, (1L << 48) - 1),
                        Arbitraries.longs())
                .as(SeriesId::naming);
        Arbitrary<List<Integer>> indexes = Arbitraries.integers()
                .between(0, LedgerLimits.STATUS_LIST_ENTRIES - 1)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(8);
        Arbitrary<CertificateSeries> together = Combinators.combine(ids, indexes, shownCertificates())
                .as((id, places, like) -> places.stream()
                        .map(index -> member(id, index, like))
                        .map(CertificateSeries::of)
                        .reduce((all, next) -> all.with(next.certificates().getFirst()))
                        .orElseThrow());
        return Arbitraries.oneOf(alone, together);
    }

    private static Certificate member(SeriesId series, int index, Certificate like) {
        int list = new CertificateId(series.value()).place().orElseThrow().list();
        StatusIndex place = new StatusIndex(list, index);
        Copy copy = new Copy(
                like.copies().getFirst().form(), like.copies().getFirst().hash(), place);
        return new Certificate(
                series.at(place),
                like.digest(),
                like.issuer(),
                like.type(),
                like.signedBy(),
                List.of(copy),
                like.validFrom(),
                like.validUntil(),
                like.registeredAt(),
                CertificateStatus.VALID,
                Optional.empty(),
                0);
    }

    private static Certificate asRegistered(Certificate shown) {
        return new Certificate(
                shown.id(),
                shown.digest(),
                shown.issuer(),
                shown.type(),
                shown.signedBy(),
                shown.copies(),
                shown.validFrom(),
                shown.validUntil(),
                shown.registeredAt(),
                CertificateStatus.VALID,
                Optional.empty(),
                0);
    }

    private static Arbitrary<CertificateStanding> standings() {
        return Combinators.combine(
                        certificates(),
                        Arbitraries.of(CertificateStatus.class),
                        ids().map(ReasonCode::new),
                        Arbitraries.longs().between(1, LedgerLimits.MAX_EXACT_INTEGER))
                .as(CertificateStanding::new);
    }

    /** Certificates as they are shown, in any standing. */
    static Arbitrary<Certificate> shownCertificates() {
        return Combinators.combine(
                        Combinators.combine(certificates(), digests(), issuers(), types(), kids(), copies())
                                .as((id, digest, issuer, type, kid, copies) -> new CertificateItem.Register(
                                        id, issuer, type, kid, copies, new EpochSecond(0), Optional.empty())),
                        digests(),
                        times(),
                        maybeTimes(),
                        times(),
                        Arbitraries.of(CertificateStatus.class),
                        ids().map(ReasonCode::new).optional(),
                        Arbitraries.longs().between(0, 9))
                .as((item, digest, from, until, at, status, reason, changes) -> new Certificate(
                        item.id(),
                        digest,
                        item.issuer(),
                        item.type(),
                        item.key(),
                        item.copies(),
                        from,
                        until,
                        at,
                        status,
                        reason,
                        changes));
    }

    private static Arbitrary<CertificateOperation> certificateOperations() {
        Arbitrary<CertificateOperation.Result> results = Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(CertificateStatus.class),
                                Arbitraries.longs().between(1, 9))
                        .as(CertificateOperation.Result.Changed::new),
                refusals().map(CertificateOperation.Result.Refused::new));
        return Combinators.combine(ItemArbitraries.changes(), digests(), msps(), times(), results)
                .as((item, digest, msp, at, result) -> new CertificateOperation(
                        item.id(), digest, msp, item.certificate(), item.to(), item.reason(), at, result));
    }

    private static Arbitrary<CopiesOperation> copiesOperations() {
        Arbitrary<CopiesOperation.Result> results = Arbitraries.oneOf(
                Arbitraries.of(CertificateStatus.VALID, CertificateStatus.SUSPENDED)
                        .map(CopiesOperation.Result.Added::new),
                refusals().map(CopiesOperation.Result.Refused::new));
        return Combinators.combine(ItemArbitraries.furtherCopies(), digests(), msps(), times(), results)
                .as((item, digest, msp, at, result) -> new CopiesOperation(
                        item.id(), digest, msp, item.certificate(), item.key(), item.copies(), at, result));
    }

    private static Arbitrary<StatusPage> pages() {
        return copies().map(copies -> {
            StatusIndex place = copies.getFirst().status();
            return StatusPage.emptyAround(place).with(place);
        });
    }

    private static Arbitrary<CreditAccount> accountRecords() {
        Arbitrary<Points> some = Arbitraries.longs().between(1, 1_000_000).map(Points::new);
        Arbitrary<List<Lot>> lots = Combinators.combine(operations(), times(), some, some)
                .as(Lot::new)
                .list()
                .uniqueElements(lot -> lot.expiresAt().value() + " " + lot.lot())
                .ofMaxSize(5)
                .map(list -> list.stream().sorted().toList());
        Arbitrary<List<OpenHold>> holds = Combinators.combine(operations(), times())
                .as(OpenHold::new)
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .map(list -> list.stream().sorted().toList());
        return Combinators.combine(schemes(), accounts(), lots, holds).as(CreditAccount::new);
    }

    private static Arbitrary<Hold> holds() {
        Arbitrary<List<LotShare>> shares = Combinators.combine(operations(), times(), points())
                .as(LotShare::new)
                .list()
                .ofMaxSize(3);
        Arbitrary<Hold.State> states = Arbitraries.oneOf(
                Arbitraries.just(new Hold.State.Open()),
                Combinators.combine(Arbitraries.of(Hold.End.class), operations())
                        .as(Hold.State.Ended::new));
        return Combinators.combine(operations(), schemes(), accounts(), partners(), points(), times(), shares, states)
                .as(Hold::new);
    }

    private static Arbitrary<CreditOperation> creditOperations() {
        Arbitrary<Long> signed =
                Arbitraries.longs().between(-LedgerLimits.MAX_EXACT_INTEGER, LedgerLimits.MAX_EXACT_INTEGER);
        Arbitrary<List<Movement>> movements = Combinators.combine(accounts(), operations(), times(), signed, signed)
                .as(Movement::new)
                .list()
                .ofMaxSize(3);
        Arbitrary<CreditOperation.Result> results = Arbitraries.oneOf(
                Combinators.combine(schemes(), accounts(), partners().optional(), points(), effects(), movements)
                        .as(CreditOperation.Result.Posted::new),
                refusals().map(CreditOperation.Result.Refused::new));
        return Combinators.combine(ItemArbitraries.credit(), digests(), msps(), times(), results)
                .as(CreditOperation::new);
    }

    private static Arbitrary<PaidDelta> paid() {
        return Combinators.combine(partners(), schemes(), ids().map(TransactionId::new), Arbitraries.longs())
                .as(PaidDelta::new);
    }

    private static Arbitrary<TotalsDelta> totals() {
        return Combinators.combine(schemes(), ids().map(TransactionId::new), effects())
                .as(TotalsDelta::new);
    }

    private static Arbitrary<Effect> effects() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs())
                .as(Effect::new);
    }
}
