package org.countersign.counter.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.oned.Code128Writer;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import org.countersign.counter.City;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrReaderTest {
    private static final String PASS = new City().pass(1);
    private static final String OTHER = new City().pass(2);

    private final QrReader reader = new QrReader();

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void reads_each_kind_of_picture(String format) throws Exception {
        BufferedImage rgb = Pictures.on(Pictures.blank(700, 700), Pictures.qr(PASS, 6), 20, 20);

        assertThat(reader.read(Pictures.file(rgb, format))).containsExactly(PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 30, 45, 90, 135, 180, 200, 270, 333})
    void reads_a_turned_code(int degrees) {
        assertThat(reader.read(Pictures.turned(Pictures.qr(PASS, 6), degrees))).containsExactly(PASS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.35, 0.5, 0.77, 1.3, 3.1})
    void reads_a_scaled_code(double scale) {
        assertThat(reader.read(Pictures.scaled(Pictures.qr(PASS, 8), scale))).containsExactly(PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 60})
    void reads_a_noisy_code(int strength) {
        assertThat(reader.read(Pictures.noisy(Pictures.qr(PASS, 6), strength))).containsExactly(PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 30, 45})
    void reads_a_code_on_bent_paper(int degrees) {
        assertThat(reader.read(Pictures.bent(Pictures.qr(PASS, 6), degrees))).containsExactly(PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14, 40})
    void reads_faded_ink(int difference) {
        assertThat(reader.read(Pictures.faded(Pictures.qr(PASS, 6), difference)))
                .containsExactly(PASS);
    }

    @Test
    void reads_nothing_where_all_is_equally_grey() {
        assertThat(reader.read(Pictures.faded(Pictures.qr(PASS, 6), 2))).isEmpty();
    }

    @Test
    void reads_a_code_without_quiet_zone() {
        BufferedImage code = Pictures.qr(PASS, 4);
        int margin = 16;

        assertThat(reader.read(
                        code.getSubimage(margin, margin, code.getWidth() - 2 * margin, code.getHeight() - 2 * margin)))
                .containsExactly(PASS);
    }

    @Test
    void reads_white_on_black() {
        assertThat(reader.read(Pictures.negative(Pictures.qr(PASS, 6)))).containsExactly(PASS);
    }

    @Test
    void reads_black_on_transparent() {
        BufferedImage code = Pictures.qr(PASS, 6);
        BufferedImage clear = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                clear.setRGB(x, y, (code.getRGB(x, y) & 0xff) == 0 ? 0xff000000 : 0);
            }
        }

        assertThat(reader.read(clear)).containsExactly(PASS);
    }

    @Test
    void reads_a_small_code_on_a_large_sheet() throws Exception {
        BufferedImage sheet = Pictures.on(Pictures.blank(2480, 3508), Pictures.qr(PASS, 5), 1900, 2900);

        assertThat(reader.read(Pictures.file(sheet, "png"))).containsExactly(PASS);
    }

    @Test
    void finds_both_of_two_codes() {
        BufferedImage both = Pictures.blank(1200, 600);
        Pictures.on(both, Pictures.qr(PASS, 6), 20, 20);
        Pictures.on(both, Pictures.qr(OTHER, 6), 620, 40);

        assertThat(reader.read(both)).containsExactlyInAnyOrder(PASS, OTHER);
    }

    @Test
    void finds_nothing_on_a_blank_sheet() {
        assertThat(reader.read(Pictures.blank(600, 400))).isEmpty();
    }

    @Test
    void finds_nothing_in_a_picture_of_one_pixel() {
        assertThat(reader.read(Pictures.blank(1, 1))).isEmpty();
    }

    @Test
    void searches_a_large_picture_full_of_noise_in_bounded_time() {
        BufferedImage noise = Pictures.noisy(Pictures.blank(4000, 3000), 120);

        assertThat(assertTimeoutPreemptively(Duration.ofMinutes(3), () -> reader.read(noise)))
                .isEmpty();
    }

    @Test
    void passes_over_other_kinds_of_barcode() {
        BufferedImage lines = MatrixToImageWriter.toBufferedImage(
                new Code128Writer().encode("CS1:ABC", BarcodeFormat.CODE_128, 400, 100));

        assertThat(reader.read(Pictures.on(Pictures.blank(500, 200), lines, 50, 50)))
                .isEmpty();
    }

    @Test
    void refuses_a_picture_with_a_broken_end() {
        byte[] whole = Pictures.file(Pictures.qr(PASS, 6), "png");
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        assertThat(catchThrowableOfType(ReadingException.class, () -> reader.read(half))
                        .problem())
                .isEqualTo(ReadingProblem.DAMAGED);
    }

    @Test
    void refuses_more_pixels_than_allowed_without_decoding_them() {
        ReadingLimits small = new ReadingLimits(1 << 20, 1 << 10, 10_000, 10_000, 1, ReadingLimits.COUNTER.patience());
        byte[] picture = Pictures.file(Pictures.blank(101, 100), "png");

        assertThat(catchThrowableOfType(ReadingException.class, () -> new QrReader(small).read(picture))
                        .problem())
                .isEqualTo(ReadingProblem.TOO_LARGE);
    }

    @Test
    void thins_out_a_large_picture_and_still_reads_it() throws Exception {
        ReadingLimits small =
                new ReadingLimits(1 << 20, 1 << 10, 10_000_000, 500_000, 1, ReadingLimits.COUNTER.patience());
        byte[] picture = Pictures.file(Pictures.qr(PASS, 24), "png");

        assertThat(new QrReader(small).read(picture)).containsExactly(PASS);
    }
}
