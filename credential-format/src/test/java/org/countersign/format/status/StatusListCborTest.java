package org.countersign.format.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.Vectors;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;
import org.junit.jupiter.api.Test;

class StatusListCborTest {
    /** The draft writes "bits" before "lst", which is not the deterministic order; ours is. */
    @Test
    void agrees_with_the_cbor_examples_of_the_draft() throws Exception {
        for (JsonValue value : Vectors.json("status-list/short.json").asArray()) {
            JsonObject example = value.asObject();
            Bytes encoded = Bytes.ofHex(example.getString("cbor_hex", ""));

            Claims claims = Claims.of(Cbor.decode(encoded, CborRules.WELL_FORMED), FormatCode.STATUS_CLAIMS);
            StatusList list = StatusList.inflate((int) claims.integer("bits"), claims.bytes("lst"));

            assertThat(list.bits()).isEqualTo(example.getInt("bits", 0));
            assertThat(list).isEqualTo(StatusList.inflate(list.bits(), Bytes.ofHex(example.getString("zlib_hex", ""))));
        }
    }
}
