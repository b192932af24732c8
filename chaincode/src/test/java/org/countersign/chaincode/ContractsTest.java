package org.countersign.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.AnswerCodec;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.CertificateHistory;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.CreditItem.PlaceHold;
import org.countersign.format.ledger.CreditItem.Redeem;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.format.ledger.TotalsView;
import org.countersign.format.ledger.TransactionId;
import org.countersign.format.ledger.TrustItem;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contracts as Fabric calls them, with real certificates, over a ledger in memory. */
class ContractsTest {
    private static final BilingualName NAME = new BilingualName("民政局", "Civil Affairs");
    private static final IssuerId ISSUER = new IssuerId("mca");
    private static final TypeCode TYPE = new TypeCode("elder");
    private static final PublicKeyInfo KEY = PublicKeyInfo.ofDer(new byte[] {1, 2, 3});
    private static final Digest HASH = new JcaSha256().digest(Bytes.of(KEY.der()));
    private static final Kid KID = new Kid(HASH.value().slice(0, Kid.LENGTH));
    private static final SeriesId SERIES = SeriesId.naming(0, 0, 0);
    private static final SchemeId SCHEME = new SchemeId("volunteer");
    private static final PartnerId LIBRARY = new PartnerId("city-library");
    private static final AccountId ALICE = new AccountId("alice");

    private final TestLedger ledger = new TestLedger();
    private final TrustContract trust = new TrustContract();
    private final CertificatesContract certificates = new CertificatesContract();
    private final CreditContract credit = new CreditContract();

    @BeforeEach
    void set_up_trust() throws JsonException {
        List<Outcome> outcomes = ledger.submit(
                TestLedger.STEWARD,
                trust::apply,
                new TrustItem.PutIssuer(id("t1"), ISSUER, NAME, new MspId("CivilAffairsMSP"), List.of(TYPE)),
                new TrustItem.PutKey(
                        id("t2"), ISSUER, KID, SignatureAlgorithm.ES256, KEY, new EpochSecond(0), Optional.empty()),
                new TrustItem.PutType(id("t3"), TYPE, new TypeNumber(1), HASH),
                new TrustItem.PutPartner(id("t4"), LIBRARY, NAME, new MspId("PartnersMSP")),
                new TrustItem.PutScheme(id("t5"), SCHEME, NAME, List.of(new MspId("CivilAffairsMSP"))),
                new TrustItem.AdvanceClock(id("t6"), new EpochSecond(999_000)));

        assertThat(outcomes).hasSize(6).allMatch(Outcome.Applied.class::isInstance);
    }

