package org.countersign.holder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.pass.SignedPass;

/**
 * What a holder has, in the order in which it came: counter passes and SD-JWT VCs. No two of one id, and none twice.
 *
 * @param certificates counter passes, for counters
 * @param credentials SD-JWT VCs, for verifiers that ask
 */
public record Wallet(List<HeldCertificate> certificates, List<HeldCredential> credentials) {
    /** Far more than a person has, passes and credentials together; a wallet that is larger was not filled by one. */
    public static final int MAX_CERTIFICATES = 200;

    public static final Wallet EMPTY = new Wallet(List.of(), List.of());

    public Wallet {
        certificates = List.copyOf(certificates);
        credentials = List.copyOf(credentials);
        if (certificates.size() + credentials.size() > MAX_CERTIFICATES) {
            throw new IllegalArgumentException("a wallet has at most " + MAX_CERTIFICATES + " certificates");
        }
        Set<HeldId> ids = new HashSet<>();
        Set<SignedPass> passes = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (HeldCertificate certificate : certificates) {
            requireNew(ids.add(certificate.id()) && passes.add(certificate.pass()));
        }
        for (HeldCredential credential : credentials) {
            requireNew(ids.add(credential.id()) && texts.add(credential.text()));
        }
    }

    private static void requireNew(boolean isNew) {
        if (!isNew) {
            throw new IllegalArgumentException("a certificate is in the wallet twice");
        }
    }

    /** With one more pass at the end. The very pass that is held already leaves the wallet as it is, whatever its id. */
    public Wallet with(HeldCertificate certificate) {
        boolean held = certificates.stream().anyMatch(each -> each.pass().equals(certificate.pass()));
        return held ? this : new Wallet(and(certificates, certificate), credentials);
    }

    /** With one more credential at the end. The very text that is held already leaves the wallet as it is. */
    public Wallet with(HeldCredential credential) {
        boolean held = credentials.stream().anyMatch(each -> each.text().equals(credential.text()));
        return held ? this : new Wallet(certificates, and(credentials, credential));
    }

    public Wallet without(HeldId id) {
        return new Wallet(
                certificates.stream().filter(each -> !each.id().equals(id)).toList(),
                credentials.stream().filter(each -> !each.id().equals(id)).toList());
    }

    public Optional<HeldCertificate> find(HeldId id) {
        return certificates.stream()
                .filter(certificate -> certificate.id().equals(id))
                .findFirst();
    }

    public Optional<HeldCredential> findCredential(HeldId id) {
        return credentials.stream()
                .filter(credential -> credential.id().equals(id))
                .findFirst();
    }

    private static <T> List<T> and(List<T> held, T another) {
        List<T> more = new ArrayList<>(held);
        more.add(another);
        return more;
    }
}
