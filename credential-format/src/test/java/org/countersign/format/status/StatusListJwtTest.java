package org.countersign.format.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.jose.RawJws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusListJwtTest {
    private static final StatusListUri URI = new StatusListUri("https://status.countersign.test/3");
    private static final StatusListUri ALL = new StatusListUri("https://status.countersign.test/all");
    private static final Instant ISSUED = Instant.parse("2026-11-21T06:00:00Z");
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"statuslist+jwt\",\"kid\":\"966e245a44bb3c0e\"}";
    private static final String CLAIMS = "{\"sub\":\"uri\",\"iat\":1686920170,\"exp\":2291720170,\"ttl\":43200,"
            + "\"status_list\":{\"bits\":2,\"lst\":\"eNo76fITAAPfAgc\"}}";

    private final TestKeys keys = TestKeys.fresh();

    @Test
    void a_signed_token_is_read_back_as_it_was_written() throws Exception {
        StatusListToken token = token(StatusList.of(Map.of(new StatusIndex(9), StatusValue.SUSPENDED)));

        String jwt =
                StatusListJwt.sign(token, new JwsKeyHint.KeyId(keys.signer().kid()), keys.signer());
        UnverifiedStatusListJwt parsed = UnverifiedStatusListJwt.parse(jwt, TestKeys.SHA_256);
        VerifiedStatusList verified = parsed.verify(keys.publicKey(), TestKeys.CHECK);

        assertThat(parsed.claimedKid()).isEqualTo(keys.signer().kid());
        assertThat(verified.token()).isEqualTo(token);
        assertThat(verified.message()).isEqualTo(CompactJws.ascii(jwt));
    }

    @Test
    void both_forms_say_the_same() throws Exception {
        StatusListToken token = token(StatusList.of(Map.of(new StatusIndex(9), StatusValue.REVOKED)));

        StatusListToken cwt = UnverifiedStatusList.parse(token.sign(keys.signer()))
                .verify(keys.publicKey(), TestKeys.CHECK)
                .token();

        assertThat(read(StatusListJwt.sign(
                        token, new JwsKeyHint.KeyId(keys.signer().kid()), keys.signer())))
                .isEqualTo(cwt);
    }

    @Test
    void the_claims_have_the_names_of_the_draft() throws Exception {
        StatusListToken token = read(RawJws.signed(HEADER, CLAIMS, keys.signer()));

        assertThat(token.uri()).isEqualTo(new StatusListUri("uri"));
        assertThat(token.ttl()).contains(Duration.ofHours(12));
        assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(2_291_720_170L));
        assertThat(token.list().at(new StatusIndex(3))).contains(new StatusValue(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void reads_the_lists_of_the_draft_with_a_million_entries(int bits) throws Exception {
        JsonObject vector = Vectors.json("status-list/" + bits + "-bit.json").asObject();
        String lst = vector.get("status_list").asObject().getString("lst", "");
        StatusList list = readList(bits, lst);
        Map<StatusIndex, StatusValue> expected = new HashMap<>();
        for (JsonValue entry : vector.get("nonzero_entries").asArray()) {
            expected.put(
                    new StatusIndex(entry.asObject().getInt("idx", -1)),
                    new StatusValue(entry.asObject().getInt("status", -1)));
        }

        assertThat(list).isEqualTo(StatusList.of(bits, vector.getInt("entries", 0), expected));
    }

    @Test
    void reads_the_short_lists_of_the_draft() throws Exception {
        for (JsonValue vector : Vectors.json("status-list/short.json").asArray()) {
            int bits = vector.asObject().getInt("bits", 0);
            StatusList list =
                    readList(bits, vector.asObject().get("json").asObject().getString("lst", ""));

            int index = 0;
            for (JsonValue status : vector.asObject().get("statuses").asArray()) {
                assertThat(list.at(new StatusIndex(index++))).contains(new StatusValue(status.asInt()));
            }
        }
    }

    @Test
    void a_list_of_four_million_entries_goes_through() throws Exception {
        StatusList list = StatusList.of(2, 1 << 22, scattered(1 << 22, 100, new Random(7)));

        String jwt = StatusListJwt.sign(
                token(list), new JwsKeyHint.KeyId(keys.signer().kid()), keys.signer());

        assertThat(read(jwt).list()).isEqualTo(list);
    }

    /** 1 % of a million revoked: about 14 kB of zlib in the design; base64 twice is what the JWT form costs more. */
    @Test
    void a_city_of_a_million_stays_small() throws Exception {
        StatusListToken token = token(StatusList.of(1, 1 << 20, scattered(1 << 20, 100, new Random(7))));

        int cwt = token.sign(keys.signer()).length();
        int jwt = StatusListJwt.sign(token, new JwsKeyHint.KeyId(keys.signer().kid()), keys.signer())
                .length();

        assertThat(cwt).isLessThan(16_000);
        assertThat(jwt).isLessThan(28_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sub\":\"uri\"|\"a\":1",
                "\"sub\":\"uri\"|\"sub\":1",
                "\"sub\":\"uri\"|\"sub\":\"with a space\"",
                "\"iat\":1686920170|\"a\":1",
                "\"iat\":1686920170|\"iat\":-1",
                "\"iat\":1686920170|\"iat\":1686920170.5",
                "\"exp\":2291720170|\"exp\":null",
                "\"ttl\":43200|\"ttl\":0",
                "\"ttl\":43200|\"ttl\":\"43200\"",
                "\"bits\":2|\"a\":2",
                "\"bits\":2|\"aggregation_uri\":\"a b\",\"bits\":2",
                "\"lst\":\"eNo76fITAAPfAgc\"|\"lst\":1",
                "\"status_list\":{|\"a\":{"
            })
    void refuses_claims_that_are_missing_or_wrong(String change) {
        String[] fromTo = change.split("\\|", -1);

        assertRefused(
                FormatCode.STATUS_CLAIMS,
                () -> read(RawJws.signed(HEADER, CLAIMS.replace(fromTo[0], fromTo[1]), keys.signer())));
    }

    @Test
    void refuses_other_widths_and_what_is_not_zlib() {
        assertRefused(
                FormatCode.STATUS_BITS,
                () -> read(RawJws.signed(HEADER, CLAIMS.replace("\"bits\":2", "\"bits\":3"), keys.signer())));
        assertRefused(
                FormatCode.STATUS_COMPRESSION,
                () -> read(RawJws.signed(HEADER, CLAIMS.replace("eNo76", "AAAAA"), keys.signer())));
        assertRefused(
                FormatCode.BASE64_CHARACTER,
                () -> read(RawJws.signed(HEADER, CLAIMS.replace("AAPfAgc", "AAPfAgc="), keys.signer())));
    }

    @Test
    void refuses_a_bomb_before_it_fills_the_memory() throws Exception {
        Bytes bomb = Zlib.deflate(new byte[StatusList.MAX_BYTES + 1]);
        String lst = Base64Codec.URL.encode(bomb);

        assertRefused(
                FormatCode.STATUS_TOO_LARGE,
                () -> read(RawJws.signed(HEADER, CLAIMS.replace("eNo76fITAAPfAgc", lst), keys.signer())));
    }

    @Test
    void refuses_another_key_another_type_and_too_many_characters() {
        String other = RawJws.signed(HEADER, CLAIMS, TestKeys.fresh().signer());
        String typed = RawJws.signed(HEADER.replace("statuslist+jwt", "JWT"), CLAIMS, keys.signer());
        String nameless = RawJws.signed(HEADER.replace("\"kid\"", "\"a\""), CLAIMS, keys.signer());

        assertRefused(FormatCode.JWS_SIGNATURE, () -> read(other));
        assertRefused(FormatCode.JWS_TYPE, () -> read(typed));
        assertRefused(FormatCode.JWS_HEADER, () -> read(nameless));
        assertRefused(FormatCode.JWS_TOO_LARGE, () -> read("a".repeat(UnverifiedStatusListJwt.MAX_LENGTH + 1)));
    }

    @Test
    void an_aggregation_names_the_lists_in_their_order() throws Exception {
        StatusListAggregation aggregation = new StatusListAggregation(List.of(URI, ALL));

        assertThat(StatusListAggregation.read(aggregation.write())).isEqualTo(aggregation);
        assertThat(new String(aggregation.write().toArray(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"status_lists\":[\"https://status.countersign.test/3\",\"https://status.countersign.test/all\"]}");
    }

    @Test
    void refuses_an_aggregation_without_texts() {
        assertRefused(FormatCode.STATUS_CLAIMS, () -> StatusListAggregation.read(CompactJws.ascii("{}")));
        assertRefused(
                FormatCode.STATUS_CLAIMS, () -> StatusListAggregation.read(CompactJws.ascii("{\"status_lists\":[1]}")));
        assertRefused(
                FormatCode.STATUS_CLAIMS,
                () -> StatusListAggregation.read(CompactJws.ascii("{\"status_lists\":[\"a b\"]}")));
    }

    private static Map<StatusIndex, StatusValue> scattered(int entries, int oneIn, Random random) {
        Map<StatusIndex, StatusValue> revoked = new HashMap<>();
        for (int i = 0; i < entries / oneIn; i++) {
            revoked.put(new StatusIndex(random.nextInt(entries)), StatusValue.REVOKED);
        }
        return revoked;
    }

    private static StatusListToken token(StatusList list) {
        return new StatusListToken(
                URI,
                ISSUED,
                Optional.of(ISSUED.plus(Duration.ofDays(1))),
                Optional.of(Duration.ofMinutes(1)),
                Optional.of(ALL),
                list);
    }

    private StatusList readList(int bits, String lst) throws FormatException {
        String claims = CLAIMS.replace("\"bits\":2", "\"bits\":" + bits).replace("eNo76fITAAPfAgc", lst);
        return read(RawJws.signed(HEADER, claims, keys.signer())).list();
    }

    private StatusListToken read(String jwt) throws FormatException {
        return UnverifiedStatusListJwt.parse(jwt, TestKeys.SHA_256)
                .verify(keys.publicKey(), TestKeys.CHECK)
                .token();
    }
}
