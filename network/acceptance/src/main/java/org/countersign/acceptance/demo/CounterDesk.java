package org.countersign.acceptance.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.acceptance.offline.CheckItem;
import org.countersign.acceptance.offline.OfflineDesk;
import org.countersign.acceptance.offline.OfflineReport;
import org.countersign.acceptance.story.Failure;
import org.countersign.check.Check;
import org.countersign.check.CheckResult;
import org.countersign.format.jca.JcaSignatureCheck;

/** A counter: refreshes its files while it has a network, and decides while it has none. */
final class CounterDesk {
    /** Statuses are published within 60 s of the change. */
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(60);

    private static final long ASK_EVERY_MILLIS = 500;

    private final Stage stage;
    private final CounterFiles files;
    private final OfflineDesk offline;

    CounterDesk(Stage stage, CounterFiles files, OfflineDesk offline) {
        this.stage = stage;
        this.files = files;
        this.offline = offline;
    }

    void refresh() throws InterruptedException {
        files.refresh();
    }

    OfflineReport checkOffline(List<CheckItem> items) throws InterruptedException {
        return offline.check(items, gateway());
    }

    /** Refreshes the files until they give the verdict; says how long that took. */
    Duration refreshUntil(String pass, String verdict) throws InterruptedException {
        Instant began = stage.clock().instant();
        while (true) {
            files.refresh();
            Duration waited = Duration.between(began, stage.clock().instant());
            String now = verdictOf(pass);
            if (now.equals(verdict)) {
                return waited;
            }
            if (waited.compareTo(PUBLISHED_WITHIN) > 0) {
                throw new Failure(
                        "after " + waited.toSeconds() + " s the counter's lists still say " + now + ", not " + verdict);
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
    }

    /** What a clerk would read in the field, from the files as they are now. */
    String shownField(String pass, String field) {
        return check(pass)
                .certificate()
                .flatMap(certificate -> certificate.fields().stream()
                        .filter(each -> each.name().equals(field))
                        .findFirst())
                .orElseThrow(() -> new Failure("the counter shows no " + field))
                .value();
    }

    private String verdictOf(String pass) {
        return check(pass).verdict().code().name();
    }

    private CheckResult check(String pass) {
        JcaSignatureCheck signatures = new JcaSignatureCheck();
        try {
            return new Check(signatures)
                    .check(pass, offline.files().open(signatures, stage.clock().instant()));
        } catch (IOException e) {
            throw new Failure("the counter's files cannot be read", e);
        }
    }

    private URI gateway() {
        return stage.stack().gateway().resolve("/actuator/health/readiness");
    }
}
