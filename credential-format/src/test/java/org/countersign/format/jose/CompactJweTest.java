package org.countersign.format.jose;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7516, section 7.1: what can be refused before a key is touched. */
class CompactJweTest {
    private static final String HEADER =
            "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":{\"kty\":\"EC\"}}";

    @Test
    void lets_through_what_was_offered() {
        assertThatCode(() -> read(HEADER, "..-_-_.AAAA.BBBB")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":{}}",
                "{\"alg\":\"none\",\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":{}}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":{}}",
                "{\"alg\":\"ECDH-ES+A128KW\",\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":{}}",
                "{\"alg\":\"ECDH-ES\",\"kid\":\"k\",\"epk\":{}}",
                "{\"alg\":\"ECDH-ES\",\"enc\":\"A128CBC-HS256\",\"kid\":\"k\",\"epk\":{}}",
                "{\"alg\":\"ECDH-ES\",\"enc\":7,\"kid\":\"k\",\"epk\":{}}",
                "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"epk\":{}}",
                "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"kid\":\"other\",\"epk\":{}}",
                "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"kid\":\"k\"}",
                "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":\"x\"}",
                "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":{},\"zip\":\"DEF\"}",
                "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":{},\"crit\":[\"x\"]}",
                "{\"alg\":\"ECDH-ES\",\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"kid\":\"k\",\"epk\":{}}",
                "[]"
            })
    void refuses_a_header_that_was_not_offered(String header) {
        assertThatThrownBy(() -> read(header, "..AAAA.AAAA.BBBB")).isInstanceOf(FormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..AAAA.AAAA",
                "..AAAA.AAAA.BBBB.",
                "..+/+/.AAAA.BBBB",
                "..AAAA.AAAA.BBBB=",
                "..A AA.AAAA.BBBB"
            })
    void refuses_another_number_of_parts_and_the_other_alphabet(String rest) {
        assertThatThrownBy(() -> read(HEADER, rest)).isInstanceOf(FormatException.class);
    }

    private static void read(String header, String rest) throws FormatException {
        String first = Base64Codec.URL.encode(Bytes.of(header.getBytes(StandardCharsets.UTF_8)));
        CompactJwe.requireOffered(first + rest, "k", List.of("A128GCM", "A256GCM"));
    }
}
