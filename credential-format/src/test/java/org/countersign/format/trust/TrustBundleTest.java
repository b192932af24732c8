package org.countersign.format.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.countersign.format.Refusals.assertRefused;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.pass.PassFixture;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusListUri;
import org.junit.jupiter.api.Test;

class TrustBundleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private final TestKeys root = TestKeys.fresh();
    private final TestKeys issuer = TestKeys.fresh();
    private final TestKeys status = TestKeys.fresh();

    @Test
    void a_signed_bundle_is_read_back_as_it_was_written() throws Exception {
        TrustBundle bundle = bundle(issuer.signer().kid());

        UnverifiedTrustBundle parsed = UnverifiedTrustBundle.parse(bundle.sign(root.signer()));

        assertThat(parsed.claimedKid()).isEqualTo(root.signer().kid());
        assertThat(parsed.verify(root.publicKey(), TestKeys.CHECK).content()).isEqualTo(bundle);
    }

    @Test
    void finds_keys_types_and_lists_and_nothing_else() {
        TrustBundle bundle = bundle(issuer.signer().kid());

        assertThat(bundle.issuerKey(issuer.signer().kid())).isPresent();
        assertThat(bundle.issuerKey(status.signer().kid())).isEmpty();
        assertThat(bundle.statusKey(status.signer().kid())).isPresent();
        assertThat(bundle.statusKey(issuer.signer().kid())).isEmpty();
        assertThat(bundle.type(new TypeNumber(1))).isPresent();
        assertThat(bundle.type(new TypeNumber(2))).isEmpty();
        assertThat(bundle.statusList(new ListNumber(3))).isPresent();
        assertThat(bundle.statusList(new ListNumber(4))).isEmpty();
    }

    @Test
    void refuses_a_bundle_signed_by_another_root() throws Exception {
        UnverifiedTrustBundle parsed =
                UnverifiedTrustBundle.parse(bundle(issuer.signer().kid()).sign(issuer.signer()));

        assertRefused(FormatCode.COSE_SIGNATURE, () -> parsed.verify(root.publicKey(), TestKeys.CHECK));
    }

    @Test
    void refuses_a_key_of_sm2_unless_the_reader_was_told_to_allow_it() throws Exception {
        VerificationKey sm2 = VerificationKey.ofSpki(
                Bytes.ofHex(
                        "3059301306072a8648ce3d020106082a811ccf5501822d034200" + "04393a2ad9e27e43acaaab85a19d3b8559"
                                + "1e14406157175addd37bf77ff0caf9ed37fcf3a8b4f55c038523261fca6636afe6a7afa2a1482a606f5cb3a18b2e2a1e"));
        TrustBundle bundle = bundle(issuer.signer().kid(), sm2);

        UnverifiedTrustBundle parsed = UnverifiedTrustBundle.parse(bundle.sign(root.signer()));

        assertRefused(FormatCode.KEY_ALGORITHM, () -> parsed.verify(root.publicKey(), TestKeys.CHECK));
        assertThat(parsed.verify(root.publicKey(), TestKeys.CHECK, AlgorithmProfile.WITH_SM2)
                        .content())
                .isEqualTo(bundle);
    }

    @Test
    void refuses_a_message_of_another_type() {
        Bytes typed = CoseSign1.sign(Bytes.ofHex("a0"), Optional.of("application/cwt"), root.signer())
                .message();

        assertRefused(FormatCode.COSE_HEADER, () -> UnverifiedTrustBundle.parse(typed));
    }

    @Test
    void refuses_a_bundle_of_too_many_bytes() {
        Bytes huge = Bytes.of(new byte[UnverifiedTrustBundle.MAX_MESSAGE_BYTES + 1]);

        assertRefused(FormatCode.TRUST_CLAIMS, () -> UnverifiedTrustBundle.parse(huge));
    }

    @Test
    void a_bundle_names_each_key_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bundle(status.signer().kid()));
    }

    @Test
    void refuses_members_that_it_does_not_know() {
        refuse(content -> content.put(Cbor.text("note"), Cbor.text("x")));
        refuse(content -> first(content, "issuers").put(Cbor.text("note"), Cbor.text("x")));
        refuse(content -> first(content, "types").put(Cbor.text("note"), Cbor.text("x")));
        refuse(content -> first(content, "status").put(Cbor.text("note"), Cbor.text("x")));
        refuse(content -> first(content, "statusKeys").put(Cbor.text("note"), Cbor.text("x")));
    }

    @Test
    void refuses_a_bundle_that_lacks_a_member() {
        for (String name : List.of("version", "height", "issuers", "types", "status", "statusKeys")) {
            refuse(content -> content.remove(Cbor.text(name)));
        }
    }

    @Test
    void refuses_negative_versions_and_heights() {
        refuse(content -> replace(content, "version", Cbor.integer(-1)));
        refuse(content -> replace(content, "height", Cbor.integer(-1)));
    }

    @Test
    void refuses_repeated_issuers_types_and_lists() {
        for (String name : List.of("issuers", "types", "status", "statusKeys")) {
            refuse(content -> array(content, name).add(first(content, name)));
        }
    }

    @Test
    void refuses_unknown_showings_codecs_and_algorithms() {
        refuse(content -> replace(first(content, "types"), "showing", Cbor.text("loose")));
        refuse(content -> replace(first(first(content, "types"), "profile"), "codec", Cbor.text("JSON")));
        refuse(content -> replace(first(content, "statusKeys"), "alg", Cbor.integer(-8)));
    }

    @Test
    void refuses_ids_names_and_ages_out_of_range() {
        refuse(content -> replace(first(content, "issuers"), "id", Cbor.text("with space")));
        refuse(content -> replace(first(content, "types"), "code", Cbor.text("")));
        refuse(content -> replace(first(content, "types"), "number", Cbor.integer(-1)));
        refuse(content -> replace(first(content, "types"), "number", Cbor.integer(1L << 40)));
        refuse(content -> replace(first(content, "types"), "maxStatusAgeSeconds", Cbor.integer(0)));
        refuse(content -> replace(first(content, "types"), "maxStatusAgeSeconds", Cbor.integer(Long.MAX_VALUE)));
        refuse(content -> replace(first(content, "statusKeys"), "kid", Cbor.bytes(Bytes.EMPTY)));
        refuse(content -> replace(first(content, "statusKeys"), "notBefore", Cbor.integer(Long.MAX_VALUE)));
        refuse(content -> replace(first(content, "status"), "uri", Cbor.text("")));
    }

    @Test
    void refuses_more_entries_than_any_city_has() {
        refuse(content -> fill(content, "issuers", TrustBundle.MAX_ISSUERS + 1));
        refuse(content -> fill(content, "types", TrustBundle.MAX_TYPES + 1));
        refuse(content -> fill(content, "status", TrustBundle.MAX_STATUS_LISTS + 1));
        refuse(content -> fill(content, "statusKeys", TrustBundle.MAX_KEYS + 1));
        refuse(content -> fill(first(content, "issuers"), "keys", TrustBundle.MAX_KEYS + 1));
    }

    @Test
    void refuses_a_name_that_fills_the_screen() {
        refuse(content -> replace(
                (Map) first(content, "issuers").get(Cbor.text("name")),
                "zh",
                Cbor.text("市".repeat(TrustBundleReader.MAX_NAME_LENGTH + 1))));
    }

    @Test
    void refuses_a_bundle_that_would_last_for_years() {
        assertRefused(FormatCode.TRUST_CLAIMS, () -> {
            Map claims = (Map)
                    Cbor.decode(TrustBundleWriter.write(bundle(issuer.signer().kid())), CborRules.DETERMINISTIC);
            claims.remove(Cbor.integer(4));
            claims.put(
                    Cbor.integer(4),
                    Cbor.integer(NOW.plus(Duration.ofDays(366)).plusSeconds(1).getEpochSecond()));
            TrustBundleReader.read(Cbor.encode(claims));
        });
    }

    @Test
    void refuses_a_least_time_of_a_list_out_of_range() {
        refuse(content -> first(content, "status").put(Cbor.text("notIssuedBefore"), Cbor.integer(-1)));
    }

    @Test
    void refuses_a_key_that_is_no_point_on_the_curve() {
        byte[] spki = status.publicKey().spki().toArray();
        spki[90] ^= 1;

        assertRefused(
                FormatCode.KEY_NOT_ON_CURVE,
                () -> TrustBundleReader.read(
                        changed(content -> replace(first(content, "statusKeys"), "spki", Cbor.bytes(Bytes.of(spki))))));
    }

    private void refuse(Consumer<Map> change) {
        assertRefused(FormatCode.TRUST_CLAIMS, () -> TrustBundleReader.read(changed(change)));
    }

    /** The payload of the good bundle with one thing changed. */
    private Bytes changed(Consumer<Map> change) throws FormatException {
        Bytes payload = TrustBundleWriter.write(bundle(issuer.signer().kid()));
        Map claims = (Map) Cbor.decode(payload, CborRules.DETERMINISTIC);
        change.accept((Map) claims.get(Cbor.integer(TrustLabels.CONTENT)));
        return Cbor.encode(claims);
    }

    private static void fill(Map map, String name, int count) {
        Array array = array(map, name);
        DataItem entry = array.getDataItems().getFirst();
        while (array.getDataItems().size() < count) {
            array.add(entry);
        }
    }

    private static Array array(Map map, String name) {
        return (Array) map.get(Cbor.text(name));
    }

    private static Map first(Map map, String name) {
        return (Map) array(map, name).getDataItems().getFirst();
    }

    private static void replace(Map map, String name, DataItem value) {
        map.remove(Cbor.text(name));
        map.put(Cbor.text(name), value);
    }

    private TrustBundle bundle(Kid issuerKid) {
        return bundle(issuerKid, issuer.publicKey());
    }

    private TrustBundle bundle(Kid issuerKid, VerificationKey issuerPublicKey) {
        TrustedKey issuerKey = new TrustedKey(
                issuerKid,
                issuerPublicKey,
                NOW.minus(Duration.ofDays(400)),
                Optional.of(NOW),
                Optional.of(NOW.minus(Duration.ofDays(1))));
        TrustedKey statusKey = new TrustedKey(
                status.signer().kid(),
                status.publicKey(),
                NOW.minus(Duration.ofDays(400)),
                Optional.empty(),
                Optional.empty());
        TypeCode code = new TypeCode("elderly-card");
        return new TrustBundle(
                new TrustVersion(7),
                new LedgerHeight(12_345),
                NOW,
                NOW.plus(Duration.ofDays(7)),
                List.of(new TrustedIssuer(
                        new IssuerId("civil-affairs"),
                        new Names("市民政局", "Civil Affairs Bureau"),
                        List.of(issuerKey),
                        Set.of(code, new TypeCode("marriage-certificate")))),
                List.of(new TrustedType(
                        new TypeNumber(1),
                        code,
                        new Names("老年人优待证", "Card for elderly residents"),
                        PassFixture.PROFILE,
                        Showing.STATIC,
                        Duration.ofDays(1))),
                List.of(new TrustedStatusList(
                        new ListNumber(3),
                        new StatusListUri("https://status.countersign.test/3"),
                        Optional.of(NOW.minusSeconds(1)))),
                List.of(statusKey));
    }
}
