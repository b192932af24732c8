package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.base45.Base45;

/** Form {@code base45}: RFC 9285, read strictly. */
final class Base45Vectors implements VectorSource {
    static final String FORM = "base45";
    private static final String ENCODING = "RFC 9285 §4.1";
    private static final String DECODING = "RFC 9285 §6";

    static final class Form implements VectorForm {
        @Override
        public JsonObject accept(JsonObject input) throws FormatException {
            String text = PublishedVector.text(input, "text");
            Bytes bytes = Base45.decode(text);
            assertThat(Base45.encode(bytes)).isEqualTo(text);
            return new JsonObject().add("bytes", bytes.hex());
        }
    }

    @Override
    public List<PublishedVector> vectors() {
        return List.of(
                good("empty", "No bytes are no characters.", Bytes.EMPTY),
                good("one-byte", "A last single byte takes two characters.", Bytes.ofHex("00")),
                good("one-byte-largest", "The largest single byte.", Bytes.ofHex("ff")),
                good("two-bytes", "Two bytes take three characters.", Bytes.ofHex("0000")),
                good("two-bytes-largest", "The largest pair of bytes.", Bytes.ofHex("ffff")),
                good("rfc-example-1", "The first example of the RFC.", ascii("AB")),
                good("rfc-example-2", "The second example of the RFC.", ascii("Hello!!")),
                good("rfc-example-3", "The third example of the RFC.", ascii("base-45")),
                good("rfc-decoding", "The decoding example of the RFC.", ascii("ietf!")),
                good("every-character", "A text with all 45 characters.", Bytes.ofHex(EVERY_CHARACTER)),
                bad("one-character", "One character alone says nothing.", "A", FormatCode.BASE45_LENGTH),
                bad("left-over", "Four characters leave one over.", "BB8A", FormatCode.BASE45_LENGTH),
                bad("lower-case", "The alphabet has upper case only.", "bb8", FormatCode.BASE45_CHARACTER),
                bad("outside-alphabet", "An underscore is none of the 45.", "BB_", FormatCode.BASE45_CHARACTER),
                bad("line-break", "White space at the end is not skipped.", "BB\n", FormatCode.BASE45_CHARACTER),
                bad("tab", "A tab is not a space.", "BB\t", FormatCode.BASE45_CHARACTER),
                bad("beyond-ascii", "A letter beyond ASCII.", "BB\u0138", FormatCode.BASE45_CHARACTER),
                bad("full-width", "A full-width letter is another character.", "ＢＢ８", FormatCode.BASE45_CHARACTER),
                bad("pair-too-large", "65536 does not fit two bytes.", "GGW", FormatCode.BASE45_VALUE),
                bad("pair-largest", "The largest group of three.", ":::", FormatCode.BASE45_VALUE),
                bad("single-too-large", "256 does not fit one byte.", "V5", FormatCode.BASE45_VALUE),
                bad(
                        "later-group-too-large",
                        "A group too large behind a good one.",
                        "BB8GGW",
                        FormatCode.BASE45_VALUE));
    }

    /** The decoded text "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", rearranged so that each group fits. */
    private static final String EVERY_CHARACTER = everyCharacter();

    private static String everyCharacter() {
        String high = "UVWXYZ $%*+-./:";
        String others = "0123456789ABCDEFGHIJKLMNOPQRST";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < high.length(); i++) {
            // The third character weighs most and has to be small.
            text.append(high.charAt(i)).append(others.charAt(29 - i)).append(others.charAt(i));
        }
        try {
            return Base45.decode(text.toString()).hex();
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublishedVector good(String name, String about, Bytes bytes) {
        return PublishedVector.good(
                FORM,
                name,
                about,
                ENCODING,
                new JsonObject().add("text", Base45.encode(bytes)),
                new JsonObject().add("bytes", bytes.hex()));
    }

    private static PublishedVector bad(String name, String about, String text, FormatCode code) {
        return PublishedVector.bad(FORM, name, about, DECODING, new JsonObject().add("text", text), code);
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
