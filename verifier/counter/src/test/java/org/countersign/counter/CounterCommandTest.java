package org.countersign.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.reading.Pictures;
import org.countersign.counter.sync.TrustSource;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.status.ListNumber;
import org.countersign.format.trust.RootChanges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterCommandTest {
    private static final City CITY = new City();
    private static final int GOOD = 1;

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void a_desk_that_is_up_to_date() throws Exception {
        DeskStore store = new DeskStore(data.resolve("counter"), new JcaSignatureCheck(), new JcaSha256());
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));
    }

    @Test
    void a_good_pass_is_valid_with_code_0() {
        assertThat(run(CITY.pass(GOOD), "--lang", "en")).isZero();
        assertThat(printed()).startsWith("✔ 有效  VALID\n").contains("Name: 欧阳建国", "Elderly preference card");
    }

    @Test
    void a_revoked_or_suspended_pass_gives_code_1() {
        assertThat(run(CITY.pass(City.REVOKED_INDEX))).isEqualTo(1);
        assertThat(run(CITY.pass(City.SUSPENDED_INDEX))).isEqualTo(1);
        assertThat(printed()).contains("REVOKED", "SUSPENDED");
    }

    @Test
    void a_pass_of_another_city_gives_code_1() {
        assertThat(run(new City().pass(GOOD))).isEqualTo(1);
        assertThat(printed()).contains("NOT TRUSTED").doesNotContain("欧阳建国");
    }

    @Test
    void a_status_that_is_too_old_gives_code_2() {
        assertThat(runAt(City.NOW.plus(Duration.ofDays(2)), CITY.pass(GOOD))).isEqualTo(2);
    }

    @Test
    void a_clock_behind_what_was_signed_gives_code_2() {
        assertThat(runAt(City.NOW.minus(Duration.ofDays(1)), CITY.pass(GOOD))).isEqualTo(2);
    }

    @Test
    void a_desk_that_is_not_enrolled_gives_code_2_and_says_what_to_do() {
        assertThat(run(CITY.pass(GOOD), "--trust-store", data.resolve("none").toString(), "--lang", "en"))
                .isEqualTo(2);
        assertThat(printed()).contains("--enrol");
    }

    @Test
    void what_is_no_pass_gives_code_3() {
        assertThat(run("https://example.com/cert/1")).isEqualTo(3);
        assertThat(run("CS1:ABC")).isEqualTo(3);
        assertThat(run("")).isEqualTo(3);
    }

    @Test
    void reads_a_picture_whatever_it_is_called() throws Exception {
        Path file = Files.write(data.resolve("证照.txt"), Pictures.file(Pictures.qr(CITY.pass(GOOD), 5), "png"));

        assertThat(run(file.toString())).isZero();
    }

    @Test
    void two_passes_in_one_picture_give_code_3() throws Exception {
        var both = Pictures.blank(1200, 600);
        Pictures.on(both, Pictures.qr(CITY.pass(GOOD), 6), 10, 10);
        Pictures.on(both, Pictures.qr(CITY.pass("王芳", GOOD), 6), 610, 10);

        assertThat(run(
                        Files.write(data.resolve("both.png"), Pictures.file(both, "png"))
                                .toString(),
                        "--json"))
                .isEqualTo(3);
        assertThat(json().fields().text("reason")).isEqualTo("SEVERAL_CODES");
    }

    @Test
    void another_code_beside_the_pass_does_not_matter() throws Exception {
        var both = Pictures.blank(1200, 600);
        Pictures.on(both, Pictures.qr(CITY.pass(GOOD), 6), 10, 10);
        Pictures.on(both, Pictures.qr("https://example.com/help", 6), 710, 10);

        assertThat(run(Files.write(data.resolve("both.png"), Pictures.file(both, "png"))
                        .toString()))
                .isZero();
    }

    @Test
    void a_picture_without_a_code_gives_code_3() throws Exception {
        Path file = Files.write(data.resolve("blank.png"), Pictures.file(Pictures.blank(300, 300), "png"));

        assertThat(run(file.toString(), "--json")).isEqualTo(3);
        assertThat(json().fields().text("reason")).isEqualTo("NO_CODE");
    }

    @Test
    void reads_standard_input() {
        assertThat(runWith(CITY.pass(GOOD) + "\n", City.NOW, "-")).isZero();
    }

    @Test
    void a_missing_file_and_wrong_words_give_code_64_and_one_sentence() {
        assertThat(run("missing.png")).isEqualTo(64);
        assertThat(run()).isEqualTo(64);
        assertThat(run("--dance")).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void json_says_the_verdict_the_steps_and_the_provider() throws Exception {
        run(CITY.pass(GOOD), "--json");

        JsonObject answer = json();
        assertThat(answer.fields().text("verdict")).isEqualTo("VALID");
        assertThat(answer.fields().integer("exitCode")).isZero();
        assertThat(answer.fields().text("provider")).isNotBlank();
        assertThat(answer.fields().array("steps").values()).isNotEmpty();
        assertThat(answer.fields().object("certificate").text("type")).isEqualTo("elderly-preference-card");
    }

    @Test
    void enrols_and_synchronises_from_the_gateway() {
        String store = data.resolve("fresh").toString();

        assertThat(run("--enrol", "--trust-store", store)).isZero();
        assertThat(run(CITY.pass(GOOD), "--trust-store", store)).isZero();
    }

    @Test
    void a_gateway_that_does_not_answer_does_not_stop_a_check() {
        assertThat(command("", City.NOW, _ -> {
                            throw new IOException("nobody answers");
                        })
                        .run("--sync", CITY.pass(GOOD)))
                .isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("nobody answers");
    }

    @Test
    void a_pass_by_an_SM2_key_is_checked_where_the_desk_was_told_to() {
        City sm2 = City.withSm2();
        String store = data.resolve("sm2").toString();

        assertThat(of(sm2).run("--enrol", "--sm2", "--trust-store", store)).isZero();
        assertThat(of(sm2).run(sm2.pass(GOOD), "--sm2", "--trust-store", store)).isZero();
    }

    @Test
    void refuses_a_trust_file_with_an_SM2_key_unless_it_was_told_to() {
        String store = data.resolve("sm2").toString();

        assertThat(of(City.withSm2()).run("--enrol", "--trust-store", store)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("ALGORITHM_LACKING");
    }

    @Test
    void a_desk_that_is_no_longer_told_to_take_SM2_cannot_tell() {
        City sm2 = City.withSm2();
        String store = data.resolve("sm2").toString();
        of(sm2).run("--enrol", "--sm2", "--trust-store", store);

        assertThat(of(sm2).run(sm2.pass(GOOD), "--trust-store", store)).isEqualTo(2);
    }

    private CounterCommand of(City city) {
        return command("", City.NOW, _ -> new OneGateway(city));
    }

    private int run(String... words) {
        return runAt(City.NOW, words);
    }

    private int runAt(Instant now, String... words) {
        return runWith("", now, words);
    }

    private int runWith(String input, Instant now, String... words) {
        return command(input, now, _ -> new OneGateway(CITY)).run(words);
    }

    private CounterCommand command(String input, Instant now, TrustSource.Locator gateway) {
        return new CounterCommand(new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InstantSource.fixed(now),
                new SecureRandom(),
                data,
                false,
                LocalSignatureCheck.loading(),
                gateway));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonObject json() throws Exception {
        return JsonReader.readObject(out.toByteArray(), 100_000);
    }

    /** Always up to date. */
    private record OneGateway(City city) implements TrustSource {
        @Override
        public byte[] root() {
            return city.rootPem();
        }

        @Override
        public Bytes rootChanges() {
            return RootChanges.NONE.write();
        }

        @Override
        public Bytes bundle() {
            return city.bundle(9, City.NOW);
        }

        @Override
        public Bytes statusList(ListNumber list) {
            return city.statusList(City.NOW);
        }

        @Override
        public void close() {}
    }
}
