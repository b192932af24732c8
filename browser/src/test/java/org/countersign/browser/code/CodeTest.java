package org.countersign.browser.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.junit.jupiter.api.Test;

class CodeTest {
    private static final int QUIET_ZONE = 4;
    private static final int SCALE = 3;
    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final String PASS = "CS1:6BF HIJKLMNOP$%*+-./:0123456789";

    @Test
    void reads_a_frame_with_what_was_drawn() throws JsonException {
        Frame frame = frame(DrawCode.answer(PASS, "M"));

        assertThat(ReadCode.text(frame.luma().toArray(), frame.side(), frame.side()))
                .contains(PASS);
    }

    @Test
    void reads_every_sharp_code_also_those_whose_data_looks_like_corner_marks() throws JsonException {
        Random random = new Random(20261122);
        for (int each = 0; each < 200; each++) {
            String text = random.ints(300, 0, ALPHANUMERIC.length())
                    .mapToObj(place -> ALPHANUMERIC.substring(place, place + 1))
                    .collect(Collectors.joining());
            Frame frame = frame(DrawCode.answer(text, "M"));

            assertThat(ReadCode.text(frame.luma().toArray(), frame.side(), frame.side()))
                    .contains(text);
        }
    }

    @Test
    void finds_nothing_in_an_empty_frame() {
        byte[] white = new byte[100 * 80];
        Arrays.fill(white, (byte) 255);

        assertThat(ReadCode.text(white, 100, 80)).isEmpty();
    }

    @Test
    void refuses_a_frame_of_other_size_than_its_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReadCode.text(new byte[100], 11, 10));
    }

    @Test
    void refuses_a_frame_that_is_larger_than_any_camera_gives() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReadCode.text(new byte[5000], 5000, 1));
    }

    @Test
    void refuses_to_draw_at_a_level_that_no_screen_uses() {
        assertThatIllegalArgumentException().isThrownBy(() -> DrawCode.answer(PASS, "H"));
    }

    @Test
    void refuses_to_draw_a_text_that_fits_no_code() {
        assertThatIllegalArgumentException().isThrownBy(() -> DrawCode.answer("A".repeat(5000), "L"));
    }

    private record Frame(Bytes luma, int side) {}

    private static Frame frame(String drawn) throws JsonException {
        JsonObject code = JsonReader.readObject(drawn, 1 << 16);
        int size = (int) code.fields().integer("size");
        List<String> rows = code.fields().texts("rows", row -> row);
        int side = (size + 2 * QUIET_ZONE) * SCALE;
        byte[] luma = new byte[side * side];
        for (int pixel = 0; pixel < luma.length; pixel++) {
            int x = pixel % side / SCALE - QUIET_ZONE;
            int y = pixel / side / SCALE - QUIET_ZONE;
            boolean isDark =
                    x >= 0 && y >= 0 && x < size && y < size && rows.get(y).charAt(x) == '1';
            luma[pixel] = isDark ? 0 : (byte) 255;
        }
        return new Frame(Bytes.of(luma), side);
    }
}
