package org.countersign.gateway.office.accounts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.gateway.data.Secret;
import org.countersign.gateway.data.SecretFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The accounts of {@code officers.json}: made with random passwords at the first start, then read from the file, which only its owner may read. */
public final class OfficerAccounts {
    /** No letters and digits that look alike: passwords of development are typed by hand. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final Secret NOBODY = digest("");
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final Map<String, Known> accounts = new HashMap<>();

    private OfficerAccounts(List<OfficerAccount> accounts) {
        for (var account : accounts) {
            var officer = new Officer(
                    account.id(),
                    account.name(),
                    account.roles().stream()
                            .flatMap(role -> OfficerRole.ofClaim(role).stream())
                            .collect(Collectors.toUnmodifiableSet()));
            if (this.accounts.put(account.id(), new Known(officer, digest(account.password()))) != null) {
                throw new IllegalStateException("two officers have the id " + account.id());
            }
        }
    }

    private record Known(Officer officer, Secret password) {}

    public static OfficerAccounts loadOrCreate(Path file, SecretFiles files, SecureRandom random, JsonMapper json) {
        var content = files.loadOrCreate(
                file, () -> Secret.of(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(first(random))));
        try {
            return new OfficerAccounts(List.of(json.readValue(content.reveal(), OfficerAccount[].class)));
        } catch (JacksonException e) {
            // The parser's message quotes the file, and the file holds passwords: the cause is left out on purpose.
            throw new IllegalStateException("%s is not a list of officers {id, name, password, roles}".formatted(file));
        }
    }

    /** The officer of this id and password. An unknown id takes as long as a wrong password. */
    public Optional<Officer> of(String id, String password) {
        var given = digest(password);
        var known = Optional.ofNullable(accounts.get(id));
        var isRight = given.equals(known.map(Known::password).orElse(NOBODY));
        return known.filter(_ -> isRight).map(Known::officer);
    }

    public int size() {
        return accounts.size();
    }

    private static List<OfficerAccount> first(SecureRandom random) {
        return List.of(
                new OfficerAccount("officer-1", "经办人一", password(random), List.of("officer")),
                new OfficerAccount("officer-2", "经办人二", password(random), List.of("officer", "approver", "supervisor")),
                new OfficerAccount("clerk-1", "窗口人员一", password(random), List.of("clerk")));
    }

    private static String password(SecureRandom random) {
        var text = new StringBuilder();
        for (var group = 0; group < GROUPS; group++) {
            if (group > 0) {
                text.append('-');
            }
            for (var i = 0; i < GROUP_LENGTH; i++) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }

    private static Secret digest(String password) {
        try {
            return Secret.of(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
