package org.countersign.holder;

import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.sdjwt.HeldSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;

/**
 * An SD-JWT VC in a wallet, as it was delivered: with every disclosure and without key binding. Made by
 * {@link KeepCredential}, which verifies, or read back by {@link WalletCodec}.
 *
 * @param issuerKey the key under which it was kept; with it the text is verified again each time it is opened
 * @param holder the public key that the credential names; its private half binds what is presented
 */
public record HeldCredential(
        HeldId id, CredentialFacts facts, String text, VerificationKey issuerKey, VerificationKey holder) {

    /** The credential with its disclosures; empty when what is stored is not what was kept, or cannot be verified here. */
    Optional<HeldSdJwt> open(SignatureCheck signatures, Sha256 sha256) {
        HeldSdJwt opened;
        try {
            opened = HeldSdJwt.receive(text, issuerKey, signatures, sha256);
        } catch (FormatException spoilt) {
            return Optional.empty();
        }
        VerifiedCredential signed = opened.credential();
        boolean isKept = signed.vct().equals(facts.vct())
                && signed.holder().filter(holder::equals).isPresent();
        return isKept ? Optional.of(opened) : Optional.empty();
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "HeldCredential[" + id + ", " + facts.vct() + "]";
    }
}
