package org.countersign.gateway.issuance.types;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.TypeCode;

/** The shipped types, and values that satisfy them. Area code 999999 belongs to nobody. */
public final class Samples {
    public static final List<String> CODES = List.of(
            "elderly-preference-card",
            "disability-card",
            "residence-permit",
            "volunteer-service-card",
            "marriage-certificate",
            "sole-trader-licence",
            "hardship-support-certificate");

    private static final String CITIZEN_CHECKS = "10X98765432";
    private static final int[] CITIZEN_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final TypeCatalogue SHIPPED = read();

    private Samples() {}

    public static TypeCatalogue shipped() {
        return SHIPPED;
    }

    /** The shipped types and those in the folder. */
    public static TypeCatalogue withFolder(Path folder) {
        var files = files();
        files.putAll(TypesConfiguration.external(folder));
        return new FileTypeCatalogue(files);
    }

    private static TypeCatalogue read() {
        return new FileTypeCatalogue(files());
    }

    private static Map<String, byte[]> files() {
        var files = new HashMap<String, byte[]>();
        CODES.forEach(code -> files.put(code + ".json", file(code)));
        return files;
    }

    public static CertificateType type(String code) {
        return shipped().find(new TypeCode(code)).orElseThrow();
    }

    static byte[] file(String code) {
        try (InputStream in = Samples.class.getResourceAsStream("/certificate-types/" + code + ".json")) {
            return Optional.ofNullable(in).orElseThrow().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Good values for the type; different numbers give different people and documents. */
    public static Map<String, String> values(String code, int number) {
        var values = new HashMap<String, String>();
        for (var field : type(code).fields()) {
            if (field.required()) {
                values.put(field.name(), value(field, number));
            }
        }
        if (code.equals("disability-card")) {
            values.put("certificateNumber", citizen(number) + "43");
        }
        if (code.equals("marriage-certificate")) {
            values.put("certificateNumber", "J999999-2024-%06d".formatted(number));
        }
        return values;
    }

    private static String value(TypeField field, int number) {
        return switch (field.kind()) {
            case FieldKind.Text _ -> field.name().endsWith("Name") ? "欧阳建国" : "滨江路" + number + "号3幢2单元";
            case FieldKind.Digits digits -> ("%0" + digits.minLength() + "d").formatted(number);
            case FieldKind.Serial serial -> ("%0" + serial.minLength() + "d").formatted(number);
            case FieldKind.Date _ -> "1950-02-28";
            case FieldKind.Code(var table) -> table.get(number % table.size()).code();
            case FieldKind.IdNumber(var scheme) ->
                switch (scheme) {
                    case CITIZEN -> citizen(number);
                    case SOCIAL_CREDIT -> socialCredit(number);
                };
        };
    }

    public static String citizen(int number) {
        var first = "999999" + (1930 + number / 10_000 % 60) + "02" + "%02d".formatted(number / 1000 % 28 + 1)
                + "%03d".formatted(number % 1000);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (first.charAt(i) - '0') * CITIZEN_WEIGHTS[i];
        }
        return first + CITIZEN_CHECKS.charAt(sum % 11);
    }

    public static String socialCredit(int number) {
        var first = "92999999%09d".formatted(number);
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++) {
            sum += CREDIT_ALPHABET.indexOf(first.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return first + CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
