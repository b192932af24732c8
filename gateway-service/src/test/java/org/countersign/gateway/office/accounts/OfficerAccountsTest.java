package org.countersign.gateway.office.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.countersign.gateway.data.SecretFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class OfficerAccountsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void the_first_start_makes_accounts_that_a_later_start_reads() throws IOException {
        load();
        var password =
                JSON.readTree(Files.readString(file())).get(0).get("password").asString();

        var officer = load().of("officer-1", password);

        assertThat(officer)
                .hasValueSatisfying(found -> assertThat(found.roles()).containsExactly(OfficerRole.OFFICER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong-wrong-wrong"})
    void another_password_is_nobody(String password) {
        assertThat(load().of("officer-1", password)).isEmpty();
    }

    @Test
    void an_unknown_account_is_nobody_even_without_a_password() {
        assertThat(load().of("officer-9", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":\"a\",\"name\":\"A\",\"password\":\"short\",\"roles\":[\"clerk\"]}]",
                "[{\"id\":\"a\",\"name\":\"A\",\"password\":\"long-enough-1\",\"roles\":[\"king\"]}]",
                "{}"
            })
    void a_file_that_is_not_right_stops_the_start_without_quoting_it(String content) throws IOException {
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file(), content);

        assertThatThrownBy(this::load).message().contains("officers.json").doesNotContain("long-enough");
    }

    private OfficerAccounts load() {
        return OfficerAccounts.loadOrCreate(file(), new SecretFiles(RANDOM), RANDOM, JSON);
    }

    private Path file() {
        return folder.resolve("officers.json");
    }
}
