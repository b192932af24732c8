package org.countersign.gateway.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.TransactionId;

/** What the chain says of certificates, as far as the projection has read it ({@link ProjectionView} tells how far). Never personal data. */
public interface CertificateView {
    /**
     * A certificate as the chain holds it now.
     *
     * @param transaction the transaction that registered it, at {@code position}; {@code time} is its signer's word for when
     * @param changedAt where its present status was set; the same as {@code position} as long as that never changed
     */
    record Registered(
            Certificate certificate,
            TransactionId transaction,
            LedgerPosition position,
            Instant time,
            LedgerPosition changedAt) {}

    /** A change of status that was asked for, carried out or refused by the chain. */
    record StatusOperation(
            CertificateOperation operation, TransactionId transaction, LedgerPosition position, Instant time) {}

    record ListEntry(int index, CertificateStatus status) {}

    Optional<Registered> find(CertificateId id);

    /** Those of the given certificates that are registered. */
    Map<CertificateId, Registered> findAll(Collection<CertificateId> ids);

    /** The changes that were carried out on one certificate, in order. */
    List<StatusOperation> history(CertificateId id);

    Optional<StatusOperation> operation(OperationId id);

    /** The entries of one status list that are not VALID, by index: everything that a list needs, because VALID is its zero. */
    List<ListEntry> exceptions(int list);

    /** Those of the given places of a list that belong to a certificate on the chain. */
    Set<Integer> taken(int list, Collection<Integer> indexes);

    /** The highest list in which a certificate on the chain has a place. */
    Optional<Integer> lastList();

    /** Ids of certificates on the chain, in their order, behind the given one. */
    List<CertificateId> idsAfter(String after, int limit);
}
