package org.countersign.gateway.office.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A CSV file (RFC 4180) as the answer to a request, row by row. With a byte order mark: without one a spreadsheet takes Chinese for something else. */
final class CsvAnswer implements AutoCloseable {
    private final Writer out;

    private CsvAnswer(Writer out) {
        this.out = out;
    }

    static CsvAnswer begin(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        return new CsvAnswer(out);
    }

    void row(List<String> values) throws IOException {
        out.write(values.stream().map(CsvAnswer::cell).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    /** A heading may come from somebody's file, and a spreadsheet takes some beginnings for a formula. */
    static String cell(String value) {
        var harmless = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
