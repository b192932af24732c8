package org.countersign.gateway.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
    private static final String TEXT = "CS1:" + "ABC0123456789 $%*+-./:".repeat(8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 40})
    void is_read_back_from_png_at_every_scale(int scale) throws Exception {
        var png = QrCode.of(TEXT).png(scale);

        assertThat(DrawnCode.text(png)).isEqualTo(TEXT);
    }

    @Test
    void draws_the_same_modules_in_svg_as_in_png() throws Exception {
        var code = QrCode.of(TEXT);
        var image = ImageIO.read(new ByteArrayInputStream(code.png(1)));

        var dark = new boolean[code.side()][code.side()];
        var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(code.svg("t"));
        while (runs.find()) {
            for (var x = 0; x < Integer.parseInt(runs.group(3)); x++) {
                dark[Integer.parseInt(runs.group(2))][Integer.parseInt(runs.group(1)) + x] = true;
            }
        }

        for (var y = 0; y < code.side(); y++) {
            for (var x = 0; x < code.side(); x++) {
                assertThat(dark[y][x]).isEqualTo((image.getRGB(x, y) & 0xFFFFFF) == 0);
            }
        }
    }

    @Test
    void keeps_a_quiet_zone_of_four_modules() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(QrCode.of(TEXT).png(1)));

        for (var i = 0; i < image.getWidth(); i++) {
            for (var edge = 0; edge < 4; edge++) {
                assertThat(image.getRGB(i, edge) & 0xFFFFFF).isEqualTo(0xFFFFFF);
                assertThat(image.getRGB(edge, i) & 0xFFFFFF).isEqualTo(0xFFFFFF);
            }
        }
        assertThat(image.getRGB(4, 4) & 0xFFFFFF).isZero();
    }

    @Test
    void is_alphanumeric() throws Exception {
        assertThat(Encoder.encode(TEXT, ErrorCorrectionLevel.M).getMode()).isEqualTo(Mode.ALPHANUMERIC);
    }

    @Test
    void escapes_its_title() {
        assertThat(QrCode.of(TEXT).svg("<&>"))
                .contains("<title id=\"title\">&lt;&amp;&gt;</title>")
                .contains("role=\"img\"");
    }
}
