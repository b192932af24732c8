package org.countersign.format.ledger;

import static org.countersign.format.ledger.LedgerArbitraries.accounts;
import static org.countersign.format.ledger.LedgerArbitraries.certificates;
import static org.countersign.format.ledger.LedgerArbitraries.copies;
import static org.countersign.format.ledger.LedgerArbitraries.digests;
import static org.countersign.format.ledger.LedgerArbitraries.ids;
import static org.countersign.format.ledger.LedgerArbitraries.issuers;
import static org.countersign.format.ledger.LedgerArbitraries.kids;
import static org.countersign.format.ledger.LedgerArbitraries.msps;
import static org.countersign.format.ledger.LedgerArbitraries.names;
import static org.countersign.format.ledger.LedgerArbitraries.operations;
import static org.countersign.format.ledger.LedgerArbitraries.partners;
import static org.countersign.format.ledger.LedgerArbitraries.points;
import static org.countersign.format.ledger.LedgerArbitraries.schemes;
import static org.countersign.format.ledger.LedgerArbitraries.times;
import static org.countersign.format.ledger.LedgerArbitraries.typeNumbers;
import static org.countersign.format.ledger.LedgerArbitraries.types;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;

/** Items of requests for property tests, all kinds. */
final class ItemArbitraries {
    private ItemArbitraries() {}

    static Arbitrary<TrustItem> trust() {
        Arbitrary<PublicKeyInfo> keys = Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(100)
                .map(PublicKeyInfo::ofDer);
        Arbitrary<TrustItem.KeyEnd> ends = Arbitraries.oneOf(
                times().map(TrustItem.KeyEnd.Retired::new), times().map(TrustItem.KeyEnd.Compromised::new));
        return Arbitraries.oneOf(
                Combinators.combine(
                                operations(),
                                issuers(),
                                names(),
                                msps(),
                                types().list().uniqueElements().ofMaxSize(4))
                        .as(TrustItem.PutIssuer::new),
                Combinators.combine(operations(), issuers(), kids(), keys, times())
                        .as((id, issuer, kid, key, from) -> new TrustItem.PutKey(
                                id, issuer, kid, SignatureAlgorithm.ES256, key, from, Optional.empty())),
                Combinators.combine(operations(), kids(), ends).as(TrustItem.EndKey::new),
                Combinators.combine(operations(), types(), typeNumbers(), digests())
                        .as(TrustItem.PutType::new),
                Combinators.combine(operations(), partners(), names(), msps()).as(TrustItem.PutPartner::new),
                Combinators.combine(
                                operations(),
                                schemes(),
                                names(),
                                msps().list().uniqueElements().ofMaxSize(4))
                        .as(TrustItem.PutScheme::new),
                Combinators.combine(operations(), times().filter(time -> time.value() >= 0))
                        .as(TrustItem.AdvanceClock::new));
    }

    static Arbitrary<Register> registrations() {
        return Combinators.combine(
                        certificates(), issuers(), types(), kids(), copies(), times(), Arbitraries.of(true, false))
                .as((id, issuer, type, kid, copies, from, unlimited) -> new Register(
                        id, issuer, type, kid, copies, from, unlimited ? Optional.empty() : Optional.of(from)));
    }

    static Arbitrary<ChangeStatus> changes() {
        return Combinators.combine(
                        operations(),
                        certificates(),
                        Arbitraries.of(CertificateStatus.class),
                        ids().map(ReasonCode::new))
                .as(ChangeStatus::new);
    }

    static Arbitrary<AddCopies> furtherCopies() {
        return Combinators.combine(operations(), certificates(), kids(), copies())
                .as(AddCopies::new);
    }

    static Arbitrary<CreditItem> credit() {
        return Arbitraries.oneOf(
                Combinators.combine(operations(), accounts(), schemes(), points(), times(), digests())
                        .as(CreditItem.Earn::new),
                Combinators.combine(operations(), accounts(), schemes(), partners(), points(), times())
                        .as(CreditItem.PlaceHold::new),
                Combinators.combine(operations(), operations(), points()).as(CreditItem.Capture::new),
                Combinators.combine(operations(), operations()).as(CreditItem.Release::new),
                Combinators.combine(operations(), accounts(), schemes(), partners(), points())
                        .as(CreditItem.Redeem::new),
                Combinators.combine(operations(), accounts(), accounts(), schemes(), points())
                        .as(CreditItem.Transfer::new),
                Combinators.combine(operations(), operations()).as(CreditItem.Reverse::new),
                Combinators.combine(operations(), accounts(), schemes()).as(CreditItem.Expire::new));
    }
}
