package org.countersign.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.acceptance.offline.DeskFolder;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.Signer;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.StatusReference;
import org.countersign.format.status.StatusValue;
import org.countersign.format.trust.LedgerHeight;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustVersion;
import org.countersign.format.trust.TrustedIssuer;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.TrustedType;

/** One issuer, one type, one status list: as much as an offline check needs, for measurements and tests without a stack. */
public final class SmallAuthority {
    public static final int REVOKED = 9;

    private static final StatusListUri LIST = new StatusListUri("https://countersign.test/status-lists/1");
    private static final TypeCode TYPE = new TypeCode("test-card");
    private static final CounterProfile PROFILE =
            new CounterProfile(List.of(new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text())));

    private final Instant now;
    private final SecureRandom random;
    private final KeyPair root = keys();
    private final KeyPair issuer = keys();
    private final KeyPair status = keys();

    public SmallAuthority(Instant now, SecureRandom random) {
        this.random = random;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The text of a pass with the status index, which holds for a while from now. */
    public String pass(int index, Duration life) throws FormatException {
        return new CounterPass(
                        new TypeNumber(1),
                        StatusReference.of(1, index),
                        LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1),
                        Optional.of(now.plus(life)),
                        Map.of("name", "欧阳试"))
                .sign(PROFILE, signer(issuer))
                .text();
    }

    /** Writes what a counter takes along. */
    public void equip(DeskFolder desk) throws IOException, FormatException {
        Files.createDirectories(desk.statusList("1").getParent());
        Files.writeString(
                desk.root(),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(root.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Files.write(desk.trustBundle(), bundle().sign(signer(root)).toArray());
        Files.write(
                desk.statusList("1"),
                new StatusListToken(
                                LIST,
                                now,
                                Optional.of(now.plus(Duration.ofDays(7))),
                                Optional.of(Duration.ofMinutes(5)),
                                StatusList.of(Map.of(new StatusIndex(REVOKED), StatusValue.REVOKED)))
                        .sign(signer(status))
                        .toArray());
    }

    private TrustBundle bundle() throws FormatException {
        return new TrustBundle(
                new TrustVersion(1),
                new LedgerHeight(1),
                now,
                now.plus(Duration.ofDays(30)),
                List.of(new TrustedIssuer(
                        new IssuerId("test-bureau"),
                        new Names("测试局", "Test bureau"),
                        List.of(trusted(issuer)),
                        Set.of(TYPE))),
                List.of(new TrustedType(
                        new TypeNumber(1),
                        TYPE,
                        new Names("测试证", "Test card"),
                        PROFILE,
                        Showing.STATIC,
                        Duration.ofDays(7))),
                List.of(new TrustedStatusList(new ListNumber(1), LIST)),
                List.of(trusted(status)));
    }

    private TrustedKey trusted(KeyPair pair) throws FormatException {
        var key = JcaKeys.verificationKey(pair.getPublic());
        return new TrustedKey(
                key.kid(new JcaSha256()), key, now.minus(Duration.ofDays(2)), Optional.empty(), Optional.empty());
    }

    public Signer signer() throws FormatException {
        return signer(issuer);
    }

    public PublicKey publicKey() {
        return issuer.getPublic();
    }

    private Signer signer(KeyPair pair) throws FormatException {
        return JcaKeys.signer(pair, random);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }
}
