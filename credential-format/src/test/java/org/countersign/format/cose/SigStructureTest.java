package org.countersign.format.cose;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.countersign.format.Bytes;
import org.countersign.format.cbor.Cbor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigStructureTest {
    @Property(tries = 200)
    void is_what_the_encoder_writes(
            @ForAll @Size(max = 60) byte[] header,
            @ForAll @Size(max = 60) byte[] external,
            @ForAll @Size(max = 400) byte[] payload) {
        assertThat(SigStructure.of(Bytes.of(header), Bytes.of(external), Bytes.of(payload)))
                .isEqualTo(encoded(Bytes.of(header), Bytes.of(external), Bytes.of(payload)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 24, 255, 256, 65_535, 65_536})
    void heads_are_the_shortest_at_every_edge(int length) {
        Bytes payload = Bytes.of(new byte[length]);

        assertThat(SigStructure.of(Bytes.EMPTY, Bytes.EMPTY, payload))
                .isEqualTo(encoded(Bytes.EMPTY, Bytes.EMPTY, payload));
    }

    private static Bytes encoded(Bytes header, Bytes external, Bytes payload) {
        return Cbor.encode(Cbor.array(
                Cbor.text(CoseLabels.SIGNATURE_CONTEXT),
                Cbor.bytes(header),
                Cbor.bytes(external),
                Cbor.bytes(payload)));
    }
}
