package org.countersign.gateway.openid4vci;

import java.util.Optional;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.issuance.copies.CopyForm;
import org.countersign.gateway.issuance.types.CertificateType;

/** One type of certificate in one form: what OpenID4VCI calls a credential configuration. */
record CredentialConfiguration(CertificateType type, CopyForm form) {

    /** {@code credential_configuration_id}; also the OAuth scope. */
    String id() {
        return type.code().value() + "_" + suffix(form);
    }

    /** {@code credential_identifier}: a certificate in this form. One identifier names one configuration only, so a request needs no second parameter. */
    String identifier(CertificateId certificate) {
        return certificate.value() + "." + suffix(form);
    }

    /** Which certificate an identifier of this configuration names. */
    Optional<CertificateId> certificate(String identifier) {
        var end = "." + suffix(form);
        return identifier.endsWith(end)
                ? Optional.of(new CertificateId(identifier.substring(0, identifier.length() - end.length())))
                : Optional.empty();
    }

    /** {@code format}. */
    String format() {
        return switch (form) {
            case SD_JWT_VC -> "dc+sd-jwt";
            // Ours: docs/reference/openid4vci.md specifies it.
            case COUNTER_PASS -> "countersign-counter-pass";
        };
    }

    private static String suffix(CopyForm form) {
        return switch (form) {
            case SD_JWT_VC -> "sd_jwt_vc";
            case COUNTER_PASS -> "counter_pass";
        };
    }
}
