package org.countersign.format.jca;

import java.time.Instant;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;

class JcaCertificateChainTest extends CertificateChainContract {
    @Override
    VerificationKey verify(List<Bytes> anchors, List<Bytes> chain, Instant at) throws FormatException {
        return new JcaCertificateChain(anchors).verify(chain, at);
    }
}
