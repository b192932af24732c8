package org.countersign.counter.enrolment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.check.DeskId;
import org.countersign.counter.enrolment.EnrolmentRefused.Reason;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Sha256;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;

/**
 * A folder with one file for each open code and one for each desk, so that the command line and the server share it. A code is stored by its hash and used
 * by deleting its file, which succeeds once. Written in the order: code deleted, desk written; after a crash between them a new code is needed, and nobody is let in twice.
 */
public final class DeskRegister {
    /** Its place in a desk's folder. */
    public static final String FOLDER = "desks";

    /** Of a code, where nothing else is configured. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int MAX_BYTES = 1 << 14;
    private static final int MOST_OPEN_CODES = 100;
    private static final int MOST_WRONG = 20;
    private static final Duration WRONG_WITHIN = Duration.ofMinutes(5);
    private static final int TOKEN_BYTES = 32;
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final Sha256 sha256;
    private final SecureRandom random;
    private final Duration lifetime;
    private final List<Instant> wrong = new ArrayList<>();

    /** A code that was just made; it is shown once and stored nowhere. */
    public record Opened(EnrolmentCode code, DeskId desk, Instant expiresAt) {}

    /** A desk that was just let in; its token is told once and stored nowhere. */
    public record Admitted(EnrolledDesk desk, String token) {}

    private record OpenCode(DeskId desk, boolean supervisor, Instant expiresAt) {
        JsonObject write() {
            return JsonObject.builder()
                    .put("desk", desk.value())
                    .put("supervisor", supervisor)
                    .put("expires_at", expiresAt.getEpochSecond())
                    .build();
        }

        static OpenCode read(JsonFields fields) throws JsonException {
            return new OpenCode(
                    fields.text("desk", DeskId::new),
                    fields.bool("supervisor"),
                    fields.integer("expires_at", Instant::ofEpochSecond));
        }
    }

    /** {@code lifetime} is that of a code. */
    public DeskRegister(Path folder, Sha256 sha256, SecureRandom random, Duration lifetime) {
        this.folder = folder;
        this.sha256 = sha256;
        this.random = random;
        this.lifetime = lifetime;
    }

    /** Makes a code that lets one desk in, once. */
    public synchronized Opened open(DeskId desk, boolean supervisor, Instant now) throws IOException, EnrolmentRefused {
        Files.createDirectories(
                codes(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (dropExpired(now) >= MOST_OPEN_CODES) {
            throw new EnrolmentRefused(Reason.TOO_MANY_CODES);
        }
        EnrolmentCode code = EnrolmentCode.random(random);
        OpenCode open = new OpenCode(desk, supervisor, now.plus(lifetime));
        write(file(code), open.write());
        return new Opened(code, desk, open.expiresAt());
    }

    /** Lets the desk in that shows this code, with the key by which it will sign. The same desk again gets a new token, and its page of before none any more. */
    public synchronized Admitted admit(EnrolmentCode code, VerificationKey key, Instant now)
            throws IOException, EnrolmentRefused {
        wrong.removeIf(time -> time.isBefore(now.minus(WRONG_WITHIN)));
        if (wrong.size() >= MOST_WRONG) {
            throw new EnrolmentRefused(Reason.TOO_MANY_TRIES);
        }
        Optional<OpenCode> open = read(file(code), OpenCode::read);
        if (open.isEmpty() || !now.isBefore(open.get().expiresAt()) || !Files.deleteIfExists(file(code))) {
            wrong.add(now);
            throw new EnrolmentRefused(Reason.WRONG_CODE);
        }
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        DeskId id = open.get().desk();
        List<VerificationKey> keys = new ArrayList<>(List.of(key));
        find(id).ifPresent(before -> keys.addAll(before.keys()));
        EnrolledDesk desk = new EnrolledDesk(id, open.get().supervisor(), keys, digest(token), now);
        write(file(id), desk.write());
        return new Admitted(desk, token);
    }

    /** The desk whose page shows this token. */
    public Optional<EnrolledDesk> byToken(String token) throws IOException {
        Digest shown = digest(token);
        return all().stream().filter(desk -> desk.token().equals(shown)).findFirst();
    }

    public List<EnrolledDesk> all() throws IOException {
        List<EnrolledDesk> desks = new ArrayList<>();
        for (Path file : files(folder)) {
            read(file, EnrolledDesk::read).ifPresent(desks::add);
        }
        desks.sort(Comparator.comparing(desk -> desk.id().value()));
        return desks;
    }

    /** Its page is served no more. What it signed stays. */
    public boolean remove(DeskId desk) throws IOException {
        return Files.deleteIfExists(file(desk));
    }

    private Optional<EnrolledDesk> find(DeskId id) throws IOException {
        return read(file(id), EnrolledDesk::read);
    }

    private int dropExpired(Instant now) throws IOException {
        int open = 0;
        for (Path file : files(codes())) {
            Optional<OpenCode> code = read(file, OpenCode::read);
            if (code.isPresent() && now.isBefore(code.get().expiresAt())) {
                open++;
            } else {
                Files.deleteIfExists(file);
            }
        }
        return open;
    }

    private Path codes() {
        return folder.resolve("codes");
    }

    private Path file(EnrolmentCode code) {
        return codes().resolve(digest(code.value()).hex() + SUFFIX);
    }

    private Path file(DeskId desk) {
        return folder.resolve(desk.value() + SUFFIX);
    }

    private Digest digest(String text) {
        return sha256.digest(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static <T> Optional<T> read(Path file, JsonFields.Parser<T> parse) throws IOException {
        try {
            return Optional.of(
                    JsonReader.readObject(Files.readAllBytes(file), MAX_BYTES).read(parse));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JsonException bad) {
            throw new IOException(file + ": " + bad.getMessage(), bad);
        }
    }

    private static void write(Path file, JsonObject content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(beside, JsonWriter.canonicalBytes(content));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
