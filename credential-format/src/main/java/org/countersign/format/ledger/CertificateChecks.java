package org.countersign.format.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.format.Kid;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateOperation.Result.Changed;
import org.countersign.format.ledger.CertificateOperation.Result.Refused;

/** What must hold among the records of the certificates contract. */
final class CertificateChecks {
    private final LedgerSnapshot snapshot;
    private final LedgerOracle oracle;
    /** Each as it was registered. */
    private final SortedMap<CertificateId, Certificate> certificates = new TreeMap<>();

    private final Map<CertificateId, List<CertificateOperation>> changes = new TreeMap<>();
    private final Set<StatusIndex> places = new HashSet<>();

    CertificateChecks(LedgerSnapshot snapshot, LedgerOracle oracle) {
        this.snapshot = snapshot;
        this.oracle = oracle;
    }

    void run() {
        for (CertificateSeries series : snapshot.all(CertificateSeries.class)) {
            series.certificates().forEach(certificate -> certificates.put(certificate.id(), certificate));
        }
        snapshot.all(CertificateOperation.class).forEach(this::check);
        certificates.values().forEach(this::check);
        snapshot.all(CertificateStanding.class).forEach(this::check);
        snapshot.all(CopiesOperation.class).forEach(this::check);
        snapshot.all(CertificateRefusal.class).forEach(this::check);
        snapshot.all(StatusPage.class).forEach(this::check);
    }

    private void check(CertificateOperation operation) {
        String name = "change of status " + operation.id();
        resolve(operation.certificate(), name);
        ChangeStatus item =
                new ChangeStatus(operation.id(), operation.certificate(), operation.to(), operation.reason());
        snapshot.check(oracle.digest(item).equals(operation.digest()), Finding.Rule.WRONG_DIGEST, name);
        switch (operation.result()) {
            case Changed _ ->
                changes.computeIfAbsent(operation.certificate(), _ -> new ArrayList<>())
                        .add(operation);
            case Refused(RefusalCode code) -> snapshot.check(code.remembered(), Finding.Rule.REFUSAL, name);
        }
    }

    private void check(Certificate certificate) {
        String name = "certificate " + certificate.id();
        snapshot.resolve(StateKey.issuer(certificate.issuer()), name);
        snapshot.resolve(StateKey.type(certificate.type()), name);
        checkKey(certificate.signedBy(), certificate, name);
        Register item = new Register(
                certificate.id(),
                certificate.issuer(),
                certificate.type(),
                certificate.signedBy(),
                certificate.copies(),
                certificate.validFrom(),
                certificate.validUntil());
        snapshot.check(oracle.digest(item).equals(certificate.digest()), Finding.Rule.WRONG_DIGEST, name);
        checkPlaces(certificate.copies(), name);
        checkChanges(certificate);
    }

    private void check(CopiesOperation operation) {
        String name = "copies " + operation.id();
        Optional<Certificate> certificate = resolve(operation.certificate(), name);
        AddCopies item =
                new AddCopies(operation.id(), operation.certificate(), operation.signedBy(), operation.copies());
        snapshot.check(oracle.digest(item).equals(operation.digest()), Finding.Rule.WRONG_DIGEST, name);
        switch (operation.result()) {
            case CopiesOperation.Result.Added(CertificateStatus status) -> {
                checkPlaces(operation.copies(), name);
                certificate.ifPresent(of -> {
                    checkKey(operation.signedBy(), of, name);
                    snapshot.check(hadStatus(of, status), Finding.Rule.STATUS_CHANGES, name);
                });
            }
            case CopiesOperation.Result.Refused(RefusalCode code) ->
                snapshot.check(code.remembered(), Finding.Rule.REFUSAL, name);
        }
    }

    private void check(CertificateStanding standing) {
        resolve(standing.id(), "status of certificate " + standing.id());
    }

    /** Reports when there is no such certificate. */
    private Optional<Certificate> resolve(CertificateId id, String from) {
        Optional<Certificate> found = Optional.ofNullable(certificates.get(id));
        snapshot.check(found.isPresent(), Finding.Rule.DANGLING_REFERENCE, from + " names certificate " + id);
        return found;
    }

    private void checkKey(Kid key, Certificate certificate, String name) {
        snapshot.resolve(StateKey.key(key), name)
                .ifPresent(found -> snapshot.check(
                        found.issuer().equals(certificate.issuer()),
                        Finding.Rule.DANGLING_REFERENCE,
                        name + " is signed with another issuer's key"));
    }

    /** Whether the certificate ever had the status that its copies began with. */
    private boolean hadStatus(Certificate certificate, CertificateStatus status) {
        return status == CertificateStatus.VALID
                || changes.getOrDefault(certificate.id(), List.of()).stream().anyMatch(change -> change.to() == status);
    }

    private void checkPlaces(List<Copy> copies, String name) {
        for (Copy copy : copies) {
            boolean alone = places.add(copy.status());
            snapshot.check(alone, Finding.Rule.STATUS_INDEX, name + " shares the place of a copy with another");
            boolean taken = snapshot.find(StateKey.statusPage(copy.status()))
                    .filter(page -> page.isTaken(copy.status()))
                    .isPresent();
            snapshot.check(taken, Finding.Rule.STATUS_INDEX, name + " has a copy at a place that is not taken");
        }
    }

    /** The numbered changes must lead, one after the other, from valid to the status that the certificate has. */
    private void checkChanges(Certificate registered) {
        Certificate certificate = snapshot.find(StateKey.certificateStanding(registered.id()))
                .map(registered::with)
                .orElse(registered);
        List<CertificateOperation> steps = changes.getOrDefault(certificate.id(), List.of()).stream()
                .sorted(Comparator.comparingLong(CertificateChecks::number))
                .toList();
        CertificateStatus status = CertificateStatus.VALID;
        Optional<ReasonCode> reason = Optional.empty();
        boolean chained = true;
        for (int i = 0; i < steps.size(); i++) {
            CertificateOperation step = steps.get(i);
            boolean follows = step.result() instanceof Changed(CertificateStatus from, long number)
                    && number == i + 1
                    && from == status
                    && step.to() != status
                    && status != CertificateStatus.REVOKED;
            chained &= follows;
            status = step.to();
            reason = Optional.of(step.reason());
        }
        boolean arrives = certificate.changes() == steps.size()
                && certificate.status() == status
                && certificate.reason().equals(reason);
        snapshot.check(chained && arrives, Finding.Rule.STATUS_CHANGES, "certificate " + certificate.id());
    }

    private static long number(CertificateOperation operation) {
        return operation.result() instanceof Changed(CertificateStatus _, long number) ? number : 0;
    }

    /** Called when all certificates, further copies and refusals have named their places. */
    private void check(StatusPage page) {
        for (int index : page.takenIndexes()) {
            snapshot.check(
                    places.contains(new StatusIndex(page.list(), index)),
                    Finding.Rule.STATUS_INDEX,
                    "nobody has place " + index + " of list " + page.list() + ", and it is taken");
        }
    }

    private void check(CertificateRefusal refusal) {
        boolean alone = !certificates.containsKey(refusal.id());
        snapshot.check(
                alone && refusal.code().remembered(), Finding.Rule.REFUSAL, "refused certificate " + refusal.id());
        refusal.id().place().ifPresent(places::add);
    }
}
