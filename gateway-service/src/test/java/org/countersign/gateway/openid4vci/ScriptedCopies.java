package org.countersign.gateway.openid4vci;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.gateway.issuance.copies.CertificateCopies;
import org.countersign.gateway.issuance.copies.CopyId;
import org.countersign.gateway.issuance.copies.CopyState;
import org.countersign.gateway.issuance.copies.CopyWish;
import org.countersign.gateway.problem.ProblemException;

/** Copies whose fate the test decides; the credentials only say what they are. */
final class ScriptedCopies implements CertificateCopies {
    private final Map<CopyId, List<String>> made = new LinkedHashMap<>();
    private final List<CertificateId> certificates = new ArrayList<>();
    private Optional<RefusalCode> refusal = Optional.empty();
    private Optional<ProblemException> problem = Optional.empty();
    private boolean decided = true;

    /** From now on the ledger takes its time, or has decided everything. */
    void decide(boolean now) {
        decided = now;
    }

    void refuse(RefusalCode code) {
        refusal = Optional.of(code);
    }

    /** What making copies ends with. */
    void fail(ProblemException with) {
        problem = Optional.of(with);
    }

    int count() {
        return made.values().stream().mapToInt(List::size).sum();
    }

    List<CertificateId> certificates() {
        return certificates;
    }

    @Override
    public synchronized CopyId make(CertificateId certificate, List<CopyWish> wishes) {
        if (problem.isPresent()) {
            throw problem.get();
        }
        var id = new CopyId(UUID.randomUUID());
        certificates.add(certificate);
        made.put(
                id,
                wishes.stream()
                        .map(wish -> wish.form().code().value() + " for "
                                + wish.holder().orElseThrow().spki().hex())
                        .toList());
        return id;
    }

    @Override
    public CopyState find(CopyId id) {
        if (refusal.isPresent()) {
            return new CopyState.Refused(refusal.get());
        }
        return decided ? new CopyState.Registered(made.getOrDefault(id, List.of())) : new CopyState.Pending();
    }

    @Override
    public CompletableFuture<CopyState> await(CopyId id, Duration timeout) {
        return CompletableFuture.completedFuture(find(id));
    }
}
