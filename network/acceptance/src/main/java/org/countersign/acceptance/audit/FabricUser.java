package org.countersign.acceptance.audit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import org.countersign.acceptance.story.Failure;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** A user of an organisation, read from an MSP folder as cryptogen lays it out. */
public record FabricUser(Identity identity, Signer signer) {

    /** Opens a file; {@link Files#newBufferedReader(Path)} is one. */
    private interface Parsed<T> {
        T from(Reader pem) throws IOException, CertificateException, InvalidKeyException;
    }

    public static FabricUser read(Path organizations, String domain, String mspId, String user) {
        Path msp = organizations
                .resolve("peerOrganizations")
                .resolve(domain)
                .resolve("users")
                .resolve(user + "@" + domain)
                .resolve("msp");
        return of(mspId, msp);
    }

    /** Whoever this MSP folder belongs to, a person or a node. */
    public static FabricUser of(String mspId, Path msp) {
        return new FabricUser(
                new X509Identity(mspId, parse(onlyFile(msp.resolve("signcerts")), Identities::readX509Certificate)),
                Signers.newPrivateKeySigner(parse(onlyFile(msp.resolve("keystore")), Identities::readPrivateKey)));
    }

    private static Path onlyFile(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().findFirst().orElseThrow(() -> new Failure("nothing in " + folder));
        } catch (IOException e) {
            throw new Failure(folder + " cannot be read", e);
        }
    }

    private static <T> T parse(Path file, Parsed<T> parsed) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return parsed.from(reader);
        } catch (IOException | CertificateException | InvalidKeyException e) {
            throw new Failure(file.getFileName() + " cannot be read as PEM", e);
        }
    }
}
