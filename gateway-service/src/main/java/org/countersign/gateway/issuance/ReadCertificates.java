package org.countersign.gateway.issuance;

import java.util.List;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.pass.SignedPass;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.privacy.FieldCipher;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Puts together what is stored and what the chain says. */
@Component
public final class ReadCertificates {
    private final CertificateRows rows;
    private final CertificateView chain;
    private final LedgerItems items;
    private final FieldCipher cipher;

    ReadCertificates(CertificateRows rows, CertificateView chain, LedgerItems items, FieldCipher cipher) {
        this.rows = rows;
        this.chain = chain;
        this.items = items;
        this.cipher = cipher;
    }

    /** A certificate with its pass. */
    public record Deliverable(CertificateRow row, SignedPass pass) {}

    public CertificateAnswer get(CertificateId id) {
        var row = row(id);
        return CertificateAnswer.of(row, stateNow(row), chain.find(id));
    }

    List<CertificateAnswer> page(CertificateRows.Filter filter, String after, int limit) {
        var page = rows.page(filter, after, limit);
        var onChain = chain.findAll(page.stream().map(CertificateRow::id).toList());
        return page.stream()
                .map(row -> CertificateAnswer.of(row, row.state(), Optional.ofNullable(onChain.get(row.id()))))
                .toList();
    }

    /** The pass of a certificate that is on the ledger; of any other there is none to be had. */
    public Deliverable deliverable(CertificateId id) {
        return open(registered(id));
    }

    /** The passes of those certificates of the page's filter that are registered. */
    List<Deliverable> deliverables(CertificateRows.Filter filter, String after, int limit) {
        var registered =
                new CertificateRows.Filter(filter.type(), Optional.of(CertificateState.REGISTERED), filter.importId());
        return rows.page(registered, after, limit).stream().map(this::open).toList();
    }

    public CertificateRow row(CertificateId id) {
        return rows.find(id).orElseThrow(() -> ProblemException.notFound("there is no certificate " + id));
    }

    /** The same, once it is on the ledger. */
    public CertificateRow registered(CertificateId id) {
        var row = row(id);
        if (stateNow(row) != CertificateState.REGISTERED) {
            throw notRegistered(id);
        }
        return row;
    }

    /** So too; others who want it locked wait until the caller's transaction ends. */
    public CertificateRow locked(CertificateId id) {
        return rows.lock(id).orElseThrow(() -> ProblemException.notFound("there is no certificate " + id));
    }

    /** The type of a certificate whose status may be changed: one that is stored and was not refused, or one that only the chain knows any more. */
    TypeCode changeable(CertificateId id) {
        var stored = rows.find(id);
        if (stored.isEmpty()) {
            return chain.find(id)
                    .map(found -> found.certificate().type())
                    .orElseThrow(() -> ProblemException.notFound("there is no certificate " + id));
        }
        if (stateNow(stored.get()) == CertificateState.REFUSED) {
            throw notRegistered(id);
        }
        return stored.get().type();
    }

    /** Those of the rows that are on the ledger by now, in their order. */
    List<CertificateRow> registered(List<CertificateRow> stored) {
        var pending = stored.stream()
                .filter(row -> row.state() == CertificateState.PENDING)
                .map(row -> row.id().value())
                .toList();
        var answers = items.findAll(IssueCertificates.REGISTER, pending);
        return stored.stream()
                .filter(row ->
                        stateNow(row, Optional.ofNullable(answers.get(row.id().value())))
                                == CertificateState.REGISTERED)
                .toList();
    }

    /** The ledger's own word where the stored copy of it may be behind. */
    public CertificateState stateNow(CertificateRow row) {
        return stateNow(
                row,
                row.state() == CertificateState.PENDING
                        ? items.find(IssueCertificates.REGISTER, row.id().value())
                        : Optional.empty());
    }

    private static CertificateState stateNow(CertificateRow row, Optional<ItemState> answer) {
        return switch (row.state()) {
            case REGISTERED, REFUSED -> row.state();
            case PENDING ->
                switch (answer.orElse(new ItemState.Pending())) {
                    case ItemState.Pending _ -> CertificateState.PENDING;
                    case ItemState.Applied _ -> CertificateState.REGISTERED;
                    case ItemState.Refused _ -> CertificateState.REFUSED;
                };
        };
    }

    public static ProblemException notRegistered(CertificateId id) {
        return new ProblemException(
                ProblemCode.CERTIFICATE_NOT_REGISTERED, "certificate " + id + " is not on the ledger");
    }

    private Deliverable open(CertificateRow row) {
        return new Deliverable(row, new SignedPass(cipher.open(CertificateTable.passCell(row.id()), row.sealedPass())));
    }
}
