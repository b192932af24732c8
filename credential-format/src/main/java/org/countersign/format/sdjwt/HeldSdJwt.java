package org.countersign.format.sdjwt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonObject;

/** A credential as its holder keeps it: with every disclosure, and the knowledge which of them says what. */
public final class HeldSdJwt {
    private final VerifiedSdJwt whole;
    private final VerifiedCredential credential;

    private HeldSdJwt(VerifiedSdJwt whole, VerifiedCredential credential) {
        this.whole = whole;
        this.credential = credential;
    }

    /** RFC 9901 §7.2: what an issuer delivers is verified like any SD-JWT, and holds no key binding, for nobody has presented it yet. */
    public static HeldSdJwt receive(String text, VerificationKey issuer, SignatureCheck check, Sha256 sha256)
            throws FormatException {
        UnverifiedSdJwt received = UnverifiedSdJwt.parseCredential(text);
        if (received.hasKeyBinding()) {
            throw new FormatException(FormatCode.KB_UNEXPECTED, "an issued credential with key binding");
        }
        VerifiedSdJwt whole = received.verify(issuer, check, sha256);
        return new HeldSdJwt(whole, VerifiedCredential.of(whole));
    }

    /** What a verifier would read if everything were disclosed. */
    public VerifiedCredential credential() {
        return credential;
    }

    public JsonObject payload() {
        return whole.payload();
    }

    /** The claims that may be withheld, outer ones before those inside them. */
    public List<ClaimPath> disclosable() {
        return whole.disclosed().stream().map(DisclosedClaim::path).toList();
    }

    /**
     * A presentation that discloses these claims and all that stands inside them, and of claims around them only what leads there.
     * Each disclosure goes along once. What the issuer left open is seen in any case.
     */
    public SdJwt present(Collection<ClaimPath> wanted) {
        for (ClaimPath path : wanted) {
            if (!exists(path)) {
                throw new IllegalArgumentException("the credential has no such claim");
            }
        }
        Map<Disclosure, DisclosedClaim> byDisclosure = new HashMap<>();
        whole.disclosed().forEach(claim -> byDisclosure.put(claim.disclosure(), claim));
        Set<Disclosure> chosen = new LinkedHashSet<>();
        for (DisclosedClaim claim : whole.disclosed()) {
            boolean inside = wanted.stream().anyMatch(path -> claim.path().isWithin(path));
            boolean around = wanted.stream().anyMatch(path -> path.isWithin(claim.path()));
            if (inside || around) {
                chosen.add(claim.disclosure());
                addParents(claim, byDisclosure, chosen);
            }
        }
        List<String> texts = new ArrayList<>();
        for (DisclosedClaim claim : whole.disclosed()) {
            if (chosen.contains(claim.disclosure())) {
                texts.add(claim.disclosure().text());
            }
        }
        return new SdJwt(whole.sdJwt().issuerJwt(), texts, Optional.empty());
    }

    private static void addParents(
            DisclosedClaim claim, Map<Disclosure, DisclosedClaim> byDisclosure, Set<Disclosure> chosen) {
        Optional<Disclosure> parent = claim.parent();
        while (parent.isPresent()) {
            chosen.add(parent.get());
            parent = Optional.ofNullable(byDisclosure.get(parent.get())).flatMap(DisclosedClaim::parent);
        }
    }

    private boolean exists(ClaimPath path) {
        return path.in(whole.payload()).isPresent();
    }
}
