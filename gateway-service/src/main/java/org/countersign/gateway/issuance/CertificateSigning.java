package org.countersign.gateway.issuance;

import java.util.HashMap;
import java.util.Map;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.status.StatusReference;
import org.springframework.stereotype.Component;

/** Makes the counter pass of a checked certificate and signs it with the key that its issuer uses now. */
@Component
final class CertificateSigning {
    private final CurrentKey keys;
    private final BusinessKeys businessKeys;
    private final JcaSha256 sha256 = new JcaSha256();

    CertificateSigning(CurrentKey keys, BusinessKeys businessKeys) {
        this.keys = keys;
        this.businessKeys = businessKeys;
    }

    SignedCertificate sign(CertificateId id, CheckedCertificate certificate, StatusReference status) {
        var type = certificate.type();
        var key = keys.of(type.authority().id());
        var pass = new CounterPass(
                type.number(),
                status,
                certificate.validFrom(),
                certificate.validUntil().map(CityTime::expiryAtEndOf),
                values(certificate));
        try {
            var signed = pass.sign(type.profile(), key.signer());
            return new SignedCertificate(
                    id,
                    certificate,
                    businessKeys.of(type, certificate.fields()),
                    status,
                    key.kid(),
                    signed,
                    signed.digest(sha256));
        } catch (FormatException e) {
            throw new IllegalStateException(
                    "a checked certificate of %s does not fit its pass".formatted(type.code()), e);
        }
    }

    private static Map<String, String> values(CheckedCertificate certificate) {
        var values = new HashMap<String, String>();
        for (var entry : certificate.type().counterEntries()) {
            var value = certificate.fields().get(entry.field().name());
            if (value != null) {
                values.put(entry.name(), entry.of(value));
            }
        }
        return values;
    }
}
