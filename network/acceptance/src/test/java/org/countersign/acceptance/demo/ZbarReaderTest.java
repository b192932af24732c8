package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZbarReaderTest {
    private static final String SEARCH_PATH = System.getenv().getOrDefault("PATH", "");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void the_program_is_not_found_where_it_is_not() {
        assertThat(ZbarReader.find("/nonexistent:" + folder)).isEmpty();
    }

    @Test
    void a_code_is_read_byte_for_byte_without_a_line_end() throws Exception {
        Optional<ZbarReader> zbar = ZbarReader.find(SEARCH_PATH);
        assumeTrue(zbar.isPresent(), "zbarimg is not installed");
        String text = "CS1:6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTRRZ%+";

        byte[] read = zbar.orElseThrow().read(image(text));

        assertThat(read).isEqualTo(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void fails_on_an_image_without_a_code() throws Exception {
        Optional<ZbarReader> zbar = ZbarReader.find(SEARCH_PATH);
        assumeTrue(zbar.isPresent(), "zbarimg is not installed");
        Path nothing = Files.writeString(folder.resolve("nothing.png"), "no image");

        assertThatThrownBy(() -> zbar.orElseThrow().read(nothing)).isInstanceOf(Failure.class);
    }

    private Path image(String text) throws WriterException, IOException {
        Path file = folder.resolve("code.png");
        MatrixToImageWriter.writeToPath(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 400, 400), "PNG", file);
        return file;
    }
}
