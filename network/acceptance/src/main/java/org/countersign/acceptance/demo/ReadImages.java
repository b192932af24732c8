package org.countersign.acceptance.demo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;
import org.countersign.counter.reading.QrReader;
import org.countersign.counter.reading.ReadingException;

/** Reads every image with the counter's reader, and some of each type with a reader that is not ours. */
final class ReadImages implements Step {
    private static final int SAMPLE_PER_TYPE = 2;

    private final Stage stage;
    private final Worktable table;
    private final Optional<ZbarReader> zbar;
    private final QrReader reader = new QrReader();

    ReadImages(Stage stage, Worktable table, Optional<ZbarReader> zbar) {
        this.stage = stage;
        this.table = table;
        this.zbar = zbar;
    }

    @Override
    public String sentence() {
        return "Read the passes back from the images";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        List<IssuedPass> passes = table.passes();
        List<String> read = stage.parallel().map("read", passes, this::read);
        long same = 0;
        for (int i = 0; i < passes.size(); i++) {
            table.putScanned(passes.get(i), read.get(i));
            boolean equal = read.get(i).equals(passes.get(i).text());
            same += equal ? 1 : 0;
            findings.expect(equal, "the image of " + passes.get(i).certificate() + " should read as its pass");
        }
        findings.count("read", same);
        findings.say(same + " of " + passes.size() + " letter for letter");

        if (zbar.isPresent()) {
            readWithZbar(zbar.get(), findings);
        } else {
            findings.record("zbarimg", "not installed, nothing read with it");
            findings.say("zbarimg is not installed, so nothing was read with it");
        }
    }

    private void readWithZbar(ZbarReader other, Findings findings) throws InterruptedException {
        List<IssuedPass> sample = Stream.of(PaperKind.values())
                .flatMap(kind -> table.passes().stream()
                        .filter(pass -> pass.kind() == kind)
                        .limit(SAMPLE_PER_TYPE))
                .toList();
        for (IssuedPass pass : sample) {
            findings.expect(
                    other.readText(pass.image()).equals(pass.text()),
                    "zbarimg should read the image of a " + pass.kind().type() + " byte for byte");
        }
        findings.count("readByZbarimg", sample.size());
        findings.say(sample.size() + " of them by zbarimg too, byte for byte");
    }

    /** The one text in the image; anything else is no text that a pass could equal. */
    private String read(IssuedPass pass) {
        try {
            List<String> texts = reader.read(pass.image());
            return texts.size() == 1 ? texts.getFirst() : texts.size() + " codes";
        } catch (IOException | ReadingException e) {
            return "unreadable";
        }
    }
}
