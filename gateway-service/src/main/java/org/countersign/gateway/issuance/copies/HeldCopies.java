package org.countersign.gateway.issuance.copies;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.ledger.CertificateId;
import org.springframework.stereotype.Component;

/** Which certificate a device holds a copy of, told by the key that the copy is bound to. */
@Component
public final class HeldCopies {
    private final CopyTable table;

    HeldCopies(CopyTable table) {
        this.table = table;
    }

    /**
     * The certificate of the copy that was made last for this key, in whatever form. A wallet has a key of its own for each certificate, so there is one.
     *
     * @param thumbprint RFC 7638, SHA-256
     */
    public Optional<CertificateId> certificateOf(Digest thumbprint) {
        return table.certificateOf(thumbprint);
    }

    /** The hashes under which the ledger has the further copies of a certificate. */
    public List<Digest> hashes(CertificateId certificate) {
        return table.hashes(certificate);
    }
}
