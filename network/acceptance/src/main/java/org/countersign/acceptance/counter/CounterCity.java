package org.countersign.acceptance.counter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.desk.DeskUpdate;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.pass.UnverifiedPass;
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

/** A city with as many status lists as are wanted, of which one in a hundred is revoked, and citizens with certificates of every verdict. */
public final class CounterCity {
    /** One more than a million: each list has 131,072 entries. */
    public static final int LISTS_OF_A_MILLION = 8;

    private static final TypeCode CARD = new TypeCode("elderly-preference-card");
    private static final TypeCode PERMIT = new TypeCode("residence-permit");
    private static final int CARD_NUMBER = 1;
    private static final int PERMIT_NUMBER = 2;
    private static final int REVOKED_INDEX = 7;
    private static final int SUSPENDED_INDEX = 8;
    private static final int FIRST_GOOD_INDEX = 1000;
    private static final int ONE_IN = 100;
    private static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("holderName", new Names("姓名", "Name"), FieldCodec.text()),
            new ProfileField(
                    "sex",
                    new Names("性别", "Sex"),
                    FieldCodec.code(List.of(
                            new CodeEntry("M", new Names("男", "male")), new CodeEntry("F", new Names("女", "female"))))),
            new ProfileField(
                    "level",
                    new Names("优待级别", "Level"),
                    FieldCodec.code(List.of(
                            new CodeEntry("60", new Names("60 岁以上", "60 or older")),
                            new CodeEntry("70", new Names("70 岁以上", "70 or older"))))),
            new ProfileField("certificateNumber", new Names("证件号", "Certificate number"), FieldCodec.digits())));

    private final Instant now;
    private final SecureRandom random;
    private final int lists;
    private final KeyPair root = keys();
    private final KeyPair issuer = keys();
    private final KeyPair stranger = keys();
    private final KeyPair status = keys();
    private final KeyPair holder = keys();

    public CounterCity(Instant now, SecureRandom random, int lists) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.random = random;
        this.lists = lists;
    }

    /** Makes the folder one of a desk that was enrolled and fetched everything, with status signed then. */
    public void equip(Path store, Instant statusAt) throws IOException {
        String root64 = Base64.getMimeEncoder().encodeToString(root.getPublic().getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + root64 + "\n-----END PUBLIC KEY-----\n";
        try {
            DeskStore desk = new DeskStore(store, new JcaSignatureCheck(), new JcaSha256());
            desk.enrol(pem.getBytes(StandardCharsets.US_ASCII));
            Map<ListNumber, Bytes> signed = new HashMap<>();
            for (TrustedStatusList list : trustedLists()) {
                signed.put(list.list(), statusList(list, statusAt));
            }
            desk.update(new DeskUpdate(bundle(statusAt).sign(signer(root)), signed));
        } catch (DeskException | FormatException broken) {
            throw new IllegalStateException("the city equips a desk", broken);
        }
    }

    /** A card on paper, good by any list. */
    public String card(String name, int which) {
        return text(content(CARD_NUMBER, good(which), name, false), issuer);
    }

    public String revokedCard(String name) {
        return text(content(CARD_NUMBER, StatusReference.of(1, REVOKED_INDEX), name, false), issuer);
    }

    public String suspendedCard(String name) {
        return text(content(CARD_NUMBER, StatusReference.of(1, SUSPENDED_INDEX), name, false), issuer);
    }

    public String expiredCard(String name) {
        return text(dated(name, today().minusYears(5), today().minusDays(3)), issuer);
    }

    public String earlyCard(String name) {
        return text(dated(name, today().plusDays(9), today().plusYears(5)), issuer);
    }

    /** Signed by somebody whom nobody named. */
    public String forgedCard(String name) {
        return text(content(CARD_NUMBER, good(0), name, false), stranger);
    }

    /** A permit must be shown live; as printed it is shown wrongly. */
    public String permit(String name, int which) {
        return text(content(PERMIT_NUMBER, good(which), name, true), issuer);
    }

    /** The permit as its holder's device shows it. */
    public String livePermit(String name, int which, Instant at, Optional<String> desk) {
        try {
            Bytes pass = UnverifiedPass.parse(permit(name, which)).message();
            LiveShowing showing = new LiveShowing(at, desk.map(Audience::new), Optional.empty());
            return LivePass.present(pass, showing, signer(holder)).text();
        } catch (FormatException broken) {
            throw new IllegalStateException("a device shows what it holds", broken);
        }
    }

    private StatusReference good(int which) {
        return StatusReference.of(1 + which % lists, FIRST_GOOD_INDEX + ONE_IN * (which / lists) + 1);
    }

    private CounterPass dated(String name, LocalDate from, LocalDate to) {
        return new CounterPass(
                new TypeNumber(CARD_NUMBER), good(1), from, Optional.of(CityTime.expiryAtEndOf(to)), fields(name));
    }

    private CounterPass content(int type, StatusReference reference, String name, boolean isHeld) {
        CounterPass pass = new CounterPass(
                new TypeNumber(type),
                reference,
                today().minusYears(1),
                Optional.of(CityTime.expiryAtEndOf(today().plusYears(9))),
                fields(name));
        return isHeld ? pass.heldBy(key(holder)) : pass;
    }

    private static Map<String, String> fields(String name) {
        return Map.of("holderName", name, "sex", "F", "level", "70", "certificateNumber", "001100002026000042");
    }

    private LocalDate today() {
        return now.atOffset(CityTime.OFFSET).toLocalDate();
    }

    private TrustBundle bundle(Instant at) {
        return new TrustBundle(
                new TrustVersion(at.getEpochSecond()),
                new LedgerHeight(at.getEpochSecond()),
                at,
                now.plus(Duration.ofDays(30)),
                List.of(new TrustedIssuer(
                        new IssuerId("civil-affairs-bureau"),
                        new Names("市民政局", "Civil Affairs Bureau"),
                        List.of(trusted(issuer)),
                        Set.of(CARD, PERMIT))),
                List.of(
                        type(CARD_NUMBER, CARD, new Names("老年人优待证", "Elderly preference card"), Showing.STATIC),
                        type(PERMIT_NUMBER, PERMIT, new Names("居住证", "Residence permit"), Showing.LIVE)),
                trustedLists(),
                List.of(trusted(status)));
    }

    private static TrustedType type(int number, TypeCode code, Names name, Showing showing) {
        return new TrustedType(new TypeNumber(number), code, name, PROFILE, showing, Duration.ofHours(24));
    }

    private List<TrustedStatusList> trustedLists() {
        return IntStream.rangeClosed(1, lists)
                .mapToObj(number -> new TrustedStatusList(
                        new ListNumber(number), new StatusListUri("https://countersign.test/status-lists/" + number)))
                .toList();
    }

    private Bytes statusList(TrustedStatusList list, Instant at) throws FormatException {
        Map<StatusIndex, StatusValue> exceptions = new HashMap<>();
        for (int revoked = 0; revoked < StatusList.ENTRIES / ONE_IN; revoked++) {
            int index = FIRST_GOOD_INDEX + random.nextInt(StatusList.ENTRIES - FIRST_GOOD_INDEX);
            // Good ones lie one behind each hundred.
            if (index % ONE_IN != 1) {
                exceptions.put(new StatusIndex(index), StatusValue.REVOKED);
            }
        }
        exceptions.put(new StatusIndex(REVOKED_INDEX), StatusValue.REVOKED);
        exceptions.put(new StatusIndex(SUSPENDED_INDEX), StatusValue.SUSPENDED);
        return new StatusListToken(
                        list.uri(),
                        at,
                        Optional.of(at.plus(Duration.ofDays(30))),
                        Optional.of(Duration.ofMinutes(1)),
                        StatusList.of(exceptions))
                .sign(signer(status));
    }

    private TrustedKey trusted(KeyPair pair) {
        return new TrustedKey(
                signer(pair).kid(), key(pair), now.minus(Duration.ofDays(4000)), Optional.empty(), Optional.empty());
    }

    private String text(CounterPass pass, KeyPair by) {
        try {
            return pass.sign(PROFILE, signer(by)).text();
        } catch (FormatException broken) {
            throw new IllegalStateException("the city issues what its types have", broken);
        }
    }

    private Signer signer(KeyPair pair) {
        try {
            return JcaKeys.signer(pair, random);
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static VerificationKey key(KeyPair pair) {
        try {
            return JcaKeys.verificationKey(pair.getPublic());
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
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
