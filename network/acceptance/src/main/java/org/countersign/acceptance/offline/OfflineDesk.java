package org.countersign.acceptance.offline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;

/** A counter without a network: a folder with its files, and a process that may not open a socket. */
public final class OfflineDesk {
    static final String DESK = "desk";
    static final String ITEMS = "items.tsv";
    static final String REPORT = "report.json";
    private static final long PATIENCE_SECONDS = 300;

    private final Path folder;
    private final Class<?> mainClass;

    /** Keeps everything in {@code folder}; {@code mainClass} is the program that has the command {@code offline-check}. */
    public OfflineDesk(Path folder, Class<?> mainClass) {
        this.folder = folder;
        this.mainClass = mainClass;
    }

    public DeskFolder files() {
        return new DeskFolder(folder.resolve(DESK));
    }

    /** Checks by the machine's clock, which is the desk's own. */
    public OfflineReport check(List<CheckItem> items, URI serverToTry) throws InterruptedException {
        return check(items, serverToTry, Optional.empty());
    }

    /** Checks as if the device's clock showed another time. */
    public OfflineReport checkAt(Instant time, List<CheckItem> items, URI serverToTry) throws InterruptedException {
        return check(items, serverToTry, Optional.of(time));
    }

    private OfflineReport check(List<CheckItem> items, URI serverToTry, Optional<Instant> time)
            throws InterruptedException {
        try {
            Files.createDirectories(folder);
            Path report = folder.resolve(REPORT);
            Files.deleteIfExists(report);
            CheckItem.write(folder.resolve(ITEMS), items);
            new OfflineProcess(folder, mainClass).run(serverToTry, time, PATIENCE_SECONDS);
            return OfflineReport.read(report);
        } catch (IOException e) {
            throw new Failure("the offline desk's folder cannot be used", e);
        }
    }
}
