package org.countersign.acceptance.offline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.CheckResult;
import org.countersign.counter.reading.QrReader;
import org.countersign.counter.reading.ReadingException;
import org.countersign.format.jca.CryptoProvider;
import org.countersign.format.jca.JcaSignatureCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The child's side of {@link OfflineProcess}: refuses every socket, proves it, then reads images and checks what they say with
 * nothing but the files of the desk.
 */
@Command(name = "offline-check", hidden = true, description = "Checks the items of a folder without a network.")
public final class OfflineCheckCommand implements Callable<Integer> {
    private final Clock clock = Clock.systemUTC();

    @Option(names = "--folder", required = true)
    private Path folder = Path.of(".");

    @Option(names = "--server", required = true, description = "A server that answers everybody else.")
    private URI server = URI.create("http://127.0.0.1/");

    @Option(names = "--at", description = "What the device's clock is said to show.")
    private Optional<Instant> at = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        CryptoProvider.preferFastest();
        NoSockets.refuseFromNowOn();
        List<String> proofs = NoSockets.proveAgainst(server);

        List<CheckItem> items = CheckItem.read(folder.resolve(OfflineDesk.ITEMS));
        Instant began = clock.instant();
        List<CheckedItem> checked = items.isEmpty() ? List.of() : check(items);
        Duration took = Duration.between(began, clock.instant());

        new OfflineReport(
                        proofs,
                        RefusingSelectorProvider.refusals(),
                        NoSockets.openSockets(),
                        CryptoProvider.inUse(),
                        took.toMillis(),
                        checked)
                .write(folder.resolve(OfflineDesk.REPORT));
        return 0;
    }

    private List<CheckedItem> check(List<CheckItem> items) throws IOException {
        JcaSignatureCheck signatures = new JcaSignatureCheck();
        Instant now = at.orElseGet(clock::instant);
        CheckContext desk = new DeskFolder(folder.resolve(OfflineDesk.DESK)).open(signatures, now);
        Check check = new Check(signatures);
        QrReader reader = new QrReader();
        return items.parallelStream()
                .map(item -> describe(item, check.check(scanned(item, reader), desk)))
                .toList();
    }

    /** What a scanner would hand over; nothing when the picture shows no code, or more than one. */
    private static String scanned(CheckItem item, QrReader reader) {
        if (item.text().isPresent()) {
            return item.text().get();
        }
        try {
            List<String> texts = reader.read(item.image().orElseThrow());
            return texts.size() == 1 ? texts.getFirst() : "";
        } catch (IOException | ReadingException e) {
            return "";
        }
    }

    private static CheckedItem describe(CheckItem item, CheckResult result) {
        Map<String, String> fields = new LinkedHashMap<>();
        result.certificate()
                .ifPresent(
                        certificate -> certificate.fields().forEach(field -> fields.put(field.name(), field.value())));
        return new CheckedItem(
                item.name(),
                result.verdict().code().name(),
                result.verdict().reason().name(),
                result.certificate()
                        .map(certificate -> certificate.type().value())
                        .orElse(""),
                fields);
    }
}
