package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Findings;
import org.countersign.acceptance.story.Step;

/** Hands in files with everything wrong that people get wrong: good rows pass, bad ones are listed, nothing is half done. */
final class ImportBadRows implements Step {
    private static final PaperKind KIND = PaperKind.ELDERLY;

    private final Worktable table;
    private final ImportDesk imports;
    private final List<Paper> fresh;

    /** Takes papers that no other step hands in. */
    ImportBadRows(Worktable table, ImportDesk imports, List<Paper> fresh) {
        this.table = table;
        this.imports = imports;
        this.fresh = List.copyOf(fresh);
    }

    @Override
    public String sentence() {
        return "Handed in files with mistakes";
    }

    @Override
    public void run(Findings findings) throws InterruptedException {
        TypeDefinition type = table.type(KIND);
        BadRows bad = new BadRows(type, fresh, table.papers(KIND).getFirst());

        String id = imports.handIn(type.code(), "mistakes.csv", bad.bytes())
                .orFail(202, 200)
                .object()
                .getString("id", "");
        JsonObject outcome = imports.follow(id, "mistakes.csv", bad.good(), 0);
        JsonArray errors = imports.errors(id);

        findings.expectEqual((long) bad.good(), outcome.getLong("accepted", -1), "accepted rows");
        findings.expectEqual((long) bad.good(), outcome.getLong("registered", -1), "registered rows");
        findings.expectEqual((long) bad.duplicates(), outcome.getLong("duplicates", -1), "rows that were known");
        findings.expectEqual((long) bad.refused(), outcome.getLong("refused", -1), "refused rows");
        requireEachListed(bad.flaws(), errors, findings);
        requireWrongHeaderRefused(type, findings);
        requireUnknownTypeRefused(findings);

        findings.count("good", bad.good());
        findings.count("known", bad.duplicates());
        findings.count("refused", bad.refused());
        findings.say(bad.good() + " good rows passed, " + bad.duplicates() + " were known, " + bad.refused()
                + " were bad; each that did not pass is listed with line, column and reason");
        findings.say("a wrong header and an unknown type were refused as a whole");
    }

    private static void requireEachListed(Map<Long, BadRows.Flaw> flaws, JsonArray errors, Findings findings) {
        flaws.forEach((line, flaw) -> findings.expect(
                stream(errors).anyMatch(error -> names(error.asObject(), line, flaw)),
                flaw.what() + " should be listed with line " + line + ", column '" + flaw.column() + "' and "
                        + flaw.code()));
        stream(errors)
                .forEach(error -> findings.expect(
                        flaws.containsKey(error.asObject().getLong("line", -1)),
                        "line " + error.asObject().getLong("line", -1) + " is good and should not be listed"));
    }

    private static boolean names(JsonObject error, long line, BadRows.Flaw flaw) {
        return error.getLong("line", -1) == line
                && error.getString("code", "").equals(flaw.code())
                && error.getString("column", "").equals(flaw.column())
                && !error.getString("reason", "").isBlank()
                && !error.getString("reasonZh", "").isBlank();
    }

    private void requireWrongHeaderRefused(TypeDefinition type, Findings findings) throws InterruptedException {
        CsvFile wrong = new CsvFile("wrong-header.csv", List.of("甲", "乙", "丙"), List.of(List.of("1", "2", "3")));
        Answer answer = imports.handIn(type.code(), wrong.name(), wrong.bytes());
        findings.expectEqual("400 VALIDATION_FAILED", answer.summary(), "the answer to a wrong header");
        findings.expect(answer.text().contains("WRONG_HEADER"), "the answer to a wrong header should say so");
        findings.expect(
                answer.text().contains(type.heading("holderName")),
                "the answer to a wrong header should name the right one");
    }

    private void requireUnknownTypeRefused(Findings findings) throws InterruptedException {
        Answer answer = imports.handIn("no-such-type", "x.csv", "a,b\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8));
        findings.expect(
                answer.problemCode().filter("UNKNOWN_TYPE"::equals).isPresent(),
                "a file of an unknown type should be answered UNKNOWN_TYPE, was " + answer.summary());
    }

    private static Stream<JsonValue> stream(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
