package org.countersign.acceptance.bench.ledger;

import com.eclipsesource.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.countersign.acceptance.demo.CsvFile;
import org.countersign.acceptance.demo.TypeDefinition;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.http.IdempotencyKey;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.story.Failure;

/** The whole path by the public API alone, as an officer uses it: files for many certificates, a request for one. */
final class RegistrationOffice {
    private static final PaperKind KIND = PaperKind.ELDERLY;
    /** The gateway works on two files at a time. */
    private static final int FILES = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long ASK_EVERY_MILLIS = 200;
    private static final long ASK_OFTEN_MILLIS = 5;

    private final GatewayClient officer;
    private final InstantSource clock;
    private final LocalDate today;
    private final TypeDefinition type;
    private long seed;

    /** Residents of the seed and those after it are invented; with a new seed nobody of them has a certificate yet. */
    RegistrationOffice(GatewayClient officer, InstantSource clock, LocalDate today, long seed)
            throws InterruptedException {
        this.officer = officer;
        this.clock = clock;
        this.today = today;
        this.seed = seed;
        this.type = TypeDefinition.of(
                officer.get("/types/" + KIND.type()).orFail(200).object());
    }

    /** Hands in files with so many new residents, and waits until each certificate is registered, refused or given up. */
    Turn registerMany(int certificates) throws InterruptedException {
        List<CsvFile> files = files(certificates);
        Instant began = clock.instant();
        List<String> imports = new ArrayList<>();
        for (CsvFile file : files) {
            imports.add(officer.post(
                            "/imports?type=" + KIND.type() + "&name="
                                    + URLEncoder.encode(file.name(), StandardCharsets.UTF_8),
                            "text/csv",
                            file.bytes())
                    .orFail(202)
                    .object()
                    .getString("id", ""));
        }
        ImportCounts counts = ImportCounts.NOTHING;
        for (String id : imports) {
            counts = counts.plus(follow(id, began.plus(PATIENCE)));
        }
        double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
        return counts.turn(certificates, seconds);
    }

    /** Issues certificates one by one, each when the one before is registered, and says how many milliseconds each took. */
    Samples registerSingly(int certificates) throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (Paper paper : papers(certificates)) {
            millis.add(registerOne(paper));
        }
        return Samples.of(millis);
    }

    private double registerOne(Paper paper) throws InterruptedException {
        JsonObject fields = new JsonObject();
        paper.fields().forEach(fields::add);
        JsonObject wish = new JsonObject().add("type", KIND.type()).add("fields", fields);
        Instant began = clock.instant();
        String id = officer.post(
                        "/certificates",
                        wish,
                        new IdempotencyKey("bench-" + paper.field("certificateNumber") + "-" + seed))
                .orFail(202)
                .object()
                .getString("id", "");
        while (true) {
            String state =
                    officer.get("/certificates/" + id).orFail(200).object().getString("state", "");
            Duration taken = Duration.between(began, clock.instant());
            if (state.equals("REGISTERED")) {
                return taken.toNanos() / 1e6;
            }
            if (state.equals("REFUSED") || taken.compareTo(PATIENCE) > 0) {
                throw new Failure("a single certificate was " + state + " after " + taken.toSeconds() + " s");
            }
            Thread.sleep(ASK_OFTEN_MILLIS);
        }
    }

    private ImportCounts follow(String importId, Instant deadline) throws InterruptedException {
        while (true) {
            ImportCounts counts = ImportCounts.of(
                    officer.get("/imports/" + importId).orFail(200).object());
            if (counts.isDecided() || clock.instant().isAfter(deadline)) {
                return counts;
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
    }

    private List<CsvFile> files(int certificates) {
        List<List<List<String>>> rows = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            rows.add(new ArrayList<>());
        }
        List<Paper> papers = papers(certificates);
        for (int i = 0; i < papers.size(); i++) {
            rows.get(i % FILES).add(type.row(papers.get(i)));
        }
        List<CsvFile> files = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            if (!rows.get(file).isEmpty()) {
                files.add(new CsvFile("bench-" + seed + "-" + file + ".csv", type.header(), rows.get(file)));
            }
        }
        return files;
    }

    private List<Paper> papers(int certificates) {
        List<Paper> papers = new ArrayList<>();
        while (papers.size() < certificates) {
            int next = Math.min(certificates - papers.size(), Population.PEOPLE_PER_SEED);
            papers.addAll(new Paperwork(new Population(seed++, today), today)
                    .papers(KIND, next)
                    .toList());
        }
        return papers;
    }
}
