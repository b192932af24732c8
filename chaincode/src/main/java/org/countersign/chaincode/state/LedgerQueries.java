package org.countersign.chaincode.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateHistory;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.RecordKind;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.format.ledger.TransactionId;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** What queries read from the committed ledger. */
public final class LedgerQueries {
    /** Records fetched at a time. Fabric cuts an unpaged query silently after 100,000 results, and a cut total would be a wrong one. */
    private static final int PAGE_SIZE = 1000;

    private final ChaincodeStub stub;

    public LedgerQueries(ChaincodeStub stub) {
        this.stub = stub;
    }

    public <R extends LedgerRecord> Optional<R> find(StateKey<R> key) {
        return WorkingSet.load(stub, key);
    }

    /** The sum of what all transactions added to a scheme; {@link ArithmeticException} when 64 bits do not hold it. */
    public Effect totals(SchemeId scheme) {
        CompositeKey prefix = new CompositeKey(RecordKind.TOTALS.objectType(), scheme.value());
        Effect sum = Effect.NONE;
        String bookmark = "";
        do {
            QueryResultsIteratorWithMetadata<KeyValue> page =
                    stub.getStateByPartialCompositeKeyWithPagination(prefix, PAGE_SIZE, bookmark);
            try (page) {
                for (KeyValue entry : page) {
                    sum = sum.plus(delta(entry).effect());
                }
            } catch (Exception closing) {
                throw rethrown(closing);
            }
            bookmark = page.getMetadata().getBookmark();
        } while (!bookmark.isEmpty());
        return sum;
    }

    /** Every version of a certificate, newest first; none when there is no such certificate. */
    public CertificateHistory history(CertificateId id) {
        Optional<CertificateHistory.Version> registration = registration(id);
        if (registration.isEmpty()) {
            return new CertificateHistory(List.of());
        }
        Certificate registered = registration.get().certificate();
        List<CertificateHistory.Version> versions = new ArrayList<>();
        for (Modified<CertificateStanding> change : modifications(StateKey.certificateStanding(id))) {
            versions.add(change.version(registered.with(change.record())));
        }
        versions.add(registration.get());
        return new CertificateHistory(versions);
    }

    /** The oldest version of the series that has the certificate; those behind it only brought its neighbours. */
    private Optional<CertificateHistory.Version> registration(CertificateId id) {
        List<Modified<CertificateSeries>> versions = modifications(StateKey.certificateSeries(SeriesId.of(id)));
        return versions.reversed().stream()
                .flatMap(version -> version.record().find(id).map(version::version).stream())
                .findFirst();
    }

    /** Every version of a record, newest first. */
    private <R extends LedgerRecord> List<Modified<R>> modifications(StateKey<R> key) {
        List<Modified<R>> versions = new ArrayList<>();
        try (QueryResultsIterator<KeyModification> modifications = stub.getHistoryForKey(key.text())) {
            for (KeyModification modification : modifications) {
                versions.add(modified(key, modification));
            }
        } catch (Exception closing) {
            throw rethrown(closing);
        }
        return versions;
    }

    /** A record as one transaction wrote it. */
    private record Modified<R extends LedgerRecord>(R record, TransactionId transaction, EpochSecond claimedAt) {
        CertificateHistory.Version version(Certificate certificate) {
            return new CertificateHistory.Version(transaction, claimedAt, certificate);
        }
    }

    private static TotalsDelta delta(KeyValue entry) {
        try {
            return (TotalsDelta) LedgerRecordCodec.read(entry.getKey(), entry.getValue())
                    .orElseThrow(() -> new IllegalStateException("a key of no known kind"));
        } catch (JsonException corrupt) {
            throw new IllegalStateException("corrupt totals", corrupt);
        }
    }

    private static <R extends LedgerRecord> Modified<R> modified(StateKey<R> key, KeyModification modification) {
        try {
            return new Modified<>(
                    LedgerRecordCodec.read(key, modification.getValue()),
                    new TransactionId(modification.getTxId()),
                    new EpochSecond(modification.getTimestamp().getEpochSecond()));
        } catch (JsonException corrupt) {
            throw new IllegalStateException("corrupt record of kind " + key.kind(), corrupt);
        }
    }

    /** {@link AutoCloseable#close} declares every exception; the shim's iterators throw unchecked ones. */
    private static RuntimeException rethrown(Exception exception) {
        return exception instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(exception);
    }
}
