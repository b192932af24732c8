package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.offline.DeskFolder;
import org.countersign.acceptance.story.Failure;

/** Fetches what a counter takes along, as a counter: whole lists, so that nobody learns whom it checks. */
final class CounterFiles {
    private static final int TRIES = 60;
    private static final long BETWEEN_TRIES_MILLIS = 500;

    private final GatewayClient counter;
    private final DeskFolder desk;

    CounterFiles(GatewayClient counter, DeskFolder desk) {
        this.counter = counter;
        this.desk = desk;
    }

    DeskFolder refresh() throws InterruptedException {
        try {
            // The root is pinned once; a later refresh must verify under the same.
            if (!Files.exists(desk.root())) {
                save("/trust/root", desk.root());
            }
            save("/trust/bundle", desk.trustBundle());
            for (JsonValue uri :
                    published("/status-lists").object().get("status_lists").asArray()) {
                // The name of a list may be an address of another host; the number at its end is its path here.
                String number = uri.asString().substring(uri.asString().lastIndexOf('/') + 1);
                save("/status-lists/" + number, desk.statusList(number));
            }
            return desk;
        } catch (IOException e) {
            throw new Failure("the counter's files cannot be written", e);
        }
    }

    private void save(String path, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, published(path).body());
    }

    /** In the first seconds of a new stack, the first files are still being signed. */
    private Answer published(String path) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            Answer answer = counter.get(path);
            if (answer.problemCode().filter("NOT_PUBLISHED_YET"::equals).isEmpty()) {
                return answer.orFail(200);
            }
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        }
        return counter.get(path).orFail(200);
    }
}
