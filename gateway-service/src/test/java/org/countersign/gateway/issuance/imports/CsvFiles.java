package org.countersign.gateway.issuance.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.Samples;

/** Writes CSV files as other programs do. */
final class CsvFiles {
    private CsvFiles() {}

    static byte[] good(String code, int from, int rows) {
        var type = Samples.type(code);
        var lines = new ArrayList<String>();
        lines.add(header(type));
        IntStream.range(from, from + rows).mapToObj(number -> row(type, number)).forEach(lines::add);
        return file(lines);
    }

    static String header(CertificateType type) {
        return required(type).stream()
                .map(name -> type.field(name).orElseThrow().label().zh())
                .collect(Collectors.joining(","));
    }

    static String row(CertificateType type, int number) {
        var values = Samples.values(type.code().value(), number);
        return required(type).stream().map(values::get).map(CsvFiles::quoted).collect(Collectors.joining(","));
    }

    static byte[] file(List<String> lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> required(CertificateType type) {
        return type.fields().stream()
                .filter(field -> field.required())
                .map(field -> field.name())
                .toList();
    }

    private static String quoted(String value) {
        return value.contains(",") || value.contains("\"") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
