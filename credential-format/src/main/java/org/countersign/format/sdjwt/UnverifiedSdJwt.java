package org.countersign.format.sdjwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.json.JsonObject;

/** An SD-JWT that parsed and that nobody has verified. It gives away nothing but whose key it claims. */
public final class UnverifiedSdJwt {
    private final SdJwt sdJwt;
    private final CompactJws issuerJwt;
    private final SdJwtProfile profile;

    private UnverifiedSdJwt(SdJwt sdJwt, CompactJws issuerJwt, SdJwtProfile profile) {
        this.sdJwt = sdJwt;
        this.issuerJwt = issuerJwt;
        this.profile = profile;
    }

    /** Step 1: cut the text, and read the issuer's header. */
    public static UnverifiedSdJwt parse(String text, SdJwtProfile profile) throws FormatException {
        SdJwt sdJwt = SdJwt.parse(text);
        CompactJws issuerJwt = CompactJws.parse(sdJwt.issuerJwt(), profile.type(), SdJwt.MAX_LENGTH);
        return new UnverifiedSdJwt(sdJwt, issuerJwt, profile);
    }

    public static UnverifiedSdJwt parseCredential(String text) throws FormatException {
        return parse(text, SdJwtProfile.CREDENTIAL);
    }

    /** That of the first certificate, else of {@code kid}. It finds candidates, it proves nothing. */
    public Kid claimedKid(Sha256 sha256) throws FormatException {
        return issuerJwt.header().claimedKid(sha256);
    }

    /** The certificates that the credential brings, the issuer's first; not yet believed. */
    public List<Bytes> claimedCertificates() {
        return issuerJwt.header().certificates();
    }

    boolean hasKeyBinding() {
        return sdJwt.keyBinding().isPresent();
    }

    /**
     * Steps 2 to 5: the issuer's signature, the hash, then every disclosure in its place. Times are not compared here, and a
     * key-binding JWT is not looked at: both are the caller's next steps.
     */
    public VerifiedSdJwt verify(VerificationKey issuer, SignatureCheck check, Sha256 sha256) throws FormatException {
        JsonObject payload = issuerJwt.verify(issuer, check);
        Optional<String> hash = new JsonClaims(payload, FormatCode.SD_HASH).optionalText(SdJwtNames.HASH);
        if (hash.isPresent() && !hash.get().equals(SdJwtNames.SHA_256)) {
            throw new FormatException(FormatCode.SD_HASH, "expected sha-256");
        }
        List<Disclosure> disclosures = new ArrayList<>();
        for (String text : sdJwt.disclosures()) {
            disclosures.add(Disclosure.parse(text));
        }
        PayloadWalk walk = new PayloadWalk(disclosures, profile.neverDisclosed(), sha256);
        JsonObject processed = walk.process(payload);
        return new VerifiedSdJwt(sdJwt, issuer, processed, walk.placed());
    }
}
