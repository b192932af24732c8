package org.countersign.acceptance.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A CSV file by RFC 4180, in UTF-8, as an office's spreadsheet writes it. */
public record CsvFile(String name, List<String> header, List<List<String>> rows) {
    public CsvFile {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    public byte[] bytes() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        lines.addAll(rows);
        return lines.stream().map(CsvFile::line).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    CsvFile named(String newName) {
        return new CsvFile(newName, header, rows);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvFile::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
