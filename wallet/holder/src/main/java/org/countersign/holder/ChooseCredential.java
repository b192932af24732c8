package org.countersign.holder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.HeldSdJwt;
import org.countersign.format.sdjwt.SdJwt;

/** Chooses among held credentials, and tells of each what a verifier would see. It signs nothing and sends nothing. */
public final class ChooseCredential {
    /** Of two that lack equally much, the one that stays good longer; of equals, the one that began later; then the wallet's order. */
    private static final Comparator<CredentialOffer> BEST_FIRST = Comparator.comparingInt(
                    (CredentialOffer offer) -> offer.missing().size())
            .thenComparing(Comparator.comparing((CredentialOffer offer) ->
                            offer.credential().facts().expiresAt().orElse(Instant.MAX))
                    .thenComparing(offer -> offer.credential().facts().begins())
                    .reversed());

    private final SignatureCheck signatures;
    private final Sha256 sha256;

    public ChooseCredential(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    public CredentialChoice choose(Wallet wallet, CredentialRequest request) {
        List<HeldCredential> ofType = wallet.credentials().stream()
                .filter(held -> request.types().contains(held.facts().vct()))
                .toList();
        List<HeldCredential> inForce = ofType.stream()
                .filter(held -> held.facts().isInForceAt(request.time()))
                .toList();
        List<CredentialOffer> offers = new ArrayList<>();
        for (HeldCredential held : inForce) {
            offer(held, request.claims()).ifPresent(offers::add);
        }
        if (!offers.isEmpty()) {
            offers.sort(BEST_FIRST);
            return new CredentialChoice.Offers(offers);
        }
        return new CredentialChoice.Nothing(
                inForce.isEmpty() ? whyNone(ofType, request.time()) : Choice.WhyNothing.SPOILT);
    }

    private Optional<CredentialOffer> offer(HeldCredential held, List<ClaimPath> asked) {
        Optional<HeldSdJwt> whole = held.open(signatures, sha256);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        List<ClaimPath> there = new ArrayList<>();
        List<ClaimPath> missing = new ArrayList<>();
        for (ClaimPath path : asked) {
            boolean found = path.in(whole.get().payload()).isPresent();
            (found ? there : missing).add(path);
        }
        HeldSdJwt shown = asSeen(held, whole.get().present(there));
        return Optional.of(new CredentialOffer(
                held, shown.disclosable(), shown.credential().claims(), missing));
    }

    /** Read as a verifier will read it: what leads to a claim is seen as well. */
    private HeldSdJwt asSeen(HeldCredential held, SdJwt presentation) {
        try {
            return HeldSdJwt.receive(presentation.text(), held.issuerKey(), signatures, sha256);
        } catch (FormatException e) {
            throw new IllegalStateException("a part of a credential is one", e);
        }
    }

    private static Choice.WhyNothing whyNone(List<HeldCredential> ofType, Instant time) {
        if (ofType.isEmpty()) {
            return Choice.WhyNothing.NOT_HELD;
        }
        boolean oneIsToCome = ofType.stream().anyMatch(held -> !held.facts().hasBegunAt(time));
        return oneIsToCome ? Choice.WhyNothing.NOT_YET_VALID : Choice.WhyNothing.EXPIRED;
    }
}
