package org.countersign.gateway.ledger.fabric;

import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.Ledger.Endorsement;
import org.countersign.gateway.ledger.Trouble;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * What a failed endorsement means. The gateway service first asks one peer of its own organisation, then those that the policy wants, and tells with one detail per
 * peer what each said; nearly everything is {@code ABORTED}. A chaincode's refusal is believed only from the first peer: when the first endorsed and a later one
 * refused, the two see different states, because one lags behind.
 */
final class EndorsementFailure {
    private static final String FIRST_ENDORSER = "failed to endorse transaction";
    private static final String TOO_LARGE = "larger than max";

    private EndorsementFailure() {}

    /** A trouble, and how to find it in what a peer said. */
    private record Sign(Trouble trouble, Predicate<String> in) {}

    /** The first that fits. The texts are those of the peer, which has no codes for them. */
    private static final List<Sign> SIGNS = List.of(
            new Sign(Trouble.ENDORSEMENTS_DIFFER, has("ProposalResponsePayloads do not match")),
            new Sign(Trouble.TOO_LARGE, has(TOO_LARGE)),
            new Sign(
                    Trouble.ENDORSEMENT_TIMED_OUT,
                    has("timeout expired while executing transaction")
                            .or(has("DeadlineExceeded"))
                            .or(has("context deadline exceeded"))),
            new Sign(Trouble.CHAINCODE_DIED, has("chaincode stream terminated")),
            new Sign(Trouble.CHAINCODE_FAILED, has("transaction returned with failure")));

    /** @param told the whole error in words, for an operator */
    static Endorsement of(Status status, List<ErrorDetail> details, String told) {
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED -> new Endorsement.Failed(Trouble.ENDORSEMENT_TIMED_OUT, told);
            case RESOURCE_EXHAUSTED ->
                // Also said of too many calls at once, which pass.
                described(status).contains(TOO_LARGE)
                        ? new Endorsement.Failed(Trouble.TOO_LARGE, told)
                        : new Endorsement.Unavailable(told);
            case ABORTED, UNKNOWN -> refusal(status, details, told).orElseGet(() -> trouble(status, details, told));
            default -> new Endorsement.Unavailable(told);
        };
    }

    /** All peers of the own organisation that were asked refused with the same code. */
    private static Optional<Endorsement> refusal(Status status, List<ErrorDetail> details, String told) {
        var refusals = details.stream()
                .map(detail -> ChaincodeRefusal.in(detail.getMessage()))
                .toList();
        if (refusals.isEmpty() || refusals.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var codes = refusals.stream()
                .flatMap(Optional::stream)
                .map(ChaincodeRefusal::code)
                .distinct();
        if (!described(status).startsWith(FIRST_ENDORSER) || codes.count() > 1) {
            return Optional.of(new Endorsement.Failed(Trouble.ENDORSEMENTS_DIFFER, told));
        }
        var refusal = refusals.getFirst().orElseThrow();
        return Optional.of(
                refusal.code().equals(Ledger.CHAINCODE_FAILED)
                        ? new Endorsement.Failed(Trouble.CHAINCODE_FAILED, told)
                        : new Endorsement.Refused(refusal.code(), refusal.message()));
    }

    private static Endorsement trouble(Status status, List<ErrorDetail> details, String told) {
        var words = Stream.concat(details.stream().map(ErrorDetail::getMessage), Stream.of(described(status)))
                .toList();
        return SIGNS.stream()
                .filter(sign -> words.stream().anyMatch(sign.in()))
                .map(Sign::trouble)
                .findFirst()
                .or(() -> words.stream()
                                .anyMatch(said -> ChaincodeRefusal.in(said).isPresent())
                        ? Optional.of(Trouble.ENDORSEMENTS_DIFFER)
                        : Optional.empty())
                .<Endorsement>map(found -> new Endorsement.Failed(found, told))
                .orElseGet(() -> new Endorsement.Unavailable(told));
    }

    private static Predicate<String> has(String words) {
        return text -> text.contains(words);
    }

    private static String described(Status status) {
        return Optional.ofNullable(status.getDescription()).orElse("");
    }
}
