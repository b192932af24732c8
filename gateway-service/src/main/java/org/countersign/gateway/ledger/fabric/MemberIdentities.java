package org.countersign.gateway.ledger.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Optional;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** Reads our identity in each organisation from the folder that {@code cryptogen} writes. */
final class MemberIdentities {
    private final LedgerProperties properties;

    MemberIdentities(LedgerProperties properties) {
        this.properties = properties;
    }

    /** A certificate and its key. The signer makes low-S signatures, the only kind that Fabric takes. */
    record Member(Identity identity, Signer signer) {}

    /** @throws LedgerUnreachable when the identity is not there (yet) or cannot be read */
    Member load(String msp) {
        var folder = folder(msp);
        try {
            return read(msp, folder);
        } catch (IOException | CertificateException | InvalidKeyException unreadable) {
            throw new LedgerUnreachable(
                    "no usable identity of %s in %s: %s".formatted(msp, folder, unreadable.getMessage()), unreadable);
        }
    }

    /** @throws LedgerUnreachable when there is none (yet) */
    Path certificateFile(String msp) {
        try {
            return onlyFile(folder(msp).resolve("signcerts"), ".pem");
        } catch (IOException absent) {
            throw new LedgerUnreachable("no certificate of %s: %s".formatted(msp, absent.getMessage()), absent);
        }
    }

    /** @throws LedgerUnreachable when the file is no certificate */
    static Instant validUntil(Path certificate) {
        try {
            return Identities.readX509Certificate(Files.readString(certificate))
                    .getNotAfter()
                    .toInstant();
        } catch (IOException | CertificateException unreadable) {
            throw new LedgerUnreachable("no certificate in " + certificate, unreadable);
        }
    }

    private Path folder(String msp) {
        var domain = Optional.ofNullable(properties.members().get(msp))
                .orElseThrow(() -> new LedgerUnreachable("countersign.ledger.members has no " + msp));
        return properties
                .organizations()
                .resolve("peerOrganizations")
                .resolve(domain)
                .resolve("users")
                .resolve(properties.user() + "@" + domain)
                .resolve("msp");
    }

    private static Member read(String msp, Path folder) throws IOException, CertificateException, InvalidKeyException {
        var certificate =
                Identities.readX509Certificate(Files.readString(onlyFile(folder.resolve("signcerts"), ".pem")));
        var key = Identities.readPrivateKey(Files.readString(onlyFile(folder.resolve("keystore"), "_sk")));
        return new Member(new X509Identity(msp, certificate), Signers.newPrivateKeySigner(key));
    }

    private static Path onlyFile(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            var found = files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
            if (found.size() != 1) {
                throw new IOException("expected one file *%s in %s, found %d".formatted(ending, folder, found.size()));
            }
            return found.getFirst();
        }
    }
}
