package org.countersign.counter.openid4vp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.check.CheckContext;
import org.countersign.check.CheckPolicy;
import org.countersign.check.CheckResult;
import org.countersign.check.CheckedCertificate;
import org.countersign.check.DeskId;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.PresentationCheck;
import org.countersign.check.PresentationExpectation;
import org.countersign.check.TimeEvidence;
import org.countersign.check.TimeFloor;
import org.countersign.check.Verdict;
import org.countersign.counter.desk.Desk;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.openid4vp.CheckedPresentation.Mismatch;
import org.countersign.format.Bytes;
import org.countersign.format.Sha256;
import org.countersign.format.pass.PassField;

/**
 * Decides about presentations by what the desk holds now: the check first, and of what it finds valid whether it is what the query asked
 * for, since the query was only a request to the wallet (OpenID4VP 1.0, section 8.6).
 */
public final class CheckPresentations {
    private final DeskStore store;
    private final PresentationCheck check;
    private final Sha256 sha256;
    private final DeskId desk;
    private final Terms terms;

    /**
     * By what every presentation is measured.
     *
     * @param longestAge how long ago a holder may have signed
     * @param vctBase below which the city's types are named
     */
    public record Terms(Duration longestAge, String vctBase) {}

    public CheckPresentations(DeskStore store, PresentationCheck check, Sha256 sha256, DeskId desk, Terms terms) {
        this.store = store;
        this.check = check;
        this.sha256 = sha256;
        this.desk = desk;
        this.terms = terms;
    }

    List<CheckedPresentation> check(PresentationRequest request, VpToken token, Instant now) throws IOException {
        Optional<Desk> held = held();
        CheckContext context = new CheckContext(
                held.map(Desk::bundle),
                held.map(Desk::statusLists).orElse(HeldStatusLists.NONE),
                TimeEvidence.of(now, held.map(Desk::floor).orElse(TimeFloor.NONE)),
                desk,
                CheckPolicy.STANDARD);
        List<CheckedPresentation> checked = new ArrayList<>();
        TimeFloor floor = context.time().floor();
        for (Map.Entry<String, List<String>> shown : token.presentations().entrySet()) {
            PresentationExpectation expected =
                    new PresentationExpectation(request.expected(shown.getKey()), terms.longestAge(), terms.vctBase());
            for (String presentation : shown.getValue()) {
                CheckResult result = check.check(presentation, context, expected);
                floor = floor.raisedBy(result);
                checked.add(compared(request, shown.getKey(), presentation, result));
            }
        }
        if (held.isPresent() && !floor.equals(context.time().floor())) {
            keep(floor);
        }
        return checked;
    }

    private CheckedPresentation compared(
            PresentationRequest request, String queryId, String presentation, CheckResult result) {
        CredentialQuery query = request.purpose()
                .query(queryId)
                .orElseThrow(() -> new IllegalStateException("the shape of vp_token was checked"));
        Map<String, String> disclosed = new HashMap<>();
        result.certificate().stream()
                .flatMap(certificate -> certificate.fields().stream())
                .forEach(field -> disclosed.put(field.name(), field.value()));
        Optional<List<ClaimQuery>> satisfied = query.satisfiedBy(disclosed);
        Optional<Mismatch> mismatch = result.verdict() instanceof Verdict.ValidLive
                ? mismatch(query, result.certificate().orElseThrow(), presentation, satisfied.isPresent())
                : Optional.empty();
        List<PassField> fields = result.certificate().stream()
                .flatMap(certificate -> certificate.fields().stream())
                .filter(field -> satisfied.orElse(List.of()).stream()
                        .anyMatch(claim -> claim.name().equals(field.name())))
                .toList();
        Bytes text = Bytes.of(presentation.getBytes(StandardCharsets.UTF_8));
        return new CheckedPresentation(queryId, result, mismatch, fields, sha256.digest(text));
    }

    private static Optional<Mismatch> mismatch(
            CredentialQuery query, CheckedCertificate certificate, String presentation, boolean hasClaims) {
        if (!query.types().contains(certificate.type())) {
            return Optional.of(Mismatch.TYPE);
        }
        if (!query.authorityKeys().isEmpty()
                && AuthorityKeys.in(presentation).stream().noneMatch(query.authorityKeys()::contains)) {
            return Optional.of(Mismatch.AUTHORITY);
        }
        return hasClaims ? Optional.empty() : Optional.of(Mismatch.CLAIMS);
    }

    /** A desk that holds nothing usable cannot tell: the check says so. */
    private Optional<Desk> held() throws IOException {
        try {
            return Optional.of(store.load());
        } catch (DeskException unusable) {
            return Optional.empty();
        }
    }

    private void keep(TimeFloor floor) throws IOException {
        try {
            store.keepFloor(floor);
        } catch (DeskException unusable) {
            throw new IOException("the floor of time cannot be kept", unusable);
        }
    }
}
