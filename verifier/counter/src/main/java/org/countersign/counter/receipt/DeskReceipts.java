package org.countersign.counter.receipt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.check.CheckReceipt;
import org.countersign.check.DeskId;
import org.countersign.counter.enrolment.EnrolledDesk;
import org.countersign.format.CityTime;
import org.countersign.format.Digest;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;

/**
 * The receipts of enrolled desks, one file a day, one line each: verdict, reason, desk, and the receipt as the desk signed it. A receipt belongs to the day that it names, so
 * the same one is found again however often and late it comes. On disk before anybody is told; a line that a crash cut short was never acknowledged and is cut off.
 */
public final class DeskReceipts {
    /** A receipt has one check, and texts of bounded length. */
    public static final int LONGEST = 1 << 13;

    private static final int DAYS_IN_MEMORY = 4;
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration OLDEST = Duration.ofDays(400);

    private final Path folder;
    private final SignatureCheck signatures;
    private final Sha256 sha256;
    private final Map<LocalDate, ReceiptDay> days = new LinkedHashMap<>(16, 0.75f, true);

    /** What became of one receipt. */
    public enum Outcome {
        TAKEN,
        KNOWN,
        MALFORMED,
        BAD_SIGNATURE,
        OTHER_DESK,
        OUT_OF_TIME;

        public boolean isRefused() {
            return this != TAKEN && this != KNOWN;
        }
    }

    private record Read(Optional<ReceiptLine> line, LocalDate day, Outcome outcome) {
        static Read refused(Outcome outcome) {
            return new Read(Optional.empty(), LocalDate.EPOCH, outcome);
        }
    }

    public DeskReceipts(Path folder, SignatureCheck signatures, Sha256 sha256) {
        this.folder = folder;
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    /** Takes what the desk brings: each outcome in its place. What is taken, or known already, the desk may forget. */
    public synchronized List<Outcome> take(EnrolledDesk desk, List<String> receipts, Instant now) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Map<LocalDate, List<ReceiptLine>> fresh = new LinkedHashMap<>();
        for (String receipt : receipts) {
            Read read = read(desk, receipt, now);
            if (read.line().isEmpty()) {
                outcomes.add(read.outcome());
                continue;
            }
            ReceiptLine line = read.line().get();
            List<ReceiptLine> ofDay = fresh.computeIfAbsent(read.day(), day -> new ArrayList<>());
            boolean isKnown =
                    day(read.day()).has(line.digest(sha256)) || ofDay.stream().anyMatch(line::equals);
            outcomes.add(isKnown ? Outcome.KNOWN : Outcome.TAKEN);
            if (!isKnown) {
                ofDay.add(line);
            }
        }
        for (Map.Entry<LocalDate, List<ReceiptLine>> of : fresh.entrySet()) {
            append(of.getKey(), of.getValue());
        }
        return outcomes;
    }

    /** How often each verdict and reason came out on that day, at each desk. No personal data is in it. */
    public synchronized List<ReceiptCount> counts(LocalDate day) throws IOException {
        return day(day).counts();
    }

    private Read read(EnrolledDesk desk, String receipt, Instant now) {
        CompactJws jws;
        try {
            jws = CompactJws.parse(receipt, CheckReceipt.TYPE, LONGEST);
        } catch (FormatException malformed) {
            return Read.refused(Outcome.MALFORMED);
        }
        Optional<JsonObject> claims = verified(jws, desk);
        if (claims.isEmpty()) {
            return Read.refused(Outcome.BAD_SIGNATURE);
        }
        try {
            JsonFields fields = claims.get().fields();
            if (!fields.text("iss", DeskId::new).equals(desk.id())) {
                return Read.refused(Outcome.OTHER_DESK);
            }
            Instant at = fields.integer("iat", Instant::ofEpochSecond);
            if (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(OLDEST))) {
                return Read.refused(Outcome.OUT_OF_TIME);
            }
            LocalDate day = at.atOffset(CityTime.OFFSET).toLocalDate();
            return new Read(Optional.of(ReceiptLine.of(receipt, fields)), day, Outcome.TAKEN);
        } catch (JsonException | java.time.DateTimeException malformed) {
            return Read.refused(Outcome.MALFORMED);
        }
    }

    private Optional<JsonObject> verified(CompactJws jws, EnrolledDesk desk) {
        for (VerificationKey key : desk.keys()) {
            try {
                return Optional.of(jws.verify(key, signatures));
            } catch (FormatException other) {
                // Perhaps an earlier key of this desk.
            }
        }
        return Optional.empty();
    }

    private void append(LocalDate date, List<ReceiptLine> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        ReceiptDay day = day(date);
        try (FileChannel channel = FileChannel.open(
                file(date), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            // What was written is not known: read it anew.
            days.remove(date);
            throw failed;
        }
        lines.forEach(line -> day.add(line, line.digest(sha256)));
    }

    private ReceiptDay day(LocalDate date) throws IOException {
        ReceiptDay held = days.get(date);
        if (held != null) {
            return held;
        }
        ReceiptDay read = new ReceiptDay();
        Files.createDirectories(folder);
        Path file = file(date);
        if (Files.exists(file)) {
            cutTorn(file);
            try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
                lines.forEach(text -> {
                    ReceiptLine line = ReceiptLine.stored(text);
                    Digest digest = line.digest(sha256);
                    read.add(line, digest);
                });
            }
        }
        days.put(date, read);
        if (days.size() > DAYS_IN_MEMORY) {
            days.remove(days.keySet().iterator().next());
        }
        return read;
    }

    private static void cutTorn(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer one = ByteBuffer.allocate(1);
            while (end > 0) {
                one.clear();
                channel.read(one, end - 1);
                if (one.get(0) == '\n') {
                    break;
                }
                end--;
            }
            channel.truncate(end);
        }
    }

    private Path file(LocalDate day) {
        return folder.resolve(day + ".receipts");
    }
}
