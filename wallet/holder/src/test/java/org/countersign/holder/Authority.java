package org.countersign.holder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.status.StatusReference;
import org.countersign.format.trust.LedgerHeight;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustVersion;
import org.countersign.format.trust.TrustedIssuer;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedType;

/** An authority that issues elderly cards, and a trust bundle that says so. A test changes one thing. */
final class Authority {
    static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    static final TypeCode TYPE = new TypeCode("elderly-card");
    static final HeldId ID = new HeldId("first");
    static final SignatureCheck CHECK = new JcaSignatureCheck();
    private static final TypeNumber NUMBER = new TypeNumber(1);
    private static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text()),
            new ProfileField("certificateNumber", new Names("证书编号", "Certificate number"), FieldCodec.digits())));

    private final TestKey key = new TestKey();

    String pass() {
        return pass(LocalDate.of(2026, 5, 1), LocalDate.of(2036, 4, 30));
    }

    String pass(LocalDate first, LocalDate last) {
        return text(content(first, last));
    }

    private static CounterPass content(LocalDate first, LocalDate last) {
        return new CounterPass(
                NUMBER,
                StatusReference.of(3, 42),
                first,
                Optional.of(CityTime.expiryAtEndOf(last)),
                Map.of("name", "欧阳建", "certificateNumber", "001100002026000042"));
    }

    private String text(CounterPass pass) {
        try {
            return pass.sign(PROFILE, key.signer()).text();
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    TrustBundle trust() {
        return trust(trusted(Optional.empty(), Optional.empty()), Set.of(TYPE), List.of(PROFILE));
    }

    TrustBundle trustWithKeyEndedAt(Instant end) {
        return trust(trusted(Optional.of(end), Optional.empty()), Set.of(TYPE), List.of(PROFILE));
    }

    TrustBundle trustWithCompromisedKey() {
        return trust(trusted(Optional.empty(), Optional.of(NOW)), Set.of(TYPE), List.of(PROFILE));
    }

    /** The right key id with the key of somebody else. */
    TrustBundle trustWithKeyOf(Authority other) {
        TrustedKey wrong = new TrustedKey(
                key.signer().kid(), other.key.publicKey(), Instant.EPOCH, Optional.empty(), Optional.empty());
        return trust(wrong, Set.of(TYPE), List.of(PROFILE));
    }

    TrustBundle trustWithoutPermission() {
        return trust(trusted(Optional.empty(), Optional.empty()), Set.of(), List.of(PROFILE));
    }

    TrustBundle trustWithoutTypes() {
        return trust(trusted(Optional.empty(), Optional.empty()), Set.of(TYPE), List.of());
    }

    TrustBundle trustWithShorterProfile() {
        return trust(
                trusted(Optional.empty(), Optional.empty()),
                Set.of(TYPE),
                List.of(new CounterProfile(PROFILE.fields().subList(0, 1))));
    }

    HeldCertificate held(HeldId id, LocalDate first, LocalDate last) {
        return kept(new KeepPass(CHECK).keep(id, pass(first, last), trust()));
    }

    /** The same with the key of a holder in it. */
    HeldCertificate heldBy(TestKey holder, HeldId id) {
        CounterPass bound =
                content(LocalDate.of(2026, 5, 1), LocalDate.of(2036, 4, 30)).heldBy(holder.publicKey());
        return kept(new KeepPass(CHECK).keep(id, text(bound), trust()));
    }

    Signer signer() {
        return key.signer();
    }

    VerificationKey publicKey() {
        return key.publicKey();
    }

    static <T> T kept(Keeping<T> keeping) {
        return switch (keeping) {
            case Keeping.Kept<T>(T certificate) -> certificate;
            case Keeping.Refused<T>(KeepRefusal reason) -> throw new AssertionError(reason);
        };
    }

    private TrustedKey trusted(Optional<Instant> notAfter, Optional<Instant> compromisedAt) {
        return new TrustedKey(key.signer().kid(), key.publicKey(), Instant.EPOCH, notAfter, compromisedAt);
    }

    private static TrustBundle trust(TrustedKey key, Set<TypeCode> types, List<CounterProfile> profiles) {
        return new TrustBundle(
                new TrustVersion(7),
                new LedgerHeight(100),
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(6)),
                List.of(new TrustedIssuer(
                        new IssuerId("civil-affairs"), new Names("市民政局", "Civil Affairs Bureau"), List.of(key), types)),
                profiles.stream().map(Authority::type).toList(),
                List.of(),
                List.of());
    }

    private static TrustedType type(CounterProfile profile) {
        return new TrustedType(
                NUMBER, TYPE, new Names("老年人优待证", "Elderly card"), profile, Showing.STATIC, Duration.ofDays(1));
    }
}
