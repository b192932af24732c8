package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import co.nstant.in.cbor.model.DataItem;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;

/** Form {@code cbor}: the deterministic encoding of RFC 8949, section 4.2.1, and our bounds. */
final class CborVectors implements VectorSource {
    static final String FORM = "cbor";
    private static final String BASICS = "RFC 8949 §3";
    private static final String CORE = "RFC 8949 §4.2.1";
    private static final String OURS = "wire-format, common rules";

    static final class Form implements VectorForm {
        @Override
        public JsonObject accept(JsonObject input) throws FormatException {
            Bytes bytes = Bytes.ofHex(PublishedVector.text(input, "bytes"));
            DataItem item = Cbor.decode(bytes, CborRules.DETERMINISTIC);
            assertThat(Cbor.encode(item).hex()).isEqualTo(bytes.hex());
            return new JsonObject().add("diagnostic", Diagnostic.of(item));
        }
    }

    @Override
    public List<PublishedVector> vectors() {
        return List.of(
                good("zero", "The smallest head.", "00", "0"),
                good("integer-1-byte", "24 is the first that needs a byte.", "1818", "24"),
                good("integer-2-bytes", "256 is the first that needs two.", "190100", "256"),
                good("integer-4-bytes", "65536 is the first that needs four.", "1a00010000", "65536"),
                good("integer-8-bytes", "2^32 is the first that needs eight.", "1b0000000100000000", "4294967296"),
                good("integer-largest", "2^63-1 is our largest.", "1b7fffffffffffffff", "9223372036854775807"),
                good("negative", "-1 has the argument 0.", "20", "-1"),
                good("negative-largest", "-2^63 is our smallest.", "3b7fffffffffffffff", "-9223372036854775808"),
                good("bytes", "A byte string.", "4401020304", "h'01020304'"),
                good("bytes-empty", "The empty byte string.", "40", "h''"),
                good("text", "Text in UTF-8.", "69e6aca7e998b3e5bbba", "\"欧阳建\""),
                good("text-four-bytes", "A character beyond the basic plane.", "64f0a080bb", "\"\uD840\uDC3B\""),
                good("array", "An array.", "83010203", "[1, 2, 3]"),
                good(
                        "map",
                        "Keys in the order of their bytes: 10, 100, -1, \"z\", \"aa\".",
                        "a50a011864022003617a0462616105",
                        "{10: 1, 100: 2, -1: 3, \"z\": 4, \"aa\": 5}"),
                good("simple", "The three simple values that we know.", "83f4f5f6", "[false, true, null]"),
                good("tag", "A tag around an array.", "d28101", "18([1])"),
                good("tags", "A tag around a tag.", "d83dd201", "61(18(1))"),
                good(
                        "depth-16",
                        "Sixteen levels of arrays.",
                        "81".repeat(16) + "00",
                        "[".repeat(16) + "0" + "]".repeat(16)),
                bad("empty", "No item at all.", BASICS, "", FormatCode.CBOR_TRUNCATED),
                bad(
                        "head-cut",
                        "A head that announces two bytes and has one.",
                        BASICS,
                        "1901",
                        FormatCode.CBOR_TRUNCATED),
                bad("bytes-cut", "Four bytes announced, three there.", BASICS, "44010203", FormatCode.CBOR_TRUNCATED),
                bad("array-cut", "Three items announced, two there.", BASICS, "830102", FormatCode.CBOR_TRUNCATED),
                bad("map-cut", "A key without a value.", BASICS, "a101", FormatCode.CBOR_TRUNCATED),
                bad(
                        "huge-bytes",
                        "2^62 bytes announced: refused before memory is reserved.",
                        OURS,
                        "5b4000000000000000",
                        FormatCode.CBOR_TRUNCATED),
                bad(
                        "huge-array",
                        "2^31-1 items announced: refused before memory is reserved.",
                        OURS,
                        "9a7fffffff",
                        FormatCode.CBOR_TRUNCATED),
                bad("trailing", "A byte behind the item.", OURS, "0000", FormatCode.CBOR_TRAILING),
                bad("integer-long-1", "23 in a byte of its own.", CORE, "1817", FormatCode.CBOR_NOT_SHORTEST),
                bad("integer-long-2", "255 in two bytes.", CORE, "1900ff", FormatCode.CBOR_NOT_SHORTEST),
                bad("integer-long-4", "65535 in four bytes.", CORE, "1a0000ffff", FormatCode.CBOR_NOT_SHORTEST),
                bad(
                        "integer-long-8",
                        "2^32-1 in eight bytes.",
                        CORE,
                        "1b00000000ffffffff",
                        FormatCode.CBOR_NOT_SHORTEST),
                bad("negative-long", "-1 in a byte of its own.", CORE, "3800", FormatCode.CBOR_NOT_SHORTEST),
                bad(
                        "length-long",
                        "The length of text in a byte of its own.",
                        CORE,
                        "780161",
                        FormatCode.CBOR_NOT_SHORTEST),
                bad(
                        "count-long",
                        "The count of an array in a byte of its own.",
                        CORE,
                        "980101",
                        FormatCode.CBOR_NOT_SHORTEST),
                bad("tag-long", "Tag 18 in a byte of its own.", CORE, "d81200", FormatCode.CBOR_NOT_SHORTEST),
                bad("indefinite-bytes", "Bytes of indefinite length.", CORE, "5f4101ff", FormatCode.CBOR_INDEFINITE),
                bad("indefinite-text", "Text of indefinite length.", CORE, "7f6161ff", FormatCode.CBOR_INDEFINITE),
                bad("indefinite-array", "An array of indefinite length.", CORE, "9f01ff", FormatCode.CBOR_INDEFINITE),
                bad("indefinite-map", "A map of indefinite length.", CORE, "bf0101ff", FormatCode.CBOR_INDEFINITE),
                bad("key-order", "Two keys the wrong way round.", CORE, "a202010101", FormatCode.CBOR_KEY_ORDER),
                bad(
                        "key-order-length-first",
                        "The older order, shorter keys first: -1 before 100 is wrong today.",
                        CORE,
                        "a22001186402",
                        FormatCode.CBOR_KEY_ORDER),
                bad("key-twice", "One key twice.", CORE, "a201010102", FormatCode.CBOR_KEY_DUPLICATE),
                bad(
                        "key-twice-apart",
                        "One key twice, another between.",
                        CORE,
                        "a3010102020103",
                        FormatCode.CBOR_KEY_DUPLICATE),
                bad("key-bytes", "A byte string as key.", OURS, "a1410101", FormatCode.CBOR_UNSUPPORTED),
                bad("key-array", "An array as key.", OURS, "a1810101", FormatCode.CBOR_UNSUPPORTED),
                bad("key-tagged", "A tagged integer as key.", OURS, "a1c10101", FormatCode.CBOR_UNSUPPORTED),
                bad("depth-17", "Seventeen levels of arrays.", OURS, "81".repeat(17) + "00", FormatCode.CBOR_TOO_DEEP),
                bad("depth-tags", "Tags count as levels too.", OURS, "c1".repeat(17) + "00", FormatCode.CBOR_TOO_DEEP),
                bad(
                        "integer-64-bits",
                        "2^63 has more than 63 bits.",
                        OURS,
                        "1b8000000000000000",
                        FormatCode.CBOR_TOO_LARGE),
                bad("utf8-overlong", "A slash in two bytes.", BASICS, "62c0af", FormatCode.CBOR_UTF8),
                bad("utf8-surrogate", "Half a surrogate pair.", BASICS, "63eda080", FormatCode.CBOR_UTF8),
                bad("utf8-cut", "A character cut in two.", BASICS, "62e6ac", FormatCode.CBOR_UTF8),
                bad("float", "1.0 in half precision.", OURS, "f93c00", FormatCode.CBOR_UNSUPPORTED),
                bad("double", "1.1 in double precision.", OURS, "fb3ff199999999999a", FormatCode.CBOR_UNSUPPORTED),
                bad("undefined", "The simple value undefined.", OURS, "f7", FormatCode.CBOR_UNSUPPORTED),
                bad(
                        "simple-unassigned",
                        "A simple value that nobody has assigned.",
                        OURS,
                        "e0",
                        FormatCode.CBOR_UNSUPPORTED),
                bad("break-alone", "A break that ends nothing.", BASICS, "ff", FormatCode.CBOR_UNSUPPORTED),
                bad("reserved-head", "A head with the reserved length 28.", BASICS, "1c", FormatCode.CBOR_UNSUPPORTED));
    }

    private static PublishedVector good(String name, String about, String hex, String diagnostic) {
        return PublishedVector.good(
                FORM,
                name,
                about,
                CORE,
                new JsonObject().add("bytes", hex),
                new JsonObject().add("diagnostic", diagnostic));
    }

    private static PublishedVector bad(String name, String about, String clause, String hex, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, clause, new JsonObject().add("bytes", hex), code);
    }
}
