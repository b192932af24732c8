package org.countersign.format.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.base45.Base45;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.trust.RootChanges;
import org.countersign.format.x509.CertificateKey;

/** Every entry. The published vectors, good and bad, are where the changes begin. */
final class FuzzEntries {
    /** Believes every signature, so that changes reach what stands behind it. */
    static final SignatureCheck BELIEVE = new SignatureCheck() {
        @Override
        public boolean verifies(VerificationKey key, Bytes message, RawSignature signature) {
            return true;
        }

        @Override
        public boolean supports(SignatureAlgorithm algorithm) {
            return true;
        }
    };

    private static final Path VECTORS = Path.of(System.getProperty("countersign.root", ".."))
            .resolve("credential-format/src/test/resources/vectors");
    static final VerificationKey KEY = key();
    private static final long INFLATED = 16L << 20;
    private static final int MAX_JSON = 1 << 20;

    private FuzzEntries() {}

    static List<FuzzEntry> all() {
        List<Bytes> texts = texts("base45", "text");
        List<Bytes> cbor = Stream.of(
                        hex("cbor", "bytes"),
                        messages("counter-pass"),
                        messages("live-pass"),
                        hex("status-list", "token"),
                        hex("trust-bundle", "bundle"),
                        hex("root-change", "statement"))
                .flatMap(List::stream)
                .toList();
        List<Bytes> json = jsonFiles();
        List<Bytes> shown = Stream.of(texts("counter-pass", "text"), texts("live-pass", "text"))
                .flatMap(List::stream)
                .toList();
        List<FuzzEntry> entries = List.of(
                new FuzzEntry("base45", texts, 0, FuzzEntries::base45),
                new FuzzEntry("cbor", cbor, 0, FuzzEntries::deterministic),
                new FuzzEntry("cbor-well-formed", cbor, 0, FuzzEntries::wellFormed),
                new FuzzEntry("cose", messages("counter-pass"), 0, input -> cose(input, CoseRules.COUNTERSIGN)),
                new FuzzEntry(
                        "cose-standard", hex("cose-sign1", "message"), 0, input -> cose(input, CoseRules.STANDARD)),
                new FuzzEntry("pass", messages("counter-pass"), 0, input -> PassReaders.pass(Bytes.of(input))),
                new FuzzEntry("pass-text", shown, 0, PassReaders::text),
                new FuzzEntry("live-pass", messages("live-pass"), 0, PassReaders::live),
                new FuzzEntry("status-list", hex("status-list", "token"), INFLATED, FuzzEntries::statusList),
                new FuzzEntry("zlib", compressed(), INFLATED, FuzzEntries::zlib),
                new FuzzEntry("trust-bundle", hex("trust-bundle", "bundle"), 0, PassReaders::trust),
                new FuzzEntry("root-change", hex("root-change", "statement"), 0, PassReaders::rootChange),
                new FuzzEntry("root-changes", rootChanges(), 0, PassReaders::rootChanges),
                new FuzzEntry("certificate", certificates(), 0, input -> CertificateKey.of(Bytes.of(input))),
                new FuzzEntry("key", hex("trust-bundle", "root"), 0, FuzzEntries::spki),
                new FuzzEntry("json", json, 0, JsonMutation::new, FuzzEntries::json));
        return Stream.of(entries, TokenEntries.all(INFLATED), LedgerEntries.all())
                .flatMap(List::stream)
                .toList();
    }

    private static void base45(byte[] input) throws FormatException {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        assertThat(Base45.encode(Base45.decode(text))).isEqualTo(text);
    }

    private static void deterministic(byte[] input) throws FormatException {
        assertThat(Cbor.encode(Cbor.decode(Bytes.of(input), CborRules.DETERMINISTIC)))
                .isEqualTo(Bytes.of(input));
    }

    /** Another order and other widths are read as well; written they are deterministic. */
    private static void wellFormed(byte[] input) throws FormatException {
        Bytes written = Cbor.encode(Cbor.decode(Bytes.of(input), CborRules.WELL_FORMED));
        deterministic(written.toArray());
    }

    private static void cose(byte[] input, CoseRules rules) throws FormatException {
        CoseSign1 message = CoseSign1.parse(Bytes.of(input), rules);
        assertThat(message.message()).isEqualTo(Bytes.of(input));
        message.verify(KEY, BELIEVE);
        if (rules == CoseRules.COUNTERSIGN) {
            deterministic(input);
        }
    }

