package org.countersign.acceptance.demo;

import java.io.IOException;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.offline.DeskFolder;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.TrustBundle;

/** The gateway put issuers, keys, types, partners and the scheme on the ledger at its first start; here a counter enrols. */
final class SetUpTrust implements Step {
    private final Stage stage;
    private final Worktable table;
    private final CounterFiles counterFiles;

    SetUpTrust(Stage stage, Worktable table, CounterFiles counterFiles) {
        this.stage = stage;
        this.table = table;
        this.counterFiles = counterFiles;
    }

    @Override
    public String sentence() {
        return "Set up trust: the counter pinned the root key and took the signed trust bundle";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        readTypes(findings);
        DeskFolder desk = counterFiles.refresh();
        TrustBundle bundle = verified(desk);

        for (PaperKind kind : PaperKind.values()) {
            findings.expect(
                    bundle.types().stream().anyMatch(type -> type.code().value().equals(kind.type())),
                    "the trust bundle should name the type " + kind.type());
            findings.expect(
                    bundle.issuers().stream()
                            .anyMatch(issuer -> issuer.types().stream()
                                    .anyMatch(type -> type.value().equals(kind.type()))),
                    "somebody should be trusted to issue " + kind.type());
        }
        findings.count("issuers", bundle.issuers().size());
        findings.count("types", bundle.types().size());
        findings.count("statusLists", bundle.statusLists().size());
        findings.count("trustVersion", bundle.version().value());
        findings.say(bundle.issuers().size() + " issuers, " + bundle.types().size() + " types");
    }

    private void readTypes(Findings findings) throws InterruptedException {
        for (PaperKind kind : PaperKind.values()) {
            Answer answer = stage.cast().officer().get("/types/" + kind.type());
            findings.expectEqual(200, answer.status(), "the answer to GET /types/" + kind.type());
            if (answer.status() == 200) {
                table.putType(kind, TypeDefinition.of(answer.object()));
            }
        }
    }

    private TrustBundle verified(DeskFolder desk) {
        try {
            return desk.open(new JcaSignatureCheck(), stage.clock().instant())
                    .trust()
                    .orElseThrow()
                    .content();
        } catch (IOException e) {
            throw new Failure("the counter's files cannot be read", e);
        }
    }
}
