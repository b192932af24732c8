package org.countersign.format.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Sha256;

/**
 * Checks a whole ledger, from its world state alone and without any of the code that wrote it: every record is readable and canonical,
 * every reference resolves, every balance is the sum of its movements, holds end once, and per scheme the points issued are those
 * outstanding, redeemed and expired.
 */
public final class LedgerOracle {
    private final Sha256 sha256;

    public LedgerOracle(Sha256 sha256) {
        this.sha256 = sha256;
    }

    /**
     * Everything that cannot be right; nothing when all is well.
     *
     * @param state all keys, as Fabric keeps them, with their values
     */
    public List<Finding> check(Map<String, byte[]> state) {
        LedgerSnapshot snapshot = new LedgerSnapshot(state);
        new TrustChecks(snapshot, this).run();
        new CertificateChecks(snapshot, this).run();
        try {
            new CreditChecks(snapshot, this).run();
        } catch (ArithmeticException overflow) {
            snapshot.report(Finding.Rule.TOTALS, "sums leave 64 bits");
        }
        return snapshot.findings();
    }

    /** The totals of every scheme, summed up from the operations themselves. */
    public static SortedMap<SchemeId, Effect> totals(Map<String, byte[]> state) {
        SortedMap<SchemeId, Effect> totals = new TreeMap<>();
        for (CreditOperation operation : new LedgerSnapshot(state).all(CreditOperation.class)) {
            if (operation.result() instanceof CreditOperation.Result.Posted posted) {
                totals.merge(posted.scheme(), posted.effect(), Effect::plus);
            }
        }
        return totals;
    }

    Digest digest(byte[] bytes) {
        return sha256.digest(Bytes.of(bytes));
    }

    Digest digest(RequestItem item) {
        return digest(RequestCodec.write(item).getBytes(StandardCharsets.UTF_8));
    }
}