    private static void statusList(byte[] input) throws FormatException {
        StatusList list = UnverifiedStatusList.parse(Bytes.of(input))
                .verify(KEY, BELIEVE)
                .token()
                .list();
        assertThat(list.entries()).isBetween(0, StatusList.MAX_BYTES * 8);
        deterministic(input);
    }

    private static void zlib(byte[] input) throws FormatException {
        StatusList list = StatusList.inflate(2, Bytes.of(input));
        assertThat(StatusList.inflate(2, list.deflate())).isEqualTo(list);
    }

    private static void spki(byte[] input) throws FormatException {
        assertThat(VerificationKey.ofSpki(Bytes.of(input)).spki()).isEqualTo(Bytes.of(input));
    }

    private static void json(byte[] input) throws JsonException {
        JsonValue value = JsonReader.read(input, MAX_JSON);
        String canonical;
        try {
            canonical = JsonWriter.canonical(value);
        } catch (IllegalStateException fraction) {
            return;
        }
        assertThat(JsonWriter.canonical(JsonReader.read(canonical, MAX_JSON))).isEqualTo(canonical);
    }

    private static List<Bytes> messages(String form) {
        List<Bytes> messages = new ArrayList<>();
        int skipped = 0; // The entry for texts has them.
        List<Bytes> texts = texts(form, "text");
        for (Bytes text : texts) {
            try {
                String shown = new String(text.toArray(), StandardCharsets.UTF_8);
                messages.add(Base45.decode(shown.substring(Math.min(4, shown.length()))));
            } catch (FormatException aboutTheTextItself) {
                skipped++;
            }
        }
        assertThat(skipped).isLessThan(texts.size());
        return messages;
    }

    private static List<Bytes> compressed() {
        return List.of(
                Bytes.ofHex("78dadbb918000217015d"),
                Bytes.ofHex("78da3be9f2130003df0207"),
                Bytes.ofHex("7801010300fcffc944f906270207"));
    }

    static List<Bytes> texts(String form, String member) {
        return inputs(form, member)
                .map(text -> Bytes.of(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<Bytes> hex(String form, String member) {
        return inputs(form, member).map(Bytes::ofHex).toList();
    }

    private static Stream<String> inputs(String form, String member) {
        return vectors(form).filter(input -> input.get(member) != null).map(input -> input.getString(member, ""));
    }

    /** The inputs of the published vectors of a form. */
    static Stream<JsonObject> vectors(String form) {
        return files(form).map(file -> Json.parse(file).asObject().get("input").asObject());
    }

    private static List<Bytes> rootChanges() {
        List<Bytes> statements = hex("root-change", "statement");
        return List.of(
                new RootChanges(statements.subList(0, 2)).write(), new RootChanges(statements.subList(2, 9)).write());
    }

    /** Those of the published chains, and bare keys. */
    private static List<Bytes> certificates() {
        Stream<Bytes> chains = vectors("sd-jwt-vc")
                .filter(input -> input.get("anchors") != null)
                .flatMap(input -> input.get("anchors").asArray().values().stream())
                .map(anchor -> Bytes.ofHex(anchor.asString()));
        return Stream.concat(chains, hex("trust-bundle", "root").stream().limit(1))
                .toList();
    }

    private static List<Bytes> jsonFiles() {
        Stream<String> others = Stream.of(
                "{\"items\":[\"{\\\"operation\\\":\\\"EARN\\\",\\\"points\\\":1}\"]}",
                "[{\"code\":\"OK\"},{\"code\":\"REFUSED\",\"reason\":\"x\"}]",
                "[\"{}\",\"[]\"]",
                "{\"\\ud83d\\ude02\":-0,\"a\":1e5,\"b\":[[[null,true,false]]],\"c\":9223372036854775807}");
        return Stream.concat(others, files("base45"))
                .map(text -> Bytes.of(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static Stream<String> files(String form) {
        try (Stream<Path> files = Files.list(VECTORS.resolve(form))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return texts.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VerificationKey key() {
        JsonObject input = Json.parse(files("trust-bundle").findFirst().orElseThrow())
                .asObject()
                .get("input")
                .asObject();
        try {
            return VerificationKey.ofSpki(Bytes.ofHex(input.getString("root", "")));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
