package org.countersign.format.pass;

import static org.countersign.format.Refusals.assertRefused;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.cbor.Cbor;
import org.junit.jupiter.api.Test;

/** Payloads that an issuer might sign by mistake: each is the good one with one thing changed. */
class PassContentTest {
    private static final int DAY = 20_574;

    @Test
    void reads_the_good_payload() throws Exception {
        PassContent.decode(payload(4, 2_000_000_000L, parts()));
    }

    @Test
    void refuses_a_payload_that_is_no_map() {
        assertRefused(FormatCode.PASS_CLAIMS, () -> PassContent.decode(Cbor.encode(Cbor.array(parts()))));
    }

    @Test
    void refuses_a_claim_that_it_does_not_know() {
        assertRefused(FormatCode.PASS_CLAIMS, () -> PassContent.decode(payload(5, 2_000_000_000L, parts())));
    }

    @Test
    void refuses_a_payload_without_content() {
        assertRefused(FormatCode.PASS_CLAIMS, () -> PassContent.decode(Bytes.ofHex("a0")));
    }

    @Test
    void reads_a_payload_without_fields() throws Exception {
        PassContent.decode(payload(4, 2_000_000_000L, parts().subList(0, 4)));
    }

    @Test
    void refuses_three_parts() {
        assertRefused(
                FormatCode.PASS_CLAIMS, () -> PassContent.decode(payload(4, 2_000_000_000L, parts().subList(0, 3))));
    }

    @Test
    void refuses_a_negative_or_huge_type_list_or_index() {
        for (int part = 0; part < 3; part++) {
            refuseWith(part, Cbor.integer(-1));
            refuseWith(part, Cbor.integer(1L << 32));
            refuseWith(part, Cbor.text("1"));
        }
    }

    @Test
    void refuses_a_first_day_out_of_range() {
        refuseWith(3, Cbor.integer(-1_000_000));
        refuseWith(3, Cbor.integer(Long.MAX_VALUE));
    }

    @Test
    void refuses_an_end_out_of_range_and_one_before_the_first_day() {
        assertRefused(FormatCode.PASS_CLAIMS, () -> PassContent.decode(payload(4, -1, parts())));
        assertRefused(FormatCode.PASS_CLAIMS, () -> PassContent.decode(payload(4, Long.MAX_VALUE, parts())));
        assertRefused(FormatCode.PASS_CLAIMS, () -> PassContent.decode(payload(4, 1_000_000_000L, parts())));
    }

    private static void refuseWith(int part, DataItem value) {
        List<DataItem> parts = parts();
        parts.set(part, value);

        assertRefused(FormatCode.PASS_CLAIMS, () -> PassContent.decode(payload(4, 2_000_000_000L, parts)));
    }

    private static List<DataItem> parts() {
        return new ArrayList<>(
                List.of(Cbor.integer(1), Cbor.integer(3), Cbor.integer(42), Cbor.integer(DAY), Cbor.text("A")));
    }

    private static Bytes payload(int label, long value, List<DataItem> parts) {
        Map claims = new Map();
        claims.put(Cbor.integer(label), Cbor.integer(value));
        claims.put(Cbor.integer(PassLabels.CONTENT), Cbor.array(parts));
        return Cbor.encode(claims);
    }
}
