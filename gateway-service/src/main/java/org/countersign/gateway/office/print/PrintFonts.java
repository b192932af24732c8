package org.countersign.gateway.office.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Finds a font with Chinese characters. None is shipped: a whole one is larger than this program, and every system that shows Chinese has one. */
final class PrintFonts {
    private static final String PROBE = "证照编号";
    private static final List<Path> USUAL = Stream.of(
                    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
                    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
                    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
                    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
                    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
                    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
                    "/usr/share/fonts/truetype/arphic/uming.ttc",
                    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
                    "/System/Library/Fonts/PingFang.ttc")
            .map(Path::of)
            .toList();

    private final @Nullable Path configured;
    private volatile @Nullable Font known;

    PrintFonts(@Nullable Path configured) {
        this.configured = configured;
    }

    /** Looks again as long as there is none, so that installing one is enough. */
    Font font() {
        var found = known;
        if (found == null) {
            found = candidates()
                    .flatMap(file -> face(file).stream())
                    .findFirst()
                    .orElseThrow(
                            () -> new ProblemException(
                                    ProblemCode.NO_PRINT_FONT,
                                    "no font with Chinese characters; install fonts-noto-cjk or set countersign.office.print.font"));
            known = found;
        }
        return found;
    }

    private Stream<Path> candidates() {
        return configured == null ? USUAL.stream() : Stream.of(configured);
    }

    /** The simplified Chinese face of a collection, or any that has the characters. */
    private static Optional<Font> face(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            var faces = Arrays.stream(Font.createFonts(file.toFile()))
                    .filter(face -> face.canDisplayUpTo(PROBE) < 0)
                    .toList();
            return faces.stream()
                    .filter(face -> face.getFontName().contains("SC"))
                    .findFirst()
                    .or(() -> faces.stream().findFirst());
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("%s is no font that can be read".formatted(file), e);
        }
    }
}
