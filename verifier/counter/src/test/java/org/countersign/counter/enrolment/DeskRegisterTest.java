package org.countersign.counter.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.check.DeskId;
import org.countersign.counter.City;
import org.countersign.counter.enrolment.DeskRegister.Opened;
import org.countersign.counter.enrolment.EnrolmentRefused.Reason;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskRegisterTest {
    private static final DeskId WINDOW = new DeskId("window-3");
    private static final Instant NOW = City.NOW;
    private static final VerificationKey KEY = newKey();

    @TempDir
    private Path folder;

    private DeskRegister register = register(Path.of("unset"));

    @BeforeEach
    void opens_the_folder() {
        register = register(folder.resolve("desks"));
    }

    @Test
    void a_code_lets_its_desk_in() throws Exception {
        Opened opened = open();

        DeskRegister.Admitted admitted = register.admit(opened.code(), KEY, NOW);

        assertThat(admitted.desk().id()).isEqualTo(WINDOW);
        assertThat(register.byToken(admitted.token())).contains(admitted.desk());
    }

    @Test
    void a_code_may_be_typed_in_small_letters_and_halves() throws Exception {
        Opened opened = open();
        String typed = " " + opened.code().shown().toLowerCase(java.util.Locale.ROOT) + " ";

        assertThat(register.admit(EnrolmentCode.typed(typed), KEY, NOW).desk().id())
                .isEqualTo(WINDOW);
    }

    @Test
    void a_code_is_good_once() throws Exception {
        Opened opened = open();
        register.admit(opened.code(), KEY, NOW);

        assertRefused(() -> register.admit(opened.code(), KEY, NOW), Reason.WRONG_CODE);
    }

    @Test
    void a_code_runs_out() throws Exception {
        Opened opened = open();

        assertRefused(() -> register.admit(opened.code(), KEY, opened.expiresAt()), Reason.WRONG_CODE);
    }

    @Test
    void a_wrong_code_lets_nobody_in() throws Exception {
        open();

        assertRefused(() -> register.admit(new EnrolmentCode("22222222"), KEY, NOW), Reason.WRONG_CODE);
    }

    @Test
    void guessing_ends_after_twenty_wrong_codes() throws Exception {
        Opened opened = open();
        for (int tries = 0; tries < 20; tries++) {
            assertRefused(() -> register.admit(new EnrolmentCode("22222222"), KEY, NOW), Reason.WRONG_CODE);
        }

        assertRefused(() -> register.admit(opened.code(), KEY, NOW), Reason.TOO_MANY_TRIES);
        assertThat(register.admit(opened.code(), KEY, NOW.plusSeconds(301))
                        .desk()
                        .id())
                .isEqualTo(WINDOW);
    }

    @Test
    void a_hundred_codes_may_be_open() throws Exception {
        for (int codes = 0; codes < 100; codes++) {
            open();
        }

        assertRefused(this::open, Reason.TOO_MANY_CODES);
    }

    @Test
    void a_desk_that_is_enrolled_anew_keeps_the_keys_of_its_receipts() throws Exception {
        DeskRegister.Admitted first = register.admit(open().code(), KEY, NOW);
        VerificationKey next = newKey();

        DeskRegister.Admitted second = register.admit(open().code(), next, NOW);

        assertThat(second.desk().keys()).containsExactly(next, KEY);
        assertThat(register.byToken(first.token())).isEmpty();
    }

    @Test
    void a_removed_desk_is_known_no_more() throws Exception {
        DeskRegister.Admitted admitted = register.admit(open().code(), KEY, NOW);

        assertThat(register.remove(WINDOW)).isTrue();

        assertThat(register.byToken(admitted.token())).isEmpty();
        assertThat(register.remove(WINDOW)).isFalse();
    }

    @Test
    void neither_codes_nor_tokens_are_stored_as_they_are() throws Exception {
        Opened opened = open();
        DeskRegister.Admitted admitted = register.admit(opened.code(), KEY, NOW);
        open();

        assertThat(everything()).doesNotContain(opened.code().value()).doesNotContain(admitted.token());
    }

    private Opened open() throws IOException, EnrolmentRefused {
        return register.open(WINDOW, false, NOW);
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(file.getFileName()).append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static void assertRefused(ThrowingCallable attempt, Reason reason) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        EnrolmentRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static DeskRegister register(Path folder) {
        return new DeskRegister(folder, new JcaSha256(), new SecureRandom(), Duration.ofMinutes(10));
    }

    private static VerificationKey newKey() {
        try {
            return JcaKeys.verificationKey(City.keyPair().getPublic());
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
