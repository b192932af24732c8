package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.status.ListNumber;
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
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.TrustedType;

/** One issuer, one type, one status list, and passes of it: what a counter's page would have in its storage. */
final class SmallCity {
    static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    static final StatusListUri LIST_URI = new StatusListUri("https://status.countersign.test/3");
    private static final StatusReference STATUS = StatusReference.of(3, 42);
    private static final TypeNumber TYPE_NUMBER = new TypeNumber(1);
    private static final TypeCode TYPE = new TypeCode("elderly-card");
    private static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text()),
            new ProfileField("birthDate", new Names("出生日期", "Date of birth"), FieldCodec.date()),
            new ProfileField("certificateNumber", new Names("证书编号", "Certificate number"), FieldCodec.digits())));

    private final SigningKey root;
    private final SigningKey status;
    private final SigningKey issuer;

    SmallCity(SigningKey issuer) {
        this(SigningKey.es256(), SigningKey.es256(), issuer);
    }

    private SmallCity(SigningKey root, SigningKey status, SigningKey issuer) {
        this.root = root;
        this.status = status;
        this.issuer = issuer;
    }

    /** The same city after its root was handed on. */
    SmallCity withRootOf(SmallCity other) {
        return new SmallCity(other.root, status, issuer);
    }

    Signer rootSigner() {
        return root.signer();
    }

    VerificationKey publicRoot() {
        return root.publicKey();
    }

    Bytes root() {
        return root.publicKey().spki();
    }

    Bytes statusKey() {
        return status.publicKey().spki();
    }

    String pass() throws FormatException {
        return pass(LocalDate.of(2026, 5, 1), LocalDate.of(2036, 4, 30));
    }

    String pass(LocalDate first, LocalDate last) throws FormatException {
        return content(first, last).sign(PROFILE, issuer.signer()).text();
    }

    /** The same with the key of its holder in it. */
    String pass(VerificationKey holder) throws FormatException {
        return content(LocalDate.of(2026, 5, 1), LocalDate.of(2036, 4, 30))
                .heldBy(holder)
                .sign(PROFILE, issuer.signer())
                .text();
    }

    VerificationKey issuerKey() {
        return issuer.publicKey();
    }

    private static CounterPass content(LocalDate first, LocalDate last) {
        return new CounterPass(
                TYPE_NUMBER,
                STATUS,
                first,
                Optional.of(CityTime.expiryAtEndOf(last)),
                Map.of("name", "欧阳建", "birthDate", "1950-02-28", "certificateNumber", "001100002026000042"));
    }

    Bytes trust() {
        return trust(7);
    }

    Bytes trust(long version) {
        return new TrustBundle(
                        new TrustVersion(version),
                        new LedgerHeight(100),
                        NOW.minus(Duration.ofDays(1)),
                        NOW.plus(Duration.ofDays(6)),
                        List.of(new TrustedIssuer(
                                new IssuerId("civil-affairs"),
                                new Names("市民政局", "Civil Affairs Bureau"),
                                List.of(issuer.trusted()),
                                Set.of(TYPE))),
                        List.of(new TrustedType(
                                TYPE_NUMBER,
                                TYPE,
                                new Names("老年人优待证", "Elderly card"),
                                PROFILE,
                                Showing.STATIC,
                                Duration.ofDays(1))),
                        List.of(new TrustedStatusList(new ListNumber(3), LIST_URI)),
                        List.of(status.trusted()))
                .sign(root.signer());
    }

    Bytes statusList(StatusValue value, Instant issuedAt) throws FormatException {
        return new StatusListToken(
                        LIST_URI,
                        issuedAt,
                        Optional.of(issuedAt.plus(Duration.ofDays(30))),
                        Optional.of(Duration.ofMinutes(1)),
                        StatusList.of(Map.of(STATUS.index(), value)))
                .sign(status.signer());
    }
}
