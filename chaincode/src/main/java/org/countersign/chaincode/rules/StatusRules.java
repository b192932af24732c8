package org.countersign.chaincode.rules;

import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateOperation.Result;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.StateKey;

/** May this certificate change its status? Only by its issuer's organisation; revoked is final. */
public final class StatusRules implements ItemRules<ChangeStatus> {
    private final LedgerBook book;
    private final Invocation invocation;

    public StatusRules(LedgerBook book, Invocation invocation) {
        this.book = book;
        this.invocation = invocation;
    }

    @Override
    public Outcome apply(ChangeStatus item, Digest digest) {
        Optional<CertificateOperation> first = book.find(StateKey.certificateOperation(item.id()));
        if (first.isPresent()) {
            return first.get().digest().equals(digest)
                    ? outcome(item, first.get().result())
                    : outcome(item, new Result.Refused(RefusalCode.ID_REUSED));
        }
        Result result = decide(item);
        if (!(result instanceof Result.Refused(RefusalCode code)) || code.remembered()) {
            book.put(new CertificateOperation(
                    item.id(),
                    digest,
                    invocation.caller().msp(),
                    item.certificate(),
                    item.to(),
                    item.reason(),
                    book.clockFloor(),
                    result));
        }
        return outcome(item, result);
    }

    private static Outcome outcome(ChangeStatus item, Result result) {
        return switch (result) {
            case Result.Changed _ -> Outcome.Applied.plain(item.id());
            case Result.Refused(RefusalCode code) -> new Outcome.Refused(Optional.of(item.id()), code);
        };
    }

    private Result decide(ChangeStatus item) {
        try {
            Certificate certificate = changeable(item);
            CertificateStanding next = CertificateStanding.after(certificate, item.to(), item.reason());
            book.put(next);
            return new Result.Changed(certificate.status(), next.changes());
        } catch (Refusal refusal) {
            return new Result.Refused(refusal.code());
        }
    }

    private Certificate changeable(ChangeStatus item) throws Refusal {
        invocation.caller().requireRole(Role.ISSUER);
        Certificate certificate =
                Refusal.unlessPresent(book.certificate(item.certificate()), RefusalCode.UNKNOWN_CERTIFICATE);
        Issuer issuer =
                Refusal.unlessPresent(book.find(StateKey.issuer(certificate.issuer())), RefusalCode.UNKNOWN_ISSUER);
        invocation.caller().requireMsp(issuer.msp(), RefusalCode.NOT_YOUR_ISSUER);
        Refusal.unless(certificate.status() != CertificateStatus.REVOKED, RefusalCode.REVOKED_IS_FINAL);
        Refusal.unless(certificate.status() != item.to(), RefusalCode.STATUS_UNCHANGED);
        return certificate;
    }
}
