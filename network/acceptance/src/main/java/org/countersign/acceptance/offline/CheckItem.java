package org.countersign.acceptance.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One thing to check: the image of a code, or the text that a scanner delivered. */
public record CheckItem(String name, Optional<Path> image, Optional<String> text) {
    private static final String IMAGE = "image";
    private static final String TEXT = "text";

    public CheckItem {
        if (image.isPresent() == text.isPresent()) {
            throw new IllegalArgumentException("either an image or a text");
        }
    }

    public static CheckItem ofImage(String name, Path image) {
        return new CheckItem(name, Optional.of(image), Optional.empty());
    }

    public static CheckItem ofText(String name, String text) {
        return new CheckItem(name, Optional.empty(), Optional.of(text));
    }

    static void write(Path file, List<CheckItem> items) throws IOException {
        Files.write(file, items.stream().map(CheckItem::line).toList());
    }

    static List<CheckItem> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(CheckItem::parse).toList();
    }

    /** Neither names nor the text of a pass hold a tab. */
    private String line() {
        return image.map(path -> name + "\t" + IMAGE + "\t" + path)
                .orElseGet(() -> name + "\t" + TEXT + "\t" + text.orElseThrow());
    }

    private static CheckItem parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected a name, a kind and a place");
        }
        return switch (parts[1]) {
            case IMAGE -> ofImage(parts[0], Path.of(parts[2]));
            case TEXT -> ofText(parts[0], parts[2]);
            default -> throw new IllegalArgumentException("expected an image or a text");
        };
    }
}
