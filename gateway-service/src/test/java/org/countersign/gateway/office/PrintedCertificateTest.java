package org.countersign.gateway.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;

class PrintedCertificateTest extends OfficeTest {
    private static final int SCAN_DPI = 150;
    private static final double CROOKED = Math.toRadians(1.5);
    private static final int NOISE = 40;

    @Test
    void the_pass_is_read_from_a_crooked_and_noisy_scan_at_150_dpi() throws Exception {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 73_001);

        var pdf = officer.bytes(page + "/certificate.pdf");

        try (var document = Loader.loadPDF(pdf)) {
            var paper = new PDFRenderer(document).renderImageWithDPI(0, SCAN_DPI, ImageType.GRAY);
            assertThat(read(scanned(paper))).isEqualTo(new Officer(api()).pass(id(page)));
        }
    }

    @Test
    void the_text_can_be_searched_in_both_languages_and_printing_is_written_down() throws Exception {
        var officer = browser().signedInAs("officer-1");
        var page = issued(officer, TYPE, 73_002);

        try (var document = Loader.loadPDF(officer.bytes(page + "/certificate.pdf"))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(Samples.type(TYPE).name().zh())
                    .contains(Samples.type(TYPE).name().en())
                    .contains("欧阳建国")
                    .contains(Samples.citizen(73_002));
        }
        assertThat(database.sql("select count(*) from office_event where subject = :id::uuid and action = 'PRINTED'")
                        .param("id", id(page))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void a_clerk_prints_nothing() {
        var page = issued(browser().signedInAs("officer-1"), TYPE, 73_003);

        assertThat(browser()
                        .signedInAs("clerk-1")
                        .get(page + "/certificate.pdf")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Laid on the glass a little askew, with the grain of a cheap scanner; the same grain in every run. */
    private static BufferedImage scanned(BufferedImage paper) {
        var scan = new BufferedImage(paper.getWidth(), paper.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var glass = scan.createGraphics();
        glass.setColor(Color.WHITE);
        glass.fillRect(0, 0, scan.getWidth(), scan.getHeight());
        glass.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        glass.drawImage(
                paper,
                AffineTransform.getRotateInstance(CROOKED, paper.getWidth() / 2.0, paper.getHeight() / 2.0),
                null);
        glass.dispose();
        var grain = new Random(7);
        var pixels = scan.getRaster();
        for (var y = 0; y < scan.getHeight(); y++) {
            for (var x = 0; x < scan.getWidth(); x++) {
                var grey = pixels.getSample(x, y, 0) + grain.nextInt(2 * NOISE + 1) - NOISE;
                pixels.setSample(x, y, 0, Math.clamp(grey, 0, 255));
            }
        }
        return scan;
    }

    private static String read(BufferedImage image) throws Exception {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
