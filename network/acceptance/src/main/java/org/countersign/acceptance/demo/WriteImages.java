package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** Fetches the pass of every certificate, and the image of its QR code as the gateway draws it. */
final class WriteImages implements Step {
    private static final int PAGE = 200;

    private final Stage stage;
    private final Worktable table;

    WriteImages(Stage stage, Worktable table) {
        this.stage = stage;
        this.table = table;
    }

    @Override
    public String sentence() {
        return "Wrote the QR code of every certificate as an image";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        List<IssuedPass> passes = new ArrayList<>();
        for (ImportedFile file : table.imports()) {
            List<IssuedPass> ofFile = passesOf(file);
            findings.expectEqual(
                    file.papers().size(),
                    ofFile.size(),
                    "passes of " + file.file().name());
            passes.addAll(ofFile);
        }
        createFolder();
        List<Integer> sizes = stage.parallel().map("images", passes, this::writeImage);

        table.addPasses(passes);
        findings.count("images", sizes.size());
        findings.count("bytes", sizes.stream().mapToLong(Integer::longValue).sum());
        findings.count(
                "longestPassCharacters",
                passes.stream().mapToInt(pass -> pass.text().length()).max().orElse(0));
        findings.say(sizes.size() + " PNG files");
    }

    private List<IssuedPass> passesOf(ImportedFile file) throws InterruptedException {
        GatewayClient officer = stage.cast().officer();
        List<IssuedPass> passes = new ArrayList<>();
        String after = "";
        do {
            JsonObject page = officer.get("/certificates/passes?import=" + file.importId() + "&limit=" + PAGE
                            + (after.isEmpty() ? "" : "&after=" + after))
                    .orFail(200)
                    .object();
            for (JsonValue each : page.get("items").asArray()) {
                String id = each.asObject().getString("id", "");
                passes.add(new IssuedPass(
                        id, file.kind(), each.asObject().getString("pass", ""), folder().resolve(id + ".png")));
            }
            JsonValue next = page.get("next");
            after = next == null || next.isNull() ? "" : next.asString();
        } while (!after.isEmpty());
        return passes;
    }

    private int writeImage(IssuedPass pass) throws InterruptedException {
        byte[] png = stage.cast()
                .officer()
                .get("/certificates/" + pass.certificate() + "/pass.png")
                .orFail(200)
                .body();
        try {
            Files.write(pass.image(), png);
        } catch (IOException e) {
            throw new Failure("an image cannot be written", e);
        }
        return png.length;
    }

    private Path folder() {
        return stage.subfolder("images");
    }

    private void createFolder() {
        try {
            Files.createDirectories(folder());
        } catch (IOException e) {
            throw new Failure("the folder of the images cannot be made", e);
        }
    }
}
