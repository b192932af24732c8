package org.countersign.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.countersign.check.Check;
import org.countersign.counter.desk.CheckAtDesk;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.reading.Handed;
import org.countersign.counter.reading.Pictures;
import org.countersign.counter.reading.ReadingLimits;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is handed over at a counter, the clerk gets a verdict with a plain reason, in both languages and in time. */
class BadPictureTest {
    private static final City CITY = new City();
    /** A counter's own limits, but for the patience: a machine that builds is slower than one that checks. */
    private static final ReadingLimits LIMITS = new ReadingLimits(
            ReadingLimits.COUNTER.fileBytes(),
            ReadingLimits.COUNTER.textBytes(),
            ReadingLimits.COUNTER.sourcePixels(),
            ReadingLimits.COUNTER.workPixels(),
            ReadingLimits.COUNTER.pages(),
            Duration.ofMinutes(2));

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path data = Path.of(".");

    @TestFactory
    Stream<DynamicTest> a_bad_picture_is_unread_for_a_plain_reason() throws IOException {
        byte[] good = Pictures.file(Pictures.qr(CITY.pass(1), 5), "png");
        return Stream.of(
                refused("a picture without a code", Pictures.file(Pictures.blank(600, 400), "png"), NotRead.NO_CODE),
                refused("a picture of noise", noise(), NotRead.NO_CODE),
                refused("a picture of one pixel", Pictures.file(Pictures.blank(1, 1), "png"), NotRead.NO_CODE),
                refused("a picture with two of our codes", two(CITY.pass(1), CITY.pass(2)), NotRead.SEVERAL_CODES),
                refused("a truncated picture", Arrays.copyOf(good, good.length / 2), NotRead.DAMAGED),
                refused("only the first bytes of a picture", Arrays.copyOf(good, 20), NotRead.DAMAGED),
                refused(
                        "a picture of 60,000 by 60,000 in a few kilobytes",
                        png(60_000, 60_000, 4096),
                        NotRead.TOO_LARGE),
                refused("a picture that claims a negative size", png(-1, 5, 16), NotRead.DAMAGED),
                refused("a PDF without a code", pdf(), NotRead.NO_CODE),
                refused("a PDF that ends early", Arrays.copyOf(pdf(), 200), NotRead.DAMAGED),
                refused("random bytes", random(), NotRead.UNKNOWN_KIND),
                refused("33 MiB", new byte[33 << 20], NotRead.TOO_LARGE),
                refused(
                        "10 MB of text",
                        "A".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII),
                        NotRead.TOO_LARGE));
    }

    @Test
    void the_same_code_twice_is_one_certificate() throws IOException {
        String pass = CITY.pass(1);

        assertThat(answer(two(pass, pass)).reason()).isEqualTo("AS_OF");
    }

    @Test
    void of_an_animation_the_first_picture_counts() throws IOException {
        assertThat(answer(animation()).reason()).isEqualTo("AS_OF");
    }

    @Test
    void a_bomb_of_allowed_size_is_thinned_out_and_has_no_code() throws IOException {
        assertThat(answer(png(6_000, 6_000, 6_000 * 6_001)).reason()).isEqualTo("NO_CODE");
    }

    @Test
    void nothing_at_all_is_empty() throws IOException {
        assertThat(answer(new byte[0]).reason()).isEqualTo("EMPTY");
    }

    private DynamicTest refused(String what, byte[] handed, NotRead why) {
        return DynamicTest.dynamicTest(what, () -> {
            Answer answer = answer(handed);

            assertThat(answer.reason()).isEqualTo(why.name());
            assertThat(List.of(answer.clerk().zh(), answer.nextStep().en())).noneMatch(String::isBlank);
        });
    }

    private Answer answer(byte[] handed) throws IOException {
        DeskStore store = new DeskStore(data.resolve("counter"), new JcaSignatureCheck(), new JcaSha256());
        try {
            store.enrol(CITY.rootPem());
            store.update(CITY.update(3, City.NOW));
        } catch (DeskException known) {
            throw new IllegalStateException(known);
        }
        CheckSource source = new CheckSource(
                new Handed(LIMITS),
                new CheckAtDesk(store, new Check(new JcaSignatureCheck()), CheckSource.DESK),
                InstantSource.fixed(City.NOW),
                new ByteArrayInputStream(handed));
        return assertTimeoutPreemptively(PATIENCE, () -> source.answer(new Source.Piped()));
    }

    private static byte[] two(String one, String other) {
        BufferedImage both = Pictures.blank(1200, 600);
        Pictures.on(both, Pictures.qr(one, 6), 20, 20);
        Pictures.on(both, Pictures.qr(other, 6), 620, 40);
        return Pictures.file(both, "png");
    }

    private static byte[] noise() {
        return Pictures.file(Pictures.noisy(Pictures.blank(800, 600), 120), "png");
    }

    private static byte[] random() {
        byte[] bytes = new byte[5000];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** A code, and then a blank picture. */
    private static byte[] animation() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(Pictures.qr(CITY.pass(1), 5), null, null), null);
            writer.writeToSequence(new IIOImage(Pictures.blank(300, 300), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Eight bits of grey for each pixel, so many of them there and all zero: a thousand times smaller than what it unpacks to. */
    private static byte[] png(int width, int height, int unpackedBytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 0, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 16];
            for (int left = unpackedBytes; left > 0; left -= zeros.length) {
                deflater.write(zeros, 0, Math.min(left, zeros.length));
            }
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) throws IOException {
        byte[] named = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(named);
        sum.update(content);
        DataOutputStream fields = new DataOutputStream(out);
        fields.writeInt(content.length);
        fields.write(named);
        fields.write(content);
        fields.writeInt((int) sum.getValue());
    }
}
