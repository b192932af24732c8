package org.countersign.gateway.issuance;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.Shards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suspends, reinstates and revokes: leaves the wish with the outbox, and tells what became of it. The chain decides whether it is allowed. */
@Component
public final class StatusOperations {
    private static final String CHANGE_STATUS = LedgerFunction.CERTIFICATES_CHANGE_STATUS.qualifiedName();

    private final JdbcClient jdbc;
    private final TypeCatalogue types;
    private final LedgerOutbox outbox;
    private final LedgerItems items;
    private final CertificateIds ids;
    private final Clock clock;

    StatusOperations(
            JdbcClient jdbc,
            TypeCatalogue types,
            LedgerOutbox outbox,
            LedgerItems items,
            CertificateIds ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.outbox = outbox;
        this.items = items;
        this.ids = ids;
        this.clock = clock;
    }

    /** A change that was asked for. */
    public record Operation(OperationId id, CertificateId certificate, CertificateStatus to, ReasonCode reason) {}

    /**
     * Enqueues the change in the caller's transaction, together with the row that remembers it. The certificate's registration is in the same shard and before it, so
     * a certificate that is still pending may be revoked already.
     */
    public OperationId enqueue(CertificateId certificate, TypeCode type, CertificateStatus to, ReasonCode reason) {
        var operation = new OperationId(ids.next().toString());
        jdbc.sql("""
                        insert into status_operation (id, certificate, target, reason, created_at)
                        values (:id, :certificate, :target, :reason, :now)
                        """)
                .param("id", operation.value())
                .param("certificate", certificate.value())
                .param("target", to.name())
                .param("reason", reason.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var item = new CertificateItem.ChangeStatus(operation, certificate, to, reason);
        outbox.enqueue(List.of(new LedgerItem(
                        Shards.certificates(certificate.value()),
                        mspOf(type),
                        CHANGE_STATUS,
                        operation.value(),
                        RequestCodec.write(item))))
                .withoutReuse();
        return operation;
    }

    /** The change that was asked for last, if any was. */
    public Optional<Operation> latest(CertificateId certificate) {
        return jdbc.sql(
                        "select id from status_operation where certificate = :certificate order by created_at desc, id desc limit 1")
                .param("certificate", certificate.value())
                .query((row, _) -> new OperationId(row.getString("id")))
                .optional()
                .flatMap(operation -> find(certificate, operation));
    }

    Optional<Operation> find(CertificateId certificate, OperationId operation) {
        return jdbc.sql("select target, reason from status_operation where id = :id and certificate = :certificate")
                .param("id", operation.value())
                .param("certificate", certificate.value())
                .query((row, _) -> new Operation(
                        operation,
                        certificate,
                        CertificateStatus.valueOf(row.getString("target")),
                        new ReasonCode(row.getString("reason"))))
                .optional();
    }

    /** What the ledger made of it. */
    public ItemState stateOf(OperationId operation) {
        return items.find(CHANGE_STATUS, operation.value()).orElse(new ItemState.Pending());
    }

    private String mspOf(TypeCode type) {
        return types.find(type)
                .orElseThrow(() -> new IllegalStateException("the type %s has no definition any more".formatted(type)))
                .authority()
                .msp();
    }
}
