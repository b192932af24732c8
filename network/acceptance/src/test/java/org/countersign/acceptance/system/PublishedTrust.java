package org.countersign.acceptance.system;

import java.util.Base64;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.UnverifiedTrustBundle;

/** The trust bundle of a running gateway, verified below the root that it publishes. */
final class PublishedTrust {
    private PublishedTrust() {}

    /** {@code counter} is a client with that role. */
    static TrustBundle of(GatewayClient counter) throws InterruptedException, FormatException {
        String pem = counter.get("/trust/root").orFail(200).text();
        byte[] spki = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Bytes bundle = Bytes.of(counter.get("/trust/bundle").orFail(200).body());
        return UnverifiedTrustBundle.parse(bundle)
                .verify(VerificationKey.ofSpki(Bytes.of(spki)), new JcaSignatureCheck())
                .content();
    }
}
