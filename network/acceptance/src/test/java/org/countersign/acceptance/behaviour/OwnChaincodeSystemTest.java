package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.CreditItem.Redeem;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.RequestItem;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.StatusPage;
import org.countersign.format.ledger.TrustItem;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product's own contracts through the client library: trust, certificates, credit. */
@OnEachLedger
class OwnChaincodeSystemTest {
    private static final BilingualName NAME = new BilingualName("民政局", "Civil Affairs");
    private static final IssuerId ISSUER = new IssuerId("mca");
    private static final TypeCode TYPE = new TypeCode("elder");
    private static final PublicKeyInfo KEY = PublicKeyInfo.ofDer(new byte[] {1, 2, 3});
    private static final Digest HASH = new JcaSha256().digest(Bytes.of(KEY.der()));
    private static final Kid KID = new Kid(HASH.value().slice(0, Kid.LENGTH));
    private static final SchemeId SCHEME = new SchemeId("volunteer");
    private static final PartnerId LIBRARY = new PartnerId("city-library");

    private final LedgerClient steward;
    private final LedgerClient officer;
    private final LedgerClient partner;

    OwnChaincodeSystemTest(RunningLedger ledger) {
        this.steward = ledger.client(Member.DATA_BUREAU);
        this.officer = ledger.client(Member.CIVIL_AFFAIRS);
        this.partner = ledger.client(Member.PARTNERS);
    }

    /** The same ids and content each time: applied once, and the first outcomes again from then on. */
    @BeforeEach
    void set_up_trust() throws Exception {
        assertThat(submit(
                        steward,
                        "trust:apply",
                        new TrustItem.PutIssuer(id("t1"), ISSUER, NAME, new MspId("CivilAffairsMSP"), List.of(TYPE)),
                        new TrustItem.PutKey(
                                id("t2"),
                                ISSUER,
                                KID,
                                SignatureAlgorithm.ES256,
                                KEY,
                                new EpochSecond(0),
                                Optional.empty()),
                        new TrustItem.PutType(id("t3"), TYPE, new TypeNumber(1), HASH),
                        new TrustItem.PutPartner(id("t4"), LIBRARY, NAME, new MspId("PartnersMSP")),
                        new TrustItem.PutScheme(id("t5"), SCHEME, NAME, List.of(new MspId("CivilAffairsMSP"))),
                        new TrustItem.AdvanceClock(id("t6"), new EpochSecond(999_000))))
                .isEqualTo(outcomes(
                        applied("t1"), applied("t2"), applied("t3"), applied("t4"), applied("t5"), applied("t6")));
    }

    @Test
    void registers_shows_and_suspends_a_certificate_and_keeps_its_history() throws Exception {
        assertThat(submit(officer, "certificates:register", register("own-1", 1)))
                .isEqualTo(outcomes(applied("own-1")));
        assertThat(submit(
                        officer,
                        "certificates:changeStatus",
                        new ChangeStatus(
                                id("own-1-lost"),
                                new CertificateId("own-1"),
                                CertificateStatus.SUSPENDED,
                                new ReasonCode("card-lost"))))
                .isEqualTo(outcomes(applied("own-1-lost")));

        assertThat(evaluate(partner, "certificates:get", "own-1"))
                .contains("\"status\":\"SUSPENDED\"", "\"registeredAt\":999000");
        String history = evaluate(partner, "certificates:history", "own-1");
        assertThat(history.indexOf("SUSPENDED")).isBetween(0, history.indexOf("\"status\":\"VALID\""));
    }

    @Test
    void the_same_content_again_is_the_first_outcome_again_and_other_content_is_refused() throws Exception {
        assertThat(submit(officer, "certificates:register", register("own-2", 2)))
                .isEqualTo(outcomes(applied("own-2")));

        assertThat(submit(officer, "certificates:register", register("own-2", 2)))
                .isEqualTo(outcomes(applied("own-2")));
        assertThat(submit(officer, "certificates:register", register("own-2", 3)))
                .isEqualTo(outcomes(refused("ID_REUSED", "own-2")));
        assertThat(evaluate(officer, "certificates:history", "own-2").split("\"status\":", -1))
                .hasSize(2);
    }

