package org.countersign.holder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.pass.SignedPass;

/** What a holder has, in the order in which it came. No two certificates of one id, and no certificate twice. */
public record Wallet(List<HeldCertificate> certificates) {
    /** Far more than a person has; a wallet that is larger was not filled by one. */
    public static final int MAX_CERTIFICATES = 200;

    public static final Wallet EMPTY = new Wallet(List.of());

    public Wallet {
        certificates = List.copyOf(certificates);
        if (certificates.size() > MAX_CERTIFICATES) {
            throw new IllegalArgumentException("a wallet has at most " + MAX_CERTIFICATES + " certificates");
        }
        Set<HeldId> ids = new HashSet<>();
        Set<SignedPass> passes = new HashSet<>();
        for (HeldCertificate certificate : certificates) {
            if (!ids.add(certificate.id()) || !passes.add(certificate.pass())) {
                throw new IllegalArgumentException("a certificate is in the wallet twice");
            }
        }
    }

    /** With one more at the end. The very pass that is held already leaves the wallet as it is, whatever its id. */
    public Wallet with(HeldCertificate certificate) {
        boolean held = certificates.stream().anyMatch(each -> each.pass().equals(certificate.pass()));
        if (held) {
            return this;
        }
        List<HeldCertificate> more = new ArrayList<>(certificates);
        more.add(certificate);
        return new Wallet(more);
    }

    public Wallet without(HeldId id) {
        return new Wallet(certificates.stream()
                .filter(certificate -> !certificate.id().equals(id))
                .toList());
    }

    public Optional<HeldCertificate> find(HeldId id) {
        return certificates.stream()
                .filter(certificate -> certificate.id().equals(id))
                .findFirst();
    }
}
