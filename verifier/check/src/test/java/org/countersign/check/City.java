package org.countersign.check;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
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
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.LedgerHeight;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustVersion;
import org.countersign.format.trust.TrustedIssuer;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.TrustedType;
import org.countersign.format.trust.UnverifiedTrustBundle;
import org.countersign.format.trust.VerifiedTrustBundle;

/** A small city in which everything is right. A test changes one thing and looks at the verdict. */
final class City {
    static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    static final DeskId DESK = new DeskId("desk-1");
    static final SignatureCheck CHECK = new JcaSignatureCheck();
    /** A check of another platform, which has no other algorithm. */
    static final SignatureCheck ES256_ONLY = (key, message, signature) -> CHECK.verifies(key, message, signature);

    static final StatusReference STATUS = StatusReference.of(3, 42);
    static final StatusListUri LIST_URI = new StatusListUri("https://status.countersign.test/3");
    static final TypeNumber ELDERLY_NUMBER = new TypeNumber(1);
    static final TypeCode ELDERLY = new TypeCode("elderly-card");
    static final Duration MAX_STATUS_AGE = Duration.ofDays(1);
    static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text()),
            new ProfileField(
                    "sex",
                    new Names("性别", "Sex"),
                    FieldCodec.code(List.of(
                            new CodeEntry("1", new Names("男", "male")), new CodeEntry("2", new Names("女", "female"))))),
            new ProfileField("certificateNumber", new Names("证书编号", "Certificate number"), FieldCodec.digits())));

    static final CounterProfile LONGER_PROFILE = new CounterProfile(Stream.concat(
                    PROFILE.fields().stream(),
                    Stream.of(new ProfileField("later", new Names("新栏", "Later"), FieldCodec.text())))
            .toList());

    final Signer root;
    final VerificationKey rootKey;
    final Signer issuer;
    final VerificationKey issuerKey;
    final Signer statusSigner;
    final VerificationKey statusKey;

    City() {
        this(newKeyPair());
    }

    private City(KeyPair issuerPair) {
        KeyPair rootPair = newKeyPair();
        KeyPair statusPair = newKeyPair();
        root = signer(rootPair);
        rootKey = publicKey(rootPair);
        issuer = signer(issuerPair);
        issuerKey = publicKey(issuerPair);
        statusSigner = signer(statusPair);
        statusKey = publicKey(statusPair);
    }

    static City withIssuer(KeyPair issuerPair) {
        return new City(issuerPair);
    }

    CounterPass pass() {
        return new CounterPass(
                ELDERLY_NUMBER,
                STATUS,
                LocalDate.of(2026, 5, 1),
                Optional.of(CityTime.expiryAtEndOf(LocalDate.of(2036, 4, 30))),
                Map.of("name", "欧阳建", "sex", "1", "certificateNumber", "001100002026000042"));
    }

    String text() {
        return text(pass());
    }

    String text(CounterPass pass) {
        return text(pass, issuer);
    }

    static String text(CounterPass pass, Signer signer) {
        try {
            return pass.sign(PROFILE, signer).text();
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    TrustedKey trustedIssuerKey() {
        return new TrustedKey(issuer.kid(), issuerKey, LONG_AGO, Optional.empty(), Optional.empty());
    }

    TrustedKey trustedStatusKey() {
        return new TrustedKey(statusSigner.kid(), statusKey, LONG_AGO, Optional.empty(), Optional.empty());
    }

    /** The status key's entry in the trust bundle, changed. */
    TrustedKey statusKey(VerificationKey key, Optional<Instant> notAfter, Optional<Instant> compromisedAt) {
        return new TrustedKey(statusSigner.kid(), key, LONG_AGO, notAfter, compromisedAt);
    }

    static TrustBundle withStatusKey(TrustBundle bundle, TrustedKey key) {
        return new TrustBundle(
                bundle.version(),
                bundle.height(),
                bundle.issuedAt(),
                bundle.expiresAt(),
                bundle.issuers(),
                bundle.types(),
                bundle.statusLists(),
                List.of(key));
    }

    static TrustBundle withLeastListTime(TrustBundle bundle, Instant least) {
        return new TrustBundle(
                bundle.version(),
                bundle.height(),
                bundle.issuedAt(),
                bundle.expiresAt(),
                bundle.issuers(),
                bundle.types(),
                List.of(new TrustedStatusList(new ListNumber(3), LIST_URI, Optional.of(least))),
                bundle.statusKeys());
    }

    TrustBundle bundle() {
        return bundle(trustedIssuerKey(), Set.of(ELDERLY), Showing.STATIC);
    }

    TrustBundle bundle(TrustedKey key, Set<TypeCode> types, Showing showing) {
        return new TrustBundle(
                new TrustVersion(7),
                new LedgerHeight(100),
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(6)),
                List.of(new TrustedIssuer(
                        new IssuerId("civil-affairs"), new Names("市民政局", "Civil Affairs Bureau"), List.of(key), types)),
                List.of(new TrustedType(
                        ELDERLY_NUMBER,
                        ELDERLY,
                        new Names("老年人优待证", "Elderly card"),
                        PROFILE,
                        showing,
                        MAX_STATUS_AGE)),
                List.of(new TrustedStatusList(new ListNumber(3), LIST_URI)),
                List.of(trustedStatusKey()));
    }

    VerifiedTrustBundle trust() {
        return trust(bundle());
    }

    VerifiedTrustBundle trust(TrustBundle bundle) {
        try {
            return UnverifiedTrustBundle.parse(bundle.sign(root)).verify(rootKey, CHECK);
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    StatusListToken statusList(StatusValue value) {
        return statusList(value, NOW.minus(Duration.ofHours(3)));
    }

    StatusListToken statusList(StatusValue value, Instant issuedAt) {
        try {
            Map<StatusIndex, StatusValue> exceptions = new HashMap<>();
            exceptions.put(STATUS.index(), value);
            return new StatusListToken(
                    LIST_URI,
                    issuedAt,
                    Optional.of(issuedAt.plus(Duration.ofDays(30))),
                    Optional.of(Duration.ofMinutes(1)),
                    StatusList.of(exceptions));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    VerifiedStatusList held(StatusListToken token) {
        try {
            return UnverifiedStatusList.parse(token.sign(statusSigner)).verify(statusKey, CHECK);
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    HeldStatusLists lists(StatusValue value) {
        return HeldStatusLists.of(List.of(held(statusList(value))));
    }

    CheckContext context() {
        return new CheckContext(
                Optional.of(trust()),
                lists(StatusValue.VALID),
                TimeEvidence.of(NOW, TimeFloor.NONE),
                DESK,
                CheckPolicy.STANDARD);
    }

    CheckContext context(UnaryOperator<TrustBundle> change) {
        return withTrust(context(), trust(change.apply(bundle())));
    }

    static CheckContext withTrust(CheckContext context, VerifiedTrustBundle trust) {
        return new CheckContext(
                Optional.of(trust), context.statusLists(), context.time(), context.desk(), context.policy());
    }

    static CheckContext withLists(CheckContext context, HeldStatusLists lists) {
        return new CheckContext(context.trust(), lists, context.time(), context.desk(), context.policy());
    }

    static CheckContext withTime(CheckContext context, TimeEvidence time) {
        return new CheckContext(context.trust(), context.statusLists(), time, context.desk(), context.policy());
    }

    static CheckContext withPolicy(CheckContext context, CheckPolicy policy) {
        return new CheckContext(context.trust(), context.statusLists(), context.time(), context.desk(), policy);
    }

    static CheckResult check(String text, CheckContext context) {
        return new Check(CHECK).check(text, context);
    }

    static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair newEd25519Pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Signer signer(KeyPair pair) {
        try {
            return JcaKeys.signer(pair, new SecureRandom());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    static VerificationKey publicKey(KeyPair pair) {
        try {
            return JcaKeys.verificationKey(pair.getPublic());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    static TrustRoot trustRoot(VerificationKey key) {
        return TrustRoot.of(key, new JcaSha256());
    }
}