    @Test
    void a_refused_item_never_harms_its_neighbours() throws Exception {
        assertThat(submit(
                        officer,
                        "certificates:register",
                        register("own-10", 10),
                        register("own-11", 10),
                        register("own-12", 12)))
                .isEqualTo(outcomes(applied("own-10"), refused("INDEX_TAKEN", "own-11"), applied("own-12")));
        assertThat(evaluate(officer, "certificates:get", "own-12")).contains("\"status\":\"VALID\"");
    }

    @Test
    void only_the_issuers_organisation_registers() throws Exception {
        assertThat(submit(partner, "certificates:register", register("own-20", 20)))
                .isEqualTo(outcomes(refused("ROLE_MISSING", "own-20")));
        assertThat(submit(steward, "certificates:register", register("own-21", 21)))
                .isEqualTo(outcomes(refused("NOT_YOUR_ISSUER", "own-21")));
    }

    @Test
    void of_two_registrations_of_one_place_at_a_time_one_is_valid() throws Exception {
        Transaction one = endorse(officer, register("own-30", 30));
        Transaction other = endorse(officer, register("own-31", 30));

        assertThat(LedgerClient.together(List.of(one, other)))
                .extracting(Status::getCode)
                .containsExactly(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
        assertThat(submit(officer, "certificates:register", register("own-31", 30)))
                .isEqualTo(outcomes(refused("INDEX_TAKEN", "own-31")));
    }

    @Test
    void of_two_registrations_on_one_page_at_a_time_the_other_is_valid_when_it_comes_again() throws Exception {
        Transaction one = endorse(officer, register("own-35", 35));
        Transaction other = endorse(officer, register("own-36", 36));

        assertThat(LedgerClient.together(List.of(one, other)))
                .extracting(Status::getCode)
                .containsExactly(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
        assertThat(submit(officer, "certificates:register", register("own-36", 36)))
                .isEqualTo(outcomes(applied("own-36")));
    }

    @Test
    void registrations_on_different_pages_at_a_time_are_all_valid() throws Exception {
        List<Transaction> transactions = new ArrayList<>();
        for (int page = 1; page <= 10; page++) {
            transactions.add(endorse(officer, register("own-page-" + page, page * StatusPage.PLACES)));
        }

        assertThat(LedgerClient.together(transactions))
                .extracting(Status::isSuccessful)
                .containsOnly(true);
    }

    @Test
    void certificates_of_a_series_share_a_record_and_keep_their_own_history() throws Exception {
        SeriesId series = SeriesId.naming(2, 0, 40);
        Register first = register(series, 40);
        Register second = register(series, 41);
        submit(officer, "certificates:register", first);
        submit(officer, "certificates:changeStatus", suspend("series-lost", first));
        submit(officer, "certificates:register", second, first);

        assertThat(evaluate(partner, "certificates:get", first.id().value())).contains("\"status\":\"SUSPENDED\"");
        assertThat(evaluate(partner, "certificates:get", second.id().value())).contains("\"status\":\"VALID\"");
        assertThat(evaluate(partner, "certificates:history", first.id().value()).split("\"status\":", -1))
                .hasSize(3);
        assertThat(evaluate(partner, "certificates:history", second.id().value())
                        .split("\"status\":", -1))
                .hasSize(2);
    }

    @Test
    void of_two_registrations_into_one_series_at_a_time_the_other_is_valid_when_it_comes_again() throws Exception {
        SeriesId series = SeriesId.naming(3, 0, 50);
        Register near = register(series, 50);
        Register far = register(series, 50 + StatusPage.PLACES);
        Transaction one = endorse(officer, near);
        Transaction other = endorse(officer, far);

        assertThat(LedgerClient.together(List.of(one, other)))
                .extracting(Status::getCode)
                .containsExactly(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
        assertThat(submit(officer, "certificates:register", far))
                .isEqualTo(outcomes(applied(far.id().value())));
    }

    @Test
    void the_first_change_of_a_status_makes_an_addition_of_copies_at_the_same_time_invalid() throws Exception {
        SeriesId series = SeriesId.naming(4, 0, 60);
        Register certificate = register(series, 60);
        submit(officer, "certificates:register", certificate);
        Copy copy = new Copy(new FormCode("sd-jwt-vc"), HASH, new StatusIndex(4, 61));

        Transaction change = endorse(officer, "certificates:changeStatus", suspend("racing", certificate));
        Transaction addition = endorse(
                officer,
                "certificates:addCopies",
                new AddCopies(id("racing-copies"), certificate.id(), KID, List.of(copy)));

        assertThat(LedgerClient.together(List.of(change, addition)))
                .extracting(Status::getCode)
                .containsExactly(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
    }

    @Test
    void points_are_earned_and_redeemed_and_the_totals_balance() throws Exception {
        AccountId account = new AccountId("resident-7");
        assertThat(submit(
                        officer,
                        "credit:apply",
                        new Earn(id("earn-7"), account, SCHEME, new Points(30), new EpochSecond(3_000_000), HASH)))
                .isEqualTo("{\"outcomes\":[{\"id\":\"earn-7\",\"points\":30,\"result\":\"APPLIED\"}]}");
        assertThat(submit(
                        partner,
                        "credit:apply",
                        new Redeem(id("redeem-7"), account, SCHEME, LIBRARY, new Points(10)),
                        new Redeem(id("redeem-8"), account, SCHEME, LIBRARY, new Points(25))))
                .isEqualTo("{\"outcomes\":[{\"id\":\"redeem-7\",\"points\":10,\"result\":\"APPLIED\"},"
                        + "{\"code\":\"INSUFFICIENT_POINTS\",\"id\":\"redeem-8\",\"result\":\"REFUSED\"}]}");

        assertThat(evaluate(partner, "credit:account", "volunteer", "resident-7"))
                .contains("20");
        assertThat(evaluate(partner, "credit:totals", "volunteer"))
                .contains("\"issued\":30", "\"redeemed\":10", "\"expired\":0");
    }

    @Test
    void a_query_for_what_is_not_there_says_so() {
        Refusal refusal = Refusal.of(() -> evaluate(partner, "certificates:get", "nobody"));

        assertThat(refusal.code()).isEqualTo(Code.UNKNOWN);
        assertThat(refusal.text())
                .startsWith(ChaincodeErrorsSystemTest.EVALUATE + "chaincode response 500, NOT_FOUND: ");
    }

    @Test
    void a_batch_that_is_no_json_is_refused_as_a_whole() {
        Refusal refusal = Refusal.of(
                () -> officer.contract(LedgerNetwork.COUNTERSIGN).submitTransaction("certificates:register", "{"));

        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.details())
                .singleElement()
                .asString()
                .startsWith("DataBureauMSP: chaincode response 500, MALFORMED_BATCH: ");
    }

    private static Transaction endorse(LedgerClient client, Register item) throws Exception {
        return endorse(client, "certificates:register", item);
    }

    private static Transaction endorse(LedgerClient client, String function, RequestItem item) throws Exception {
        return client.contract(LedgerNetwork.COUNTERSIGN)
                .newProposal(function)
                .addArguments(RequestCodec.requestOf(List.of(item)))
                .build()
                .endorse();
    }

    private static String submit(LedgerClient client, String function, RequestItem... items) throws Exception {
        return LedgerClient.text(client.contract(LedgerNetwork.COUNTERSIGN)
                .submitTransaction(function, RequestCodec.requestOf(List.of(items))));
    }

    private static String evaluate(LedgerClient client, String function, String... arguments) throws Exception {
        return LedgerClient.text(client.contract(LedgerNetwork.COUNTERSIGN).evaluateTransaction(function, arguments));
    }

    private static Register register(String id, int index) {
        return register(new CertificateId(id), new StatusIndex(0, index));
    }

    private static Register register(SeriesId series, int index) {
        int list = new CertificateId(series.value()).place().orElseThrow().list();
        StatusIndex place = new StatusIndex(list, index);
        return register(series.at(place), place);
    }

    private static ChangeStatus suspend(String id, Register certificate) {
        return new ChangeStatus(id(id), certificate.id(), CertificateStatus.SUSPENDED, new ReasonCode("card-lost"));
    }

    private static Register register(CertificateId id, StatusIndex place) {
        Copy copy = new Copy(new FormCode("counter-pass"), HASH, place);
        return new Register(id, ISSUER, TYPE, KID, List.of(copy), new EpochSecond(0), Optional.empty());
    }

    private static OperationId id(String id) {
        return new OperationId(id);
    }

    private static String applied(String id) {
        return "{\"id\":\"" + id + "\",\"result\":\"APPLIED\"}";
    }

    private static String refused(String code, String id) {
        return "{\"code\":\"" + code + "\",\"id\":\"" + id + "\",\"result\":\"REFUSED\"}";
    }

    private static String outcomes(String... outcomes) {
        return "{\"outcomes\":[" + String.join(",", outcomes) + "]}";
    }
}