    @AfterEach
    void the_whole_ledger_is_right() {
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void registers_changes_and_shows_a_certificate() throws JsonException {
        ledger.submit(TestLedger.OFFICER, certificates::register, register("c", 5));
        ledger.submit(TestLedger.OFFICER, certificates::changeStatus, suspend("op"));

        String shown = ledger.ask(certificates::get, "c");
        byte[] history = ledger.ask(certificates::history, "c").getBytes(StandardCharsets.UTF_8);

        assertThat(shown).contains("\"status\":\"SUSPENDED\"", "\"registeredAt\":999000");
        assertThat(AnswerCodec.readHistory(history).versions())
                .extracting(CertificateHistory.Version::certificate)
                .extracting(certificate -> certificate.status())
                .containsExactly(CertificateStatus.SUSPENDED, CertificateStatus.VALID);
    }

    @Test
    void certificates_of_one_series_are_read_and_written_once_in_a_transaction() throws JsonException {
        String key = StateKey.certificateSeries(SERIES).text();

        ledger.submit(TestLedger.OFFICER, certificates::register, registrations(0, 30));
        assertThat(ledger.lastReads()).containsOnlyOnce(key);
        assertThat(ledger.lastWrites())
                .containsExactly(key, StateKey.statusPage(new StatusIndex(0, 0)).text());
        ledger.submit(TestLedger.OFFICER, certificates::register, registrations(10, 50));

        assertThat(ledger.lastReads()).containsOnlyOnce(key);
        assertThat(ledger.lastWrites()).containsOnlyOnce(key);
        assertThat(ledger.ask(
                        certificates::get, SERIES.at(new StatusIndex(0, 49)).value()))
                .contains("\"status\":\"VALID\"");
    }

    @Test
    void a_series_that_is_full_refuses_the_rest_of_a_transaction() throws JsonException {
        List<Outcome> outcomes = ledger.submit(TestLedger.OFFICER, certificates::register, registrations(0, 66));

        assertThat(outcomes.subList(0, LedgerLimits.MAX_CERTIFICATES_IN_SERIES))
                .allMatch(Outcome.Applied.class::isInstance);
        assertThat(outcomes.subList(LedgerLimits.MAX_CERTIFICATES_IN_SERIES, 66))
                .extracting(outcome -> ((Outcome.Refused) outcome).code())
                .containsOnly(RefusalCode.SERIES_FULL);
    }

    @Test
    void the_history_of_a_certificate_begins_where_it_came_into_its_series() throws JsonException {
        ledger.submit(TestLedger.OFFICER, certificates::register, registrations(0, 2));
        ledger.submit(TestLedger.OFFICER, certificates::register, registrations(1, 3));
        ledger.submit(TestLedger.OFFICER, certificates::register, registrations(3, 4));

        String second = SERIES.at(new StatusIndex(0, 1)).value();
        String third = SERIES.at(new StatusIndex(0, 2)).value();
        assertThat(history(second))
                .extracting(version -> version.transaction().value())
                .containsExactly("tx2");
        assertThat(history(third))
                .extracting(version -> version.transaction().value())
                .containsExactly("tx3");
        assertThat(history(SERIES.at(new StatusIndex(0, 9)).value())).isEmpty();
    }

    private List<CertificateHistory.Version> history(String certificate) throws JsonException {
        return AnswerCodec.readHistory(
                        ledger.ask(certificates::history, certificate).getBytes(StandardCharsets.UTF_8))
                .versions();
    }

    @Test
    void adds_copies_of_several_certificates_in_one_transaction() throws JsonException {
        ledger.submit(TestLedger.OFFICER, certificates::register, register("c", 5), register("d", 6));
        ledger.submit(TestLedger.OFFICER, certificates::changeStatus, suspend("op"));

        assertThat(ledger.submit(
                        TestLedger.OFFICER,
                        certificates::addCopies,
                        copies("m1", "c", 7, 8),
                        copies("m2", "d", 8),
                        copies("m3", "d", 9),
                        copies("m1", "c", 7, 8)))
                .containsExactly(
                        Outcome.Applied.plain(id("m1")),
                        refused("m2", RefusalCode.INDEX_TAKEN),
                        Outcome.Applied.plain(id("m3")),
                        Outcome.Applied.plain(id("m1")));
        byte[] kept = ledger.state().get(StateKey.copiesOperation(id("m1")).text());
        assertThat(new String(kept, StandardCharsets.UTF_8)).contains("\"status\":\"SUSPENDED\"");
    }

    @Test
    void one_bad_item_never_fails_its_neighbours() throws JsonException {
        List<Outcome> outcomes = ledger.submit(
                TestLedger.OFFICER,
                certificates::register,
                register("c", 5),
                register("d", 5),
                register("c", 6),
                register("e", 7));

        assertThat(outcomes)
                .containsExactly(
                        Outcome.Applied.plain(id("c")),
                        refused("d", RefusalCode.INDEX_TAKEN),
                        refused("c", RefusalCode.ID_REUSED),
                        Outcome.Applied.plain(id("e")));
    }

    @Test
    void answers_malformed_items_in_their_place() {
        String request = "{\"items\":[7,{\"id\":\"x\"}," + RequestCodec.write(register("c", 5)) + "]}";

        String answer =
                ledger.submit(TestLedger.OFFICER, certificates::register, request.getBytes(StandardCharsets.UTF_8));

        assertThat(answer)
                .isEqualTo("{\"outcomes\":[{\"code\":\"MALFORMED_ITEM\",\"result\":\"REFUSED\"},"
                        + "{\"code\":\"MALFORMED_ITEM\",\"id\":\"x\",\"result\":\"REFUSED\"},"
                        + "{\"id\":\"c\",\"result\":\"APPLIED\"}]}");
    }

    @Test
    void roles_come_from_the_certificate_of_the_caller() throws JsonException {
        byte[] plain = TestIdentity.withoutAttributes("CivilAffairsMSP");
        byte[] other = TestIdentity.withRoles("PartnersMSP", "issuer,steward,operator,partner");

        assertThat(ledger.submit(plain, certificates::register, register("c", 5)))
                .containsExactly(refused("c", RefusalCode.ROLE_MISSING));
        assertThat(ledger.submit(other, certificates::register, register("c", 5)))
                .containsExactly(refused("c", RefusalCode.NOT_YOUR_ISSUER));
        assertThat(ledger.submit(other, trust::apply, new TrustItem.AdvanceClock(id("x"), new EpochSecond(999_500))))
                .containsExactly(refused("x", RefusalCode.NOT_THE_STEWARD));
    }

    @Test
    void the_clock_may_not_pass_the_timestamp_of_the_transaction() throws JsonException {
        assertThat(ledger.submit(
                        TestLedger.STEWARD,
                        trust::apply,
                        new TrustItem.AdvanceClock(id("x"), new EpochSecond(1_000_001))))
                .containsExactly(refused("x", RefusalCode.CLOCK_AHEAD));
    }

    @Test
    void fails_as_a_whole_when_the_caller_cannot_be_read() {
        byte[] request = RequestCodec.requestOf(List.of(register("c", 5)));

        fails(
                () -> ledger.submit(TestIdentity.unreadable("CivilAffairsMSP"), certificates::register, request),
                "CALLER_UNREADABLE");
    }

    @Test
    void fails_as_a_whole_when_the_request_is_malformed() {
        byte[] notUtf8 = {'{', (byte) 0xff, '}'};

        fails(() -> ledger.submit(TestLedger.OFFICER, credit::apply, notUtf8), "MALFORMED_BATCH");
        fails(
                () -> ledger.submit(
                        TestLedger.OFFICER, credit::apply, "{\"items\":[]}".getBytes(StandardCharsets.UTF_8)),
                "BATCH_SIZE");
        fails(() -> ledger.submit(TestLedger.OFFICER, credit::apply, new byte[(1 << 20) + 1]), "BATCH_TOO_LARGE");
        fails(() -> ledger.submit(TestLedger.OFFICER, credit::apply, notUtf8, notUtf8), "MALFORMED_ARGUMENT");
    }

    @Test
    void points_are_earned_held_and_redeemed_in_one_ledger() throws JsonException {
        ledger.submit(TestLedger.OFFICER, credit::apply, earn("e", 50));
        ledger.submit(
                TestLedger.PARTNER,
                credit::apply,
                new PlaceHold(id("h"), ALICE, SCHEME, LIBRARY, new Points(20), new EpochSecond(2_000_000)),
                new Redeem(id("r"), ALICE, SCHEME, LIBRARY, new Points(25)));

        assertThat(ledger.ask(context(credit), "volunteer", "alice"))
                .isEqualTo("{\"account\":\"alice\",\"available\":5,\"expired\":0,\"held\":20,"
                        + "\"holds\":[{\"hold\":\"h\",\"until\":2000000}],"
                        + "\"lots\":[{\"expiresAt\":3000000,\"free\":5,\"held\":20,\"lot\":\"e\"}],"
                        + "\"scheme\":\"volunteer\"}");
        assertThat(ledger.ask(credit::operation, "r")).contains("\"op\":\"redeem\"", "\"free\":-25");
        assertThat(ledger.ask(credit::totals, "volunteer"))
                .isEqualTo("{\"expired\":0,\"issued\":50,\"outstanding\":25,\"redeemed\":25,\"scheme\":\"volunteer\"}");
    }

    @Test
    void totals_are_summed_over_more_transactions_than_one_page() throws JsonException {
        for (int i = 0; i < 2_100; i++) {
            var delta = new TotalsDelta(SCHEME, new TransactionId("t" + i), Effect.issued(1));
            ledger.state().put(delta.key().text(), LedgerRecordCodec.write(delta));
        }
        byte[] answer = ledger.ask(credit::totals, "volunteer").getBytes(StandardCharsets.UTF_8);
        ledger.state().keySet().removeIf(key -> key.startsWith("\u0000totals"));

        assertThat(AnswerCodec.readTotals(answer)).isEqualTo(new TotalsView(SCHEME, Effect.issued(2_100)));
    }

    @Test
    void queries_fail_for_what_is_not_there() {
        fails(() -> ledger.ask(certificates::get, "none"), "NOT_FOUND");
        fails(() -> ledger.ask(credit::operation, "none"), "NOT_FOUND");
        fails(() -> ledger.ask(credit::totals, "none"), "NOT_FOUND");
        fails(() -> ledger.ask(context(credit), "none", "alice"), "NOT_FOUND");
        fails(() -> ledger.ask(credit::totals, "not an id"), "MALFORMED_ARGUMENT");
        fails(() -> ledger.ask(credit::totals), "MALFORMED_ARGUMENT");
    }

    @Test
    void the_same_transaction_writes_the_same_bytes() throws JsonException {
        TestLedger other = new TestLedger();
        Earn item = earn("e", 50);
        ledger.submit(TestLedger.OFFICER, credit::apply, item);
        ledger.state().forEach((key, value) -> other.state().put(key, value));

        String first = ledger.submit(TestLedger.OFFICER, credit::apply, RequestCodec.requestOf(List.of(item)));
        String again = other.submit(TestLedger.OFFICER, credit::apply, RequestCodec.requestOf(List.of(item)));

        assertThat(again).isEqualTo(first);
        assertThat(other.state().keySet()).isEqualTo(ledger.state().keySet());
        ledger.state()
                .forEach((key, value) ->
                        assertThat(Arrays.equals(value, other.state().get(key))).isTrue());
    }

    private static TestLedger.Function context(CreditContract credit) {
        return (context, _) -> credit.account(context, "", "");
    }

    private static Earn earn(String id, long points) {
        return new Earn(id(id), ALICE, SCHEME, new Points(points), new EpochSecond(3_000_000), HASH);
    }

    private static Register register(String id, int index) {
        Copy copy = new Copy(new FormCode("counter-pass"), HASH, new StatusIndex(0, index));
        return new Register(
                new CertificateId(id), ISSUER, TYPE, KID, List.of(copy), new EpochSecond(0), Optional.empty());
    }

    /** Of one series, at these places of list 0. */
    private static Register[] registrations(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(index -> register(SERIES.at(new StatusIndex(0, index)).value(), index))
                .toArray(Register[]::new);
    }

    private static AddCopies copies(String id, String certificate, int... indexes) {
        List<Copy> copies = Arrays.stream(indexes)
                .mapToObj(index -> new Copy(new FormCode("sd-jwt-vc"), HASH, new StatusIndex(0, index)))
                .toList();
        return new AddCopies(id(id), new CertificateId(certificate), KID, copies);
    }

    private static ChangeStatus suspend(String id) {
        return new ChangeStatus(
                id(id), new CertificateId("c"), CertificateStatus.SUSPENDED, new ReasonCode("card-lost"));
    }

    private static OperationId id(String id) {
        return new OperationId(id);
    }

    private static Outcome refused(String id, RefusalCode code) {
        return new Outcome.Refused(Optional.of(id(id)), code);
    }

    private static void fails(ThrowingCallable call, String code) {
        assertThatExceptionOfType(ChaincodeException.class)
                .isThrownBy(call)
                .withMessageStartingWith(code + ": ")
                .satisfies(failure -> assertThat(new String(failure.getPayload(), StandardCharsets.UTF_8))
                        .isEqualTo(code));
    }
}
