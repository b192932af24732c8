package org.countersign.devledger.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Organisations on disk, in the folder layout that cryptogen writes and Fabric's tools read. */
public final class MspFolders {
    private static final String CONFIG_YAML = nodeOus();

    private final Path root;

    /** @param root the folder that holds {@code peerOrganizations} */
    public MspFolders(Path root) {
        this.root = root;
    }

    public Path organization(Organization organization) {
        return root.resolve("peerOrganizations").resolve(organization.domain());
    }

    /** The MSP folder of a user: {@code Admin} or {@code gateway}. */
    public Path user(Organization organization, String name) {
        return organization(organization).resolve("users/" + name + "@" + organization.domain() + "/msp");
    }

    /** Makes the organisations that are not there yet. A crash leaves an organisation whole or absent. */
    public void create(List<Organization> organizations, SecureRandom random, Instant now) throws IOException {
        for (Organization organization : organizations) {
            Path target = organization(organization);
            if (!Files.exists(target)) {
                Path draft = target.resolveSibling(organization.domain() + ".draft");
                delete(draft);
                write(draft, organization, new CertificateAuthority(organization, random, now));
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    public Msp msp(Organization organization) throws IOException {
        Path folder = organization(organization).resolve("msp/cacerts");
        if (!Files.isDirectory(folder)) {
            throw new IOException("no certificates of " + organization.mspId() + ": expected the folder " + folder);
        }
        List<X509Certificate> authorities = new ArrayList<>();
        for (Path file : PemFiles.list(folder, ".pem")) {
            authorities.add(PemFiles.readCertificate(file));
        }
        if (authorities.isEmpty()) {
            throw new IOException("no certificate *.pem in " + folder);
        }
        return new Msp(organization.mspId(), authorities);
    }

    public SigningIdentity peer(Organization organization) throws IOException {
        return signingIdentity(
                organization.mspId(),
                organization(organization).resolve("peers/peer0." + organization.domain() + "/msp"));
    }

    /** The identity in an MSP folder with {@code signcerts} and {@code keystore}. */
    public static SigningIdentity signingIdentity(String mspId, Path msp) throws IOException {
        X509Certificate certificate = PemFiles.readCertificate(PemFiles.only(msp.resolve("signcerts"), ".pem"));
        PrivateKey key = PemFiles.readKey(PemFiles.only(msp.resolve("keystore"), "_sk"));
        byte[] probe = mspId.getBytes(StandardCharsets.UTF_8);
        if (!EcdsaSignatures.verify(certificate.getPublicKey(), probe, EcdsaSignatures.sign(key, probe))) {
            throw new IOException("the key in " + msp + " does not belong to the certificate there");
        }
        return new SigningIdentity(mspId, certificate, key);
    }

    private static void write(Path folder, Organization organization, CertificateAuthority authority)
            throws IOException {
        String domain = organization.domain();
        String caPem = PemFiles.pem(authority.certificate());
        PemFiles.writeText(folder.resolve("ca/ca." + domain + "-cert.pem"), caPem);
        PemFiles.writeKey(folder.resolve("ca/priv_sk"), authority.key());
        writeAuthorities(folder.resolve("msp"), domain, caPem);

        String peer = "peer0." + domain;
        writeIdentity(
                folder.resolve("peers").resolve(peer).resolve("msp"),
                domain,
                caPem,
                peer,
                authority.issue(peer, Role.PEER, Map.of()));
        String admin = "Admin@" + domain;
        writeIdentity(
                folder.resolve("users").resolve(admin).resolve("msp"),
                domain,
                caPem,
                admin,
                authority.issue(admin, Role.ADMIN, Map.of()));
        String gateway = "gateway@" + domain;
        writeIdentity(
                folder.resolve("users").resolve(gateway).resolve("msp"),
                domain,
                caPem,
                gateway,
                authority.issue(gateway, Role.CLIENT, organization.gatewayAttributes()));
    }

    private static void writeIdentity(
            Path msp, String domain, String caPem, String name, CertificateAuthority.Issued identity)
            throws IOException {
        writeAuthorities(msp, domain, caPem);
        PemFiles.writeText(msp.resolve("signcerts/" + name + "-cert.pem"), PemFiles.pem(identity.certificate()));
        PemFiles.writeKey(msp.resolve("keystore/priv_sk"), identity.key());
    }

    private static void writeAuthorities(Path msp, String domain, String caPem) throws IOException {
        PemFiles.writeText(msp.resolve("cacerts/ca." + domain + "-cert.pem"), caPem);
        PemFiles.writeText(msp.resolve("config.yaml"), CONFIG_YAML.replace("CA_FILE", "ca." + domain + "-cert.pem"));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String nodeOus() {
        StringBuilder yaml = new StringBuilder("NodeOUs:\n  Enable: true\n");
        for (Role role : Role.values()) {
            String ou = role.organizationalUnit();
            yaml.append("  ")
                    .append(Character.toUpperCase(ou.charAt(0)))
                    .append(ou.substring(1))
                    .append("OUIdentifier:\n    Certificate: cacerts/CA_FILE\n    OrganizationalUnitIdentifier: ")
                    .append(ou)
                    .append('\n');
        }
        return yaml.toString();
    }
}
