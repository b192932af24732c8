package org.countersign.counter.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.countersign.counter.City;
import org.junit.jupiter.api.Test;

class HandedTest {
    private static final String PASS = new City().pass(1);
    private static final String OTHER = new City().pass(2);

    private final Handed handed = new Handed(ReadingLimits.COUNTER);

    @Test
    void reads_text_and_ignores_what_editors_add() throws Exception {
        assertThat(handed.read(bytes("\uFEFF  " + PASS + "\r\n"))).containsExactly(PASS);
    }

    @Test
    void takes_a_text_that_begins_like_a_picture_for_a_text() throws Exception {
        assertThat(handed.read(bytes("BM is no picture"))).containsExactly("BM is no picture");
    }

    @Test
    void reads_a_code_on_a_page_of_a_pdf() throws Exception {
        assertThat(read(pdf(List.of(PASS)))).containsExactly(PASS);
    }

    @Test
    void looks_at_every_page_of_a_pdf() throws Exception {
        assertThat(read(pdf(List.of(PASS, "", OTHER)))).containsExactly(PASS, OTHER);
    }

    @Test
    void finds_nothing_in_an_empty_pdf() throws Exception {
        assertThat(read(pdf(List.of("", "")))).isEmpty();
    }

    @Test
    void draws_a_page_of_monstrous_size_within_its_limits() throws Exception {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(new PDRectangle(2_000_000, 2_000_000)));
            assertThat(read(saved(document))).isEmpty();
        }
    }

    @Test
    void refuses_a_pdf_with_a_password() throws Exception {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            assertThat(problemOf(saved(document))).isEqualTo(ReadingProblem.LOCKED);
        }
    }

    @Test
    void refuses_a_pdf_that_is_only_a_header() {
        assertThat(problemOf("%PDF-1.7\nrubbish".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(ReadingProblem.DAMAGED);
    }

    @Test
    void refuses_ten_megabytes_of_text() {
        assertThat(problemOf("A".repeat(10 << 20).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(ReadingProblem.TOO_LARGE);
    }

    @Test
    void refuses_an_endless_stream_after_its_limit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'A';
            }
        };

        assertThat(catchThrowableOfType(ReadingException.class, () -> handed.read(endless))
                        .problem())
                .isEqualTo(ReadingProblem.TOO_LARGE);
    }

    @Test
    void refuses_bytes_that_are_nothing_known() {
        assertThat(problemOf(new byte[] {0, 1, 2, 3})).isEqualTo(ReadingProblem.UNKNOWN_KIND);
        assertThat(problemOf(new byte[] {'a', (byte) 0xc3, (byte) 0x28})).isEqualTo(ReadingProblem.UNKNOWN_KIND);
    }

    @Test
    void gives_up_when_reading_takes_too_long() {
        ReadingLimits impatient = new ReadingLimits(1 << 20, 1 << 10, 1_000_000, 1_000_000, 1, Duration.ZERO);
        byte[] picture = Pictures.file(Pictures.blank(900, 900), "png");

        assertThat(catchThrowableOfType(
                                ReadingException.class,
                                () -> new Handed(impatient).read(new ByteArrayInputStream(picture)))
                        .problem())
                .isEqualTo(ReadingProblem.TOO_COSTLY);
    }

    @Test
    void memory_that_runs_out_while_reading_is_an_answer() {
        ReadingException refused = catchThrowableOfType(
                ReadingException.class,
                () -> CostLimit.within(Duration.ofSeconds(5), () -> {
                    throw new OutOfMemoryError("as a crafted file would cause");
                }));

        assertThat(refused.problem()).isEqualTo(ReadingProblem.TOO_COSTLY);
    }

    /** A page per text; an empty text makes an empty page. */
    static byte[] pdf(List<String> texts) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String text : texts) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                if (!text.isEmpty()) {
                    BufferedImage code = Pictures.qr(text, 4);
                    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                        content.drawImage(LosslessFactory.createFromImage(document, code), 400, 60, 110, 110);
                    }
                }
            }
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private List<String> read(byte[] content) throws IOException, ReadingException {
        return handed.read(new ByteArrayInputStream(content));
    }

    private ReadingProblem problemOf(byte[] content) {
        return catchThrowableOfType(ReadingException.class, () -> read(content)).problem();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
