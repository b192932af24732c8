package org.countersign.counter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.counter.desk.DeskUpdate;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.Sm2Signer;
import org.countersign.format.pass.CodeEntry;
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
import org.countersign.format.trust.RootChange;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustVersion;
import org.countersign.format.trust.TrustedIssuer;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.TrustedType;

/** A small city for tests: one root, one issuer, one type, one status list. */
public final class City {
    public static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    public static final ListNumber LIST = new ListNumber(1);
    public static final int REVOKED_INDEX = 7;
    public static final int SUSPENDED_INDEX = 8;

    private static final Provider SM2 = new BouncyCastleProvider();
    public static final StatusListUri STATUS_URI = new StatusListUri("https://status.countersign.test/1");
    private static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("holderName", new Names("姓名", "Name"), FieldCodec.text()),
            new ProfileField(
                    "sex",
                    new Names("性别", "Sex"),
                    FieldCodec.code(List.of(
                            new CodeEntry("M", new Names("男", "male")),
                            new CodeEntry("F", new Names("女", "female")))))));

    private final KeyPair root = keyPair();
    private final KeyPair issuing;
    private final KeyPair status = keyPair();

    public City() {
        this(keyPair());
    }

    private City(KeyPair issuing) {
        this.issuing = issuing;
    }

    /** A city whose issuer signs SM2 with SM3. */
    public static City withSm2() {
        return new City(sm2Pair());
    }

    public byte[] rootPem() {
        String base64 = Base64.getMimeEncoder().encodeToString(root.getPublic().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Bundle {@code version} and its status list, both issued at {@code time}. */
    public DeskUpdate update(long version, Instant time) {
        return new DeskUpdate(bundle(version, time), Map.of(LIST, statusList(time)));
    }

    public Bytes bundle(long version, Instant time) {
        return bundle(version, time, signer(root));
    }

    /** Signed by a stranger under the root's name. */
    public Bytes foreignBundle(long version, Instant time) {
        return bundle(version, time, signer(issuing));
    }

    /** This city's root names the other city's as its successor. */
    public Bytes rootChangeTo(City other) {
        try {
            return new RootChange(NOW, JcaKeys.verificationKey(other.root.getPublic())).sign(signer(root));
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Bytes bundle(long version, Instant time, Signer signer) {
        return new TrustBundle(
                        new TrustVersion(version),
                        new LedgerHeight(version * 10),
                        time,
                        time.plus(Duration.ofDays(30)),
                        List.of(new TrustedIssuer(
                                new IssuerId("civil-affairs-bureau"),
                                new Names("民政局", "Civil Affairs Bureau"),
                                List.of(trusted(issuing)),
                                Set.of(new TypeCode("elderly-preference-card")))),
                        List.of(new TrustedType(
                                new TypeNumber(1),
                                new TypeCode("elderly-preference-card"),
                                new Names("老年人优待证", "Elderly preference card"),
                                PROFILE,
                                Showing.STATIC,
                                Duration.ofHours(24))),
                        List.of(new TrustedStatusList(LIST, STATUS_URI)),
                        List.of(trusted(status)))
                .sign(signer);
    }

    public Bytes statusList(Instant time) {
        return statusList(time, signer(status));
    }

    /** Signed by a key that may not sign statuses. */
    public Bytes foreignStatusList(Instant time) {
        return statusList(time, signer(issuing));
    }

    private static Bytes statusList(Instant time, Signer signer) {
        try {
            StatusList list = StatusList.of(Map.of(
                    new StatusIndex(REVOKED_INDEX), StatusValue.REVOKED,
                    new StatusIndex(SUSPENDED_INDEX), StatusValue.SUSPENDED));
            return new StatusListToken(STATUS_URI, time, Optional.empty(), Optional.of(Duration.ofMinutes(1)), list)
                    .sign(signer);
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Signs what this city issues. */
    public Signer issuer() {
        return signer(issuing);
    }

    public VerificationKey issuerKey() {
        return trusted(issuing).key();
    }

    public String pass(int index) {
        return pass("欧阳建国", index);
    }

    public String pass(String name, int index) {
        CounterPass pass = new CounterPass(
                new TypeNumber(1),
                StatusReference.of(LIST.value(), index),
                LocalDate.parse("2026-01-01"),
                Optional.of(Instant.parse("2030-12-31T16:00:00Z")),
                Map.of("holderName", name, "sex", "M"));
        try {
            return pass.sign(PROFILE, signer(issuing)).text();
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static TrustedKey trusted(KeyPair pair) {
        try {
            return new TrustedKey(
                    signer(pair).kid(),
                    JcaKeys.verificationKey(pair.getPublic()),
                    Instant.parse("2025-01-01T00:00:00Z"),
                    Optional.empty(),
                    Optional.empty());
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyPair sm2Pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", SM2);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Signer signer(KeyPair pair) {
        try {
            VerificationKey key = JcaKeys.verificationKey(pair.getPublic());
            if (key.algorithm() == SignatureAlgorithm.SM2_SM3) {
                return new Sm2Signer(key.kid(new JcaSha256()), pair.getPrivate(), SM2, new SecureRandom());
            }
            return JcaKeys.signer(pair, new SecureRandom());
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public static JcaSha256 sha256() {
        return new JcaSha256();
    }
}
