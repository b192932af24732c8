package org.countersign.gateway.issuance.copies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.gateway.issuance.CertificateIds;
import org.countersign.gateway.issuance.CopySource;
import org.countersign.gateway.issuance.CopySources;
import org.countersign.gateway.issuance.StatusIndexes;
import org.countersign.gateway.keys.SigningKey;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.Shards;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes further copies.
 *
 * <p>Order of writes: in one transaction, the caller's where there is one: places in a status list, the sealed copies, their registration in the outbox. A crash before
 * its end leaves nothing; a crash after it leaves nothing to do, because the outbox delivers. Whether a copy may leave is read from the ledger's answer each time.
 */
@Component
final class MakeCopies implements CertificateCopies {
    static final String ADD_COPIES = LedgerFunction.CERTIFICATES_ADD_COPIES.qualifiedName();

    private final TransactionTemplate transaction;
    private final CopySources sources;
    private final StatusIndexes indexes;
    private final CopySigning signing;
    private final CertificateIds ids;
    private final CopyTable table;
    private final LedgerOutbox outbox;
    private final LedgerItems items;
    private final CopiesProperties limits;
    private final Executor executor;

    MakeCopies(
            TransactionTemplate transaction,
            CopySources sources,
            StatusIndexes indexes,
            CopySigning signing,
            CertificateIds ids,
            CopyTable table,
            LedgerOutbox outbox,
            LedgerItems items,
            CopiesProperties limits,
            @Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) Executor executor) {
        this.transaction = transaction;
        this.sources = sources;
        this.indexes = indexes;
        this.signing = signing;
        this.ids = ids;
        this.table = table;
        this.outbox = outbox;
        this.items = items;
        this.limits = limits;
        this.executor = executor;
    }

    @Override
    public CopyId make(CertificateId certificate, List<CopyWish> wishes) {
        if (wishes.isEmpty()) {
            throw new IllegalArgumentException("at least one copy");
        }
        return transaction.execute(_ -> makeInTransaction(certificate, wishes));
    }

    private CopyId makeInTransaction(CertificateId certificate, List<CopyWish> wishes) {
        var source = sources.lock(certificate);
        if (wishes.size() > LedgerLimits.MAX_COPIES || table.countOf(certificate) + wishes.size() > limits.max()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_COPIES,
                    "at most %d copies at once and %d of one certificate"
                            .formatted(LedgerLimits.MAX_COPIES, limits.max()));
        }
        var key = signing.keyFor(source, wishes);
        var copies = sign(source, wishes, key);
        var id = new CopyId(ids.next());
        table.insert(id, certificate, key.kid(), copies);
        var item = new CertificateItem.AddCopies(
                new OperationId(id.toString()),
                certificate,
                key.kid(),
                copies.stream().map(SignedCopy::forLedger).toList());
        outbox.enqueue(List.of(new LedgerItem(
                        Shards.certificates(certificate.value()),
                        source.type().authority().msp(),
                        ADD_COPIES,
                        id.toString(),
                        RequestCodec.write(item))))
                .withoutReuse();
        return id;
    }

    private List<SignedCopy> sign(CopySource source, List<CopyWish> wishes, SigningKey key) {
        var places = indexes.drawBeside(source.id(), wishes.size());
        var copies = new ArrayList<SignedCopy>(wishes.size());
        for (var i = 0; i < wishes.size(); i++) {
            copies.add(signing.sign(source, wishes.get(i), places.get(i), key));
        }
        return copies;
    }

    @Override
    public CopyState find(CopyId id) {
        requireKnown(id);
        return state(id, items.find(ADD_COPIES, id.toString()).orElse(new ItemState.Pending()));
    }

    @Override
    public CompletableFuture<CopyState> await(CopyId id, Duration timeout) {
        requireKnown(id);
        // Opening the copies asks the database, which is not for the thread that settles blocks.
        return items.await(ADD_COPIES, id.toString(), timeout).thenApplyAsync(state -> state(id, state), executor);
    }

    private void requireKnown(CopyId id) {
        if (table.certificateOf(id).isEmpty()) {
            throw ProblemException.notFound("nobody wished copies under " + id);
        }
    }

    private CopyState state(CopyId id, ItemState state) {
        return switch (state) {
            case ItemState.Pending _ -> new CopyState.Pending();
            case ItemState.Applied _ -> new CopyState.Registered(table.open(id));
            case ItemState.Refused refused -> new CopyState.Refused(code(refused.code()));
        };
    }

    /** What the chaincode takes into no transaction has a code of its own; to whoever wished it, the item was not one. */
    private static RefusalCode code(String name) {
        return Arrays.stream(RefusalCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(RefusalCode.MALFORMED_ITEM);
    }
}
