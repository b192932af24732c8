package org.countersign.acceptance.bench.qr;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.countersign.acceptance.bench.Folders;
import org.countersign.acceptance.bench.picture.Damage;
import org.countersign.format.FormatException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The size of each type's code, and how often and how fast damaged codes are read, by the counter's reader and by zbarimg in turns. */
@Command(
        name = "qr",
        description =
                "Bytes and QR version of each type; reading rate and time of the counter's reader and of zbarimg on the same damaged pictures.",
        mixinStandardHelpOptions = true)
public final class BenchQrCommand implements Callable<Integer> {
    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same pictures (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--of-each",
            defaultValue = "4",
            description =
                    "Pictures of each of 16 kinds of damage in each of 4 strengths (default ${DEFAULT-VALUE}: 256 pictures).")
    private int ofEach;

    @Option(
            names = "--repeats",
            defaultValue = "3",
            description = "How often each reader reads each picture (default ${DEFAULT-VALUE}).")
    private int repeats;

    @Option(names = "--pictures", description = "Keep the pictures in this folder.")
    private Optional<Path> pictures = Optional.empty();

    @Override
    public Integer call() throws IOException, FormatException, InterruptedException {
        Path folder = pictures.isPresent()
                ? Files.createDirectories(pictures.get())
                : Files.createTempDirectory("countersign-bench-");
        try {
            System.out.println(measured(folder));
        } finally {
            if (pictures.isEmpty()) {
                Folders.delete(folder);
            }
        }
        return 0;
    }

    private JsonObject measured(Path folder) throws IOException, FormatException, InterruptedException {
        List<DamagedCode> corpus = DamagedCode.corpus(seed, ofEach);
        for (DamagedCode code : corpus) {
            ImageIO.write(code.draw(), "png", file(folder, code).toFile());
        }
        Path blank = folder.resolve("blank.png");
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png", blank.toFile());
        Optional<TimedZbar> zbar = TimedZbar.find(System.getenv().getOrDefault("PATH", ""), blank, repeats);

        warmUp(corpus, folder);
        OwnReader own = new OwnReader(repeats);
        Readings ours = new Readings();
        Readings others = new Readings();
        for (DamagedCode code : corpus) {
            ours.add(code.damage(), own.read(file(folder, code), code.text()));
            if (zbar.isPresent()) {
                others.add(code.damage(), zbar.get().read(file(folder, code), code.text()));
            }
        }
        return new JsonObject()
                .add("bench", "qr")
                .add("seed", seed)
                .add("pictures", corpus.size())
                .add("repeats", repeats)
                .add("types", TypeSizes.measured(new SamplePasses(seed)))
                .add(
                        "reading",
                        new JsonObject()
                                .add("ours", ours.toJson())
                                .add("zbarimg", zbar.isPresent() ? others.toJson() : Json.NULL))
                .add("oursTimedAs", "wall time in this process, from the file to the text, after a warm-up")
                .add("zbarimgTimedAs", TimedZbar.TIMED_AS);
    }

    /** The counter's reader runs in this process, which compiles it as it goes: one picture of each kind and strength first. */
    private static void warmUp(List<DamagedCode> corpus, Path folder) throws IOException {
        OwnReader once = new OwnReader(1);
        int each = corpus.size() / (Damage.values().length * Damage.STRENGTHS);
        for (int i = 0; i < corpus.size(); i += each) {
            once.read(file(folder, corpus.get(i)), corpus.get(i).text());
        }
    }

    private static Path file(Path folder, DamagedCode code) {
        return folder.resolve(String.format(
                Locale.ROOT, "%03d-%s-%d.png", code.number(), code.damage().label(), code.strength()));
    }
}
