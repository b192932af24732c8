package org.countersign.holder;

import java.util.List;
import org.countersign.format.json.JsonObject;
import org.countersign.format.sdjwt.ClaimPath;

/**
 * What presenting one credential for a request would come to, told before anything is signed. Beside {@code seen} a verifier
 * always sees the type, the dates, the status reference and the holder's public key.
 *
 * @param disclosed the claims that could be withheld and would go along: what was asked for, and what leads there
 * @param seen every claim of the holder that the verifier would see, with its value: what is disclosed, and what the issuer
 *     left open
 * @param missing what was asked for and the credential lacks
 */
public record CredentialOffer(
        HeldCredential credential, List<ClaimPath> disclosed, JsonObject seen, List<ClaimPath> missing) {

    public CredentialOffer {
        disclosed = List.copyOf(disclosed);
        missing = List.copyOf(missing);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CredentialOffer[" + credential + ", missing " + missing.size() + "]";
    }
}
