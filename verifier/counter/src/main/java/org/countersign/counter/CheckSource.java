package org.countersign.counter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import org.countersign.check.CheckPolicy;
import org.countersign.check.DeskId;
import org.countersign.counter.desk.CheckAtDesk;
import org.countersign.counter.reading.Handed;
import org.countersign.counter.reading.ReadingException;

/** Reads what was handed over and checks it by what the desk holds. Uses no network. */
final class CheckSource {
    static final DeskId DESK = new DeskId("local-desk");

    private final Handed handed;
    private final CheckAtDesk check;
    private final InstantSource clock;
    private final InputStream standardInput;

    CheckSource(Handed handed, CheckAtDesk check, InstantSource clock, InputStream standardInput) {
        this.handed = handed;
        this.check = check;
        this.clock = clock;
        this.standardInput = standardInput;
    }

    Answer answer(Source source) throws IOException {
        List<String> texts;
        try {
            texts = texts(source);
        } catch (ReadingException unread) {
            return new Answer.Unread(NotRead.of(unread.problem()));
        }
        List<String> passes = texts.stream()
                .filter(text -> text.startsWith(Source.Pass.PREFIX))
                .toList();
        if (texts.isEmpty()) {
            return new Answer.Unread(NotRead.NO_CODE);
        }
        if (passes.size() > 1) {
            return new Answer.Unread(NotRead.SEVERAL_CODES);
        }
        // Other codes beside the pass, such as a link on the same sheet, do not matter; alone they are for the check to
        // name.
        return checked(passes.isEmpty() ? texts.getFirst() : passes.getFirst());
    }

    private List<String> texts(Source source) throws IOException, ReadingException {
        return switch (source) {
            case Source.Piped _ -> handed.read(standardInput);
            case Source.Document document -> {
                try (InputStream in = Files.newInputStream(document.file())) {
                    yield handed.read(in);
                }
            }
            case Source.Scanned(String text) ->
                handed.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            case Source.Missing(String name) -> throw new IOException("there is no file " + name);
        };
    }

    private Answer checked(String text) throws IOException {
        CheckAtDesk.Found found = check.check(text, CheckPolicy.STANDARD, clock.instant());
        return new Answer.Checked(found.result(), found.problem());
    }
}
