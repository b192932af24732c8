package org.countersign.format.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.jca.TestKeys;
import org.junit.jupiter.api.Test;

class StatusListTokenTest {
    private static final Instant ISSUED = Instant.parse("2026-11-21T06:00:00Z");
    private final TestKeys keys = TestKeys.fresh();

    @Test
    void a_signed_token_is_read_back_as_it_was_written() throws Exception {
        StatusListToken token = new StatusListToken(
                new StatusListUri("https://status.countersign.test/3"),
                ISSUED,
                Optional.of(ISSUED.plus(Duration.ofDays(1))),
                Optional.of(Duration.ofMinutes(1)),
                StatusList.of(java.util.Map.of(new StatusIndex(9), StatusValue.SUSPENDED)));

        UnverifiedStatusList parsed = UnverifiedStatusList.parse(token.sign(keys.signer()));

        assertThat(parsed.claimedKid()).isEqualTo(keys.signer().kid());
        assertThat(parsed.verify(keys.publicKey(), TestKeys.CHECK).token()).isEqualTo(token);
    }

    @Test
    void the_claims_have_the_numbers_of_the_draft() throws Exception {
        StatusListToken token = StatusListToken.decode(Cbor.encode(claims()));

        assertThat(token.uri()).isEqualTo(new StatusListUri("uri"));
        assertThat(token.ttl()).contains(Duration.ofHours(12));
        assertThat(token.list().at(new StatusIndex(3))).contains(new StatusValue(3));
    }

    @Test
    void refuses_a_token_signed_by_another_key() throws Exception {
        UnverifiedStatusList parsed = UnverifiedStatusList.parse(message(claims(), StatusListLabels.MEDIA_TYPE));

        assertRefused(
                FormatCode.COSE_SIGNATURE, () -> parsed.verify(TestKeys.fresh().publicKey(), TestKeys.CHECK));
    }

    @Test
    void refuses_a_message_of_another_type() {
        Bytes typed = message(claims(), "application/cwt");
        Bytes untyped = CoseSign1.sign(Cbor.encode(claims()), Optional.empty(), keys.signer())
                .message();

        assertRefused(FormatCode.COSE_HEADER, () -> UnverifiedStatusList.parse(typed));
        assertRefused(FormatCode.COSE_HEADER, () -> UnverifiedStatusList.parse(untyped));
    }

    @Test
    void refuses_a_token_of_more_bytes_than_a_list_can_have() {
        assertRefused(FormatCode.STATUS_TOO_LARGE, () -> UnverifiedStatusList.parse(Bytes.of(new byte[3 << 20])));
    }

    @Test
    void refuses_a_token_without_name_time_or_list() {
        for (int label : new int[] {2, 6, 65_533}) {
            Map claims = claims();
            claims.remove(Cbor.integer(label));

            assertRefused(FormatCode.STATUS_CLAIMS, () -> StatusListToken.decode(Cbor.encode(claims)));
        }
    }

    @Test
    void refuses_times_out_of_range_and_a_ttl_of_nothing() {
        refuseWith(6, Cbor.integer(-1));
        refuseWith(6, Cbor.integer(Long.MAX_VALUE));
        refuseWith(4, Cbor.integer(Long.MAX_VALUE));
        refuseWith(65_534, Cbor.integer(0));
        refuseWith(65_534, Cbor.integer(Long.MAX_VALUE));
        refuseWith(2, Cbor.text("with a space"));
    }

    @Test
    void ignores_claims_that_the_draft_leaves_to_others() throws Exception {
        Map claims = claims();
        claims.put(Cbor.integer(1), Cbor.text("issuer"));

        assertThat(StatusListToken.decode(Cbor.encode(claims)).uri()).isEqualTo(new StatusListUri("uri"));
    }

    private static void refuseWith(int label, DataItem value) {
        Map claims = claims();
        claims.remove(Cbor.integer(label));
        claims.put(Cbor.integer(label), value);

        assertRefused(FormatCode.STATUS_CLAIMS, () -> StatusListToken.decode(Cbor.encode(claims)));
    }

    private Bytes message(Map claims, String type) {
        return CoseSign1.sign(Cbor.encode(claims), Optional.of(type), keys.signer())
                .message();
    }

    private static Map claims() {
        Map list = new Map();
        list.put(Cbor.text("bits"), Cbor.integer(2));
        list.put(Cbor.text("lst"), Cbor.bytes(Bytes.ofHex("78da3be9f2130003df0207")));
        Map claims = new Map();
        claims.put(Cbor.integer(2), Cbor.text("uri"));
        claims.put(Cbor.integer(4), Cbor.integer(2_291_720_170L));
        claims.put(Cbor.integer(6), Cbor.integer(1_686_920_170));
        claims.put(Cbor.integer(65_534), Cbor.integer(43_200));
        claims.put(Cbor.integer(65_533), list);
        return claims;
    }
}
