package org.countersign.chaincode.rules;

import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.CopiesOperation;
import org.countersign.format.ledger.CopiesOperation.Result;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.StateKey;

/**
 * May this certificate have further copies? Only for its issuer's organisation, while it is neither revoked nor expired, signed with a key of that issuer that has not
 * ended, at places in status lists that nobody had before. The certificate is read and never written, so a change of its status in another transaction makes this one
 * invalid, and copies are in each other's way only where they want one place.
 */
public final class CopiesRules implements ItemRules<AddCopies> {
    private final LedgerBook book;
    private final Invocation invocation;
    private final StatusPlaces places;
    private final LivingKeys keys;

    public CopiesRules(LedgerBook book, Invocation invocation) {
        this.book = book;
        this.invocation = invocation;
        this.places = new StatusPlaces(book);
        this.keys = new LivingKeys(book);
    }

    @Override
    public Outcome apply(AddCopies item, Digest digest) {
        Optional<CopiesOperation> first = book.find(StateKey.copiesOperation(item.id()));
        if (first.isPresent()) {
            return first.get().digest().equals(digest)
                    ? outcome(item, first.get().result())
                    : outcome(item, new Result.Refused(RefusalCode.ID_REUSED));
        }
        Result result = decide(item);
        if (!(result instanceof Result.Refused(RefusalCode code)) || code.remembered()) {
            book.put(new CopiesOperation(
                    item.id(),
                    digest,
                    invocation.caller().msp(),
                    item.certificate(),
                    item.key(),
                    item.copies(),
                    book.clockFloor(),
                    result));
        }
        return outcome(item, result);
    }

    private static Outcome outcome(AddCopies item, Result result) {
        return switch (result) {
            case Result.Added _ -> Outcome.Applied.plain(item.id());
            case Result.Refused(RefusalCode code) -> new Outcome.Refused(Optional.of(item.id()), code);
        };
    }

    private Result decide(AddCopies item) {
        try {
            Certificate certificate = require(item);
            item.copies().forEach(copy -> places.take(copy.status()));
            return new Result.Added(certificate.status());
        } catch (Refusal refusal) {
            return new Result.Refused(refusal.code());
        }
    }

    private Certificate require(AddCopies item) throws Refusal {
        invocation.caller().requireRole(Role.ISSUER);
        Certificate certificate =
                Refusal.unlessPresent(book.certificate(item.certificate()), RefusalCode.UNKNOWN_CERTIFICATE);
        Issuer issuer =
                Refusal.unlessPresent(book.find(StateKey.issuer(certificate.issuer())), RefusalCode.UNKNOWN_ISSUER);
        invocation.caller().requireMsp(issuer.msp(), RefusalCode.NOT_YOUR_ISSUER);
        Refusal.unless(certificate.status() != CertificateStatus.REVOKED, RefusalCode.CERTIFICATE_REVOKED);
        Refusal.unless(
                certificate.validUntil().isEmpty()
                        || certificate.validUntil().get().isAfter(book.clockFloor()),
                RefusalCode.CERTIFICATE_EXPIRED);
        keys.require(item.key(), certificate.issuer());
        places.requireFree(item.copies());
        return certificate;
    }
}
