package org.countersign.chaincode.rules;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.Steward;
import org.countersign.format.ledger.TrustItem;
import org.countersign.format.ledger.TrustItem.AdvanceClock;
import org.countersign.format.ledger.TrustItem.EndKey;
import org.countersign.format.ledger.TrustItem.KeyEnd;
import org.countersign.format.ledger.TrustItem.PutIssuer;
import org.countersign.format.ledger.TrustItem.PutKey;
import org.countersign.format.ledger.TrustItem.PutPartner;
import org.countersign.format.ledger.TrustItem.PutScheme;
import org.countersign.format.ledger.TrustItem.PutType;
import org.countersign.format.ledger.TrustOperation;
import org.countersign.format.ledger.TypeNumberUse;

/** Who may issue what, who may be paid, and what time it is at least. Only the steward's organisation changes that. */
public final class TrustRules implements ItemRules<TrustItem> {
    private final LedgerBook book;
    private final Invocation invocation;
    private final Sha256 sha256;

    public TrustRules(LedgerBook book, Invocation invocation, Sha256 sha256) {
        this.book = book;
        this.invocation = invocation;
        this.sha256 = sha256;
    }

    @Override
    public Outcome apply(TrustItem item, Digest digest) {
        Optional<TrustOperation> first = book.find(StateKey.trustOperation(item.id()));
        if (first.isPresent()) {
            return first.get().digest().equals(digest)
                    ? outcome(item.id(), first.get().refusal())
                    : outcome(item.id(), Optional.of(RefusalCode.ID_REUSED));
        }
        try {
            requireSteward();
            changes(item).forEach(book::put);
            record(item, digest, Optional.empty());
            return outcome(item.id(), Optional.empty());
        } catch (Refusal refusal) {
            if (refusal.code().remembered()) {
                record(item, digest, Optional.of(refusal.code()));
            }
            return outcome(item.id(), Optional.of(refusal.code()));
        }
    }

    private static Outcome outcome(OperationId id, Optional<RefusalCode> refusal) {
        return refusal.<Outcome>map(code -> new Outcome.Refused(Optional.of(id), code))
                .orElseGet(() -> Outcome.Applied.plain(id));
    }

    /** The first organisation that applies anything becomes the steward: whoever sets up the ledger, before anybody else is let in. */
    private void record(TrustItem item, Digest digest, Optional<RefusalCode> refusal) {
        MspId msp = invocation.caller().msp();
        if (refusal.isEmpty() && book.find(StateKey.steward()).isEmpty()) {
            book.put(new Steward(msp));
        }
        book.put(new TrustOperation(item.id(), digest, msp, refusal));
    }

    private void requireSteward() throws Refusal {
        invocation.caller().requireRole(Role.STEWARD);
        Optional<Steward> steward = book.find(StateKey.steward());
        if (steward.isPresent()) {
            invocation.caller().requireMsp(steward.get().msp(), RefusalCode.NOT_THE_STEWARD);
        }
    }

    private List<LedgerRecord> changes(TrustItem item) throws Refusal {
        return switch (item) {
            case PutIssuer put -> List.of(new Issuer(put.issuer(), put.name(), put.msp(), put.types()));
            case PutKey put -> List.of(newKey(put));
            case EndKey end -> List.of(endedKey(end));
            case PutType put -> type(put);
            case PutPartner put -> List.of(new Partner(put.partner(), put.name(), put.msp()));
            case PutScheme put -> List.of(new Scheme(put.scheme(), put.name(), put.earners()));
            case AdvanceClock advance -> List.of(clock(advance.to()));
        };
    }

    private IssuerKey newKey(PutKey put) throws Refusal {
        Refusal.unlessPresent(book.find(StateKey.issuer(put.issuer())), RefusalCode.UNKNOWN_ISSUER);
        Refusal.unless(kidOf(put.publicKey().der()).equals(put.key()), RefusalCode.KEY_ID_WRONG);
        Refusal.unless(book.find(StateKey.key(put.key())).isEmpty(), RefusalCode.KEY_EXISTS);
        return new IssuerKey(
                put.key(),
                put.issuer(),
                put.algorithm(),
                put.publicKey(),
                put.notBefore(),
                put.notAfter(),
                Optional.empty(),
                Optional.empty());
    }

    private Kid kidOf(byte[] der) {
        return new Kid(sha256.digest(Bytes.of(der)).value().slice(0, Kid.LENGTH));
    }

    /** A retired key may still become a compromised one; nothing else follows an end. */
    private IssuerKey endedKey(EndKey end) throws Refusal {
        IssuerKey key = Refusal.unlessPresent(book.find(StateKey.key(end.key())), RefusalCode.UNKNOWN_KEY);
        Refusal.unless(key.compromisedAt().isEmpty(), RefusalCode.KEY_ENDED);
        return switch (end.end()) {
            case KeyEnd.Retired(EpochSecond at) -> {
                Refusal.unless(key.retiredAt().isEmpty(), RefusalCode.KEY_ENDED);
                yield withEnd(key, Optional.of(at), Optional.empty());
            }
            case KeyEnd.Compromised(EpochSecond at) -> withEnd(key, key.retiredAt(), Optional.of(at));
        };
    }

    private static IssuerKey withEnd(IssuerKey key, Optional<EpochSecond> retired, Optional<EpochSecond> compromised) {
        return new IssuerKey(
                key.id(),
                key.issuer(),
                key.algorithm(),
                key.publicKey(),
                key.notBefore(),
                key.notAfter(),
                retired,
                compromised);
    }

    /** Passes carry the number only, so a number means one type for ever. */
    private List<LedgerRecord> type(PutType put) throws Refusal {
        Optional<CertificateType> known = book.find(StateKey.type(put.type()));
        Refusal.unless(known.isEmpty() || known.get().number().equals(put.number()), RefusalCode.TYPE_NUMBER_FIXED);
        Optional<TypeNumberUse> use = book.find(StateKey.typeNumber(put.number()));
        Refusal.unless(use.isEmpty() || use.get().type().equals(put.type()), RefusalCode.TYPE_NUMBER_TAKEN);
        return List.of(
                new CertificateType(put.type(), put.number(), put.definition()),
                new TypeNumberUse(put.number(), put.type()));
    }

    private ClockFloor clock(EpochSecond to) throws Refusal {
        Refusal.unless(!book.clockFloor().isAfter(to), RefusalCode.CLOCK_BACKWARD);
        Refusal.unless(!to.isAfter(invocation.claimedAt()), RefusalCode.CLOCK_AHEAD);
        return new ClockFloor(to);
    }
}
