package org.countersign.acceptance.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.acceptance.resident.Paper;

/**
 * A CSV file in which most rows have one thing wrong, each in its own way, and whose last row was never written to its end.
 * Line numbers count from 1, the header is line 1.
 */
final class BadRows {
    private static final String TYPE_HEADING = "证照类型";

    /** What is wrong with a line, and which code and column the gateway must name; no column when the row as a whole is meant. */
    record Flaw(String what, String column, String code) {}

    private final TypeDefinition type;
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<Long, Flaw> flaws = new LinkedHashMap<>();
    private int good;
    private int duplicates;

    /** Takes eight new papers of one type with a date and a name, and one that was issued before. */
    BadRows(TypeDefinition type, List<Paper> fresh, Paper issuedBefore) {
        this.type = type;
        addGood(fresh.get(0));
        add(
                fresh.get(1).with("holderName", "阿".repeat(200)),
                new Flaw("a name of 200 characters", type.heading("holderName"), "TOO_LONG"));
        add(
                fresh.get(2).with("holderName", "王小🐼"),
                new Flaw("an emoji in a name", type.heading("holderName"), "FORBIDDEN_CHARACTER"));
        add(
                fresh.get(3).with("birthDate", "1958-02-30"),
                new Flaw("a date that is none", type.heading("birthDate"), "NOT_A_DATE"));
        add(
                fresh.get(4).with("holderName", ""),
                new Flaw("a row without a name", type.heading("holderName"), "REQUIRED"));
        add(
                fresh.get(5).with("holderId", "999999190001010000"),
                new Flaw("a wrong check digit", type.heading("holderId"), "NOT_AN_ID_NUMBER"));
        addOfUnknownType(fresh.get(6));
        addGood(fresh.get(7));
        addDuplicate(fresh.get(0), new Flaw("a row that stands twice in the file", "", "DUPLICATE_IN_FILE"));
        addDuplicate(issuedBefore, new Flaw("a row that was issued before", "", "DUPLICATE_CERTIFICATE"));
        addShort(fresh.get(1));
    }

    private void addGood(Paper paper) {
        rows.add(cells(paper, type.code()));
        good++;
    }

    private void addDuplicate(Paper paper, Flaw flaw) {
        add(paper, flaw);
        duplicates++;
    }

    private void add(Paper paper, Flaw flaw) {
        rows.add(cells(paper, type.code()));
        flaws.put(line(), flaw);
    }

    private void addOfUnknownType(Paper paper) {
        rows.add(cells(paper, "no-such-type"));
        flaws.put(line(), new Flaw("a row of an unknown type", TYPE_HEADING, "UNKNOWN_TYPE"));
    }

    private void addShort(Paper paper) {
        rows.add(cells(paper, type.code()).subList(0, 2));
        flaws.put(line(), new Flaw("a row with too few cells", "", "WRONG_COLUMN_COUNT"));
    }

    private List<String> cells(Paper paper, String typeCell) {
        List<String> cells = new ArrayList<>(type.row(paper));
        cells.add(typeCell);
        return cells;
    }

    private long line() {
        return rows.size() + 1L;
    }

    /** The file, its last row cut off within a quoted name, in the middle of a character. */
    byte[] bytes() {
        List<String> header = new ArrayList<>(type.header());
        header.add(TYPE_HEADING);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new CsvFile("bad.csv", header, rows).bytes());
        byte[] cut = "\"欧阳".getBytes(StandardCharsets.UTF_8);
        out.write(cut, 0, cut.length - 1);
        return out.toByteArray();
    }

    /** By line: all rows that are not issued, duplicates and the half-written last one among them. */
    Map<Long, Flaw> flaws() {
        Map<Long, Flaw> all = new LinkedHashMap<>(flaws);
        all.put(line() + 1, new Flaw("a half-written last row", "", "UNCLOSED_QUOTE"));
        return all;
    }

    int good() {
        return good;
    }

    int refused() {
        return flaws().size() - duplicates;
    }

    int duplicates() {
        return duplicates;
    }
}
