package org.countersign.gateway.trust;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.TrustItem;
import org.countersign.gateway.issuance.types.Authority;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.keys.SigningKey;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;

/**
 * Starts and ends issuing keys through the ledger. Each step has an id made from its key, so that the ledger takes it once, whoever repeats it.
 */
final class IssuerKeys {
    private static final Duration FARTHEST_START = Duration.ofDays(366);

    private final SigningKeys keys;
    private final TypeCatalogue types;
    private final TrustView chain;
    private final TrustLedger ledger;
    private final Clock clock;

    IssuerKeys(SigningKeys keys, TypeCatalogue types, TrustView chain, TrustLedger ledger, Clock clock) {
        this.keys = keys;
        this.types = types;
        this.chain = chain;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A key that was asked for and is not on the chain. */
    record Asked(IssuerId issuer, SigningKey key, ItemState state) {}

    List<IssuerId> issuers() {
        return types.all().stream()
                .map(CertificateType::authority)
                .map(Authority::id)
                .distinct()
                .toList();
    }

    /**
     * Makes a key, or takes up one that was made and never asked for, and puts it on the ledger. Order: the key is on disk first, then the wish is in the outbox; a
     * crash in between leaves a key that the next call takes up.
     *
     * @param signsFrom when it begins to sign; at once when empty
     */
    SigningKey start(IssuerId issuer, Optional<Instant> signsFrom) {
        return start(issuer, signsFrom, SignatureAlgorithm.ES256);
    }

    SigningKey start(IssuerId issuer, Optional<Instant> signsFrom, SignatureAlgorithm algorithm) {
        if (!issuers().contains(issuer)) {
            throw ProblemException.notFound("no certificate type here has this issuer");
        }
        var now = clock.instant();
        signsFrom
                .filter(from -> from.isBefore(now) || from.isAfter(now.plus(FARTHEST_START)))
                .ifPresent(_ -> {
                    throw ProblemException.invalid(
                            "/signsFrom", "OUT_OF_RANGE", "expected a time within a year from now");
                });
        if (algorithm == SignatureAlgorithm.SM2_SM3 && !keys.makesSm2()) {
            throw ProblemException.invalid(
                    "/algorithm", "SM2_OFF", "SM2 is off here; countersign.keys.sm2 turns it on");
        }
        var key = keys.everyIssuing(issuer).stream()
                .filter(held -> algorithmOf(held) == algorithm)
                .filter(held -> chain.key(held.kid()).isEmpty() && asked(held).isEmpty())
                .findFirst()
                .orElseGet(() ->
                        algorithm == SignatureAlgorithm.SM2_SM3 ? keys.addSm2Issuing(issuer) : keys.addIssuing(issuer));
        ledger.put(List.of(new TrustItem.PutKey(
                putId(key.kid()),
                issuer,
                key.kid(),
                algorithm,
                PublicKeyInfo.ofDer(key.publicKey().spki().toArray()),
                new EpochSecond(signsFrom.orElse(key.notBefore()).getEpochSecond()),
                Optional.empty())));
        return key;
    }

    /** Says that anybody may have signed with the key from a time on; an issuer that would be left without a key gets another. */
    IssuerKey compromise(Kid kid, Optional<Instant> since) {
        var key = chain.key(kid).orElseThrow(() -> ProblemException.notFound("there is no such key"));
        var id = new OperationId("compromise-" + kid.hex());
        if (key.compromisedAt().isPresent() || ledger.state(id).isPresent()) {
            throw new ProblemException(ProblemCode.KEY_ENDED, "the key was said to be compromised before");
        }
        var at = since.orElse(clock.instant());
        if (at.isAfter(clock.instant())) {
            throw ProblemException.invalid("/since", "OUT_OF_RANGE", "expected a time that has passed");
        }
        ledger.put(List.of(
                new TrustItem.EndKey(id, kid, new TrustItem.KeyEnd.Compromised(new EpochSecond(at.getEpochSecond())))));
        if (issuers().contains(key.issuer()) && othersOf(key).findAny().isEmpty()) {
            start(key.issuer(), Optional.empty(), keys.makesSm2() ? key.algorithm() : SignatureAlgorithm.ES256);
        }
        return key;
    }

    /** Ends a key in good order; asked for once. */
    void retire(Kid kid, Instant at) {
        var id = new OperationId("retire-" + kid.hex());
        if (ledger.state(id).isEmpty()) {
            ledger.put(List.of(
                    new TrustItem.EndKey(id, kid, new TrustItem.KeyEnd.Retired(new EpochSecond(at.getEpochSecond())))));
        }
    }

    /** Keys that were asked for and are not on the chain (yet). */
    List<Asked> asked() {
        var asked = new ArrayList<Asked>();
        for (var issuer : issuers()) {
            for (var key : keys.everyIssuing(issuer)) {
                if (chain.key(key.kid()).isEmpty()) {
                    asked(key).ifPresent(state -> asked.add(new Asked(issuer, key, state)));
                }
            }
        }
        return asked;
    }

    private Optional<ItemState> asked(SigningKey key) {
        return ledger.state(putId(key.kid()));
    }

    /** Keys of the same issuer that we hold, and that sign now or are about to. */
    private Stream<SigningKey> othersOf(IssuerKey key) {
        return keys.everyIssuing(key.issuer()).stream()
                .filter(held -> !held.kid().equals(key.id()))
                .filter(held -> chain.key(held.kid())
                        .filter(other -> other.retiredAt().isEmpty()
                                && other.compromisedAt().isEmpty()
                                && other.notBefore().value() <= clock.instant().getEpochSecond())
                        .isPresent());
    }

    private static SignatureAlgorithm algorithmOf(SigningKey key) {
        return SignatureAlgorithm.valueOf(key.publicKey().algorithm().name());
    }

    private static OperationId putId(Kid kid) {
        return new OperationId("key-" + kid.hex());
    }
}
