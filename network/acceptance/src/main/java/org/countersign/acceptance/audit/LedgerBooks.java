package org.countersign.acceptance.audit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.TotalsDelta;

/**
 * An auditor's books, kept from nothing but the writes in the blocks. After every block they must balance: what the operations
 * issued, redeemed and expired is what the totals say, and the rest is in the accounts.
 */
public final class LedgerBooks {
    private final Map<SeriesId, CertificateSeries> series = new HashMap<>();
    private final Map<CertificateId, Long> changes = new HashMap<>();
    private final Map<String, CreditOperation> operations = new HashMap<>();
    private final Map<StateKey<CreditAccount>, CreditAccount> accounts = new HashMap<>();
    private final Map<SchemeId, Effect> byOperations = new TreeMap<>();
    private final Map<SchemeId, Effect> byTotals = new TreeMap<>();
    private final Map<PartnerScheme, Long> paidByOperations = new HashMap<>();
    private final Map<PartnerScheme, Long> paidByDeltas = new HashMap<>();
    private final Map<SchemeId, Long> inAccounts = new TreeMap<>();

    /** A partner's account with a scheme. */
    private record PartnerScheme(String partner, String scheme) {}

    void post(List<LedgerWrite> writes) {
        writes.forEach(this::post);
        requireBalance(writes);
    }

    private void post(LedgerWrite write) {
        String value = write.value()
                .orElseThrow(() ->
                        new Failure("block " + write.block() + " deletes a key; nothing of ours is ever deleted"));
        switch (parse(write, value)) {
            case CertificateSeries grown -> post(grown, write);
            case CertificateStanding standing -> post(standing, write);
            case CreditOperation operation -> post(operation, write);
            case CreditAccount account -> post(account);
            case TotalsDelta totals -> byTotals.merge(totals.scheme(), totals.effect(), Effect::plus);
            case PaidDelta paid ->
                paidByDeltas.merge(
                        new PartnerScheme(paid.partner().value(), paid.scheme().value()),
                        paid.points(),
                        Math::addExact);
            case LedgerRecord other -> {
                // Trust records, holds, refusals and uses of indices move neither points nor certificates.
            }
        }
    }

    private static LedgerRecord parse(LedgerWrite write, String value) {
        try {
            return LedgerRecordCodec.read(write.key(), value.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(
                            () -> new Failure("block " + write.block() + " writes a key that is none of the ledger's"));
        } catch (JsonException e) {
            throw new Failure("block " + write.block() + " holds a record that cannot be read", e);
        }
    }

    /** A series only grows: whoever was registered stays as registered, so nobody is registered twice. */
    private void post(CertificateSeries grown, LedgerWrite write) {
        CertificateSeries before = series.put(grown.id(), grown);
        List<Certificate> known = before == null ? List.of() : before.certificates();
        if (grown.certificates().size() <= known.size() || !grown.certificates().containsAll(known)) {
            throw new Failure("block " + write.block() + " changes certificates that were registered before");
        }
    }

    private void post(CertificateStanding standing, LedgerWrite write) {
        long before = changes.getOrDefault(standing.id(), 0L);
        if (!isRegistered(standing.id()) || before + 1 != standing.changes()) {
            throw new Failure(
                    "block " + write.block() + " changes a certificate by something else than its next change");
        }
        changes.put(standing.id(), standing.changes());
    }

    private boolean isRegistered(CertificateId id) {
        CertificateSeries of = series.get(SeriesId.of(id));
        return of != null && of.find(id).isPresent();
    }

    private void post(CreditOperation operation, LedgerWrite write) {
        if (operations.put(operation.id().value(), operation) != null) {
            throw new Failure("block " + write.block() + " writes a credit operation again");
        }
        if (operation.result() instanceof CreditOperation.Result.Posted posted) {
            byOperations.merge(posted.scheme(), posted.effect(), Effect::plus);
            posted.partner()
                    .filter(partner -> posted.effect().redeemed() != 0)
                    .ifPresent(partner -> paidByOperations.merge(
                            new PartnerScheme(partner.value(), posted.scheme().value()),
                            posted.effect().redeemed(),
                            Math::addExact));
        }
    }

    private void post(CreditAccount account) {
        CreditAccount before = accounts.put(account.key(), account);
        long change =
                account.points().value() - (before == null ? 0 : before.points().value());
        inAccounts.merge(account.scheme(), change, Math::addExact);
    }

    private void requireBalance(List<LedgerWrite> writes) {
        long block = writes.isEmpty() ? 0 : writes.getLast().block();
        if (!without(Effect.NONE, byOperations).equals(without(Effect.NONE, byTotals))) {
            throw new Failure("at block " + block + " the totals are not the sum of the operations");
        }
        byOperations.forEach((scheme, effect) -> {
            if (effect.outstanding() != inAccounts.getOrDefault(scheme, 0L)) {
                throw new Failure("at block " + block + " issued is not outstanding + redeemed + expired");
            }
        });
        if (!without(0L, paidByOperations).equals(without(0L, paidByDeltas))) {
            throw new Failure("at block " + block + " what partners were paid is not the sum of the operations");
        }
    }

    /** An account that came back to nothing is as good as one that never was. */
    private static <K, V> Map<K, V> without(V nothing, Map<K, V> sums) {
        Map<K, V> rest = new HashMap<>(sums);
        rest.values().removeIf(nothing::equals);
        return rest;
    }

    /** The ids of all certificates. */
    public Set<String> registrations() {
        return series.values().stream()
                .flatMap(of -> of.certificates().stream())
                .map(certificate -> certificate.id().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    public long certificateCount() {
        return series.values().stream()
                .mapToLong(of -> of.certificates().size())
                .sum();
    }

    public long operationCount() {
        return operations.size();
    }

    public Effect totals(String scheme) {
        return byOperations.getOrDefault(new SchemeId(scheme), Effect.NONE);
    }

    /** Points that a partner was paid, what it took back subtracted. */
    public long paidTo(String partner, String scheme) {
        return paidByOperations.getOrDefault(new PartnerScheme(partner, scheme), 0L);
    }
}
