package org.countersign.counter.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.check.TimeFloor;
import org.countersign.counter.City;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.TrustVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskStoreTest {
    private static final City CITY = new City();
    private static final City OTHER_CITY = new City();

    @TempDir
    Path folder;

    private DeskStore store = storeIn(Path.of("unused"));

    @BeforeEach
    void a_store_in_an_empty_folder() {
        store = storeIn(folder.resolve("counter"));
    }

    @Test
    void keeps_what_it_was_given_across_a_restart() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        Desk desk = storeIn(folder.resolve("counter")).load();

        assertThat(desk.bundle().content().version()).isEqualTo(new TrustVersion(3));
        assertThat(desk.statusLists().all()).hasSize(1);
        assertThat(desk.floor().time()).isEqualTo(City.NOW);
        assertThat(desk.refusedLists()).isZero();
    }

    @Test
    void refuses_to_load_before_enrolment() {
        assertThat(problemOf(() -> store.load())).isEqualTo(DeskProblem.NOT_ENROLLED);
    }

    @Test
    void refuses_to_load_before_the_first_bundle() throws Exception {
        store.enrol(CITY.rootPem());

        assertThat(problemOf(() -> store.load())).isEqualTo(DeskProblem.NO_BUNDLE);
    }

    @Test
    void enrolling_again_with_the_same_root_changes_nothing() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));
        store.enrol(CITY.rootPem());

        assertThat(store.load().bundle().content().version()).isEqualTo(new TrustVersion(3));
    }

    @Test
    void refuses_another_root() throws Exception {
        store.enrol(CITY.rootPem());

        assertThat(problemOf(() -> store.enrol(OTHER_CITY.rootPem()))).isEqualTo(DeskProblem.OTHER_ROOT);
    }

    @Test
    void refuses_a_root_that_is_no_key() {
        assertThat(problemOf(() -> store.enrol(new byte[] {1, 2, 3}))).isEqualTo(DeskProblem.BAD_ROOT);
    }

    @Test
    void refuses_a_bundle_of_another_root() throws Exception {
        store.enrol(CITY.rootPem());

        assertThat(problemOf(() -> store.update(OTHER_CITY.update(3, City.NOW))))
                .isEqualTo(DeskProblem.BAD_BUNDLE);
        assertThat(problemOf(() -> store.update(new DeskUpdate(CITY.foreignBundle(3, City.NOW), Map.of()))))
                .isEqualTo(DeskProblem.BAD_BUNDLE);
    }

    @Test
    void keeps_a_later_floor_and_never_an_earlier_one() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        store.keepFloor(new TimeFloor(City.NOW.plusSeconds(90)));
        store.keepFloor(new TimeFloor(City.NOW.plusSeconds(30)));

        assertThat(store.load().floor().time()).isEqualTo(City.NOW.plusSeconds(90));
    }

    @Test
    void refuses_an_older_bundle() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        DeskUpdate older = CITY.update(2, City.NOW.plusSeconds(60));
        assertThat(problemOf(() -> store.update(older))).isEqualTo(DeskProblem.BUNDLE_ROLLBACK);
        assertThat(store.load().bundle().content().version()).isEqualTo(new TrustVersion(3));
    }

    @Test
    void refuses_an_older_bundle_that_was_put_in_place_on_the_disk() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        Files.write(file("bundle.cose"), CITY.bundle(2, City.NOW).toArray());
        assertThat(problemOf(() -> store.load())).isEqualTo(DeskProblem.BUNDLE_ROLLBACK);
    }

    @Test
    void refuses_an_older_bundle_even_after_the_held_one_was_deleted() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        Files.delete(file("bundle.cose"));
        assertThat(problemOf(() -> store.update(CITY.update(2, City.NOW)))).isEqualTo(DeskProblem.BUNDLE_ROLLBACK);
    }

    @Test
    void refuses_a_bundle_with_one_changed_bit() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        flipOneBit(file("bundle.cose"));
        assertThat(problemOf(() -> store.load())).isEqualTo(DeskProblem.BAD_BUNDLE);
    }

    @Test
    void recovers_from_a_damaged_bundle_by_the_next_update() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));
        Files.write(file("bundle.cose"), new byte[0]);

        store.update(CITY.update(3, City.NOW));
        assertThat(store.load().bundle().content().version()).isEqualTo(new TrustVersion(3));
    }

    @Test
    void leaves_out_a_status_list_with_one_changed_bit() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        flipOneBit(file("status/1.cwt"));
        assertThat(store.load().statusLists().all()).isEmpty();
        assertThat(store.load().refusedLists()).isEqualTo(1);
    }

    @Test
    void refuses_a_status_list_of_a_key_that_may_not_sign_statuses() throws Exception {
        store.enrol(CITY.rootPem());
        DeskUpdate update =
                new DeskUpdate(CITY.bundle(3, City.NOW), Map.of(City.LIST, CITY.foreignStatusList(City.NOW)));

        assertThat(problemOf(() -> store.update(update))).isEqualTo(DeskProblem.BAD_STATUS_LIST);
        assertThat(problemOf(() -> store.load())).isEqualTo(DeskProblem.NO_BUNDLE);
    }

    @Test
    void refuses_an_older_status_list() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));
        Bytes older = CITY.statusList(City.NOW.minusSeconds(1));

        DeskUpdate update = new DeskUpdate(CITY.bundle(4, City.NOW), Map.of(City.LIST, older));
        assertThat(problemOf(() -> store.update(update))).isEqualTo(DeskProblem.STATUS_ROLLBACK);
        assertThat(store.load().bundle().content().version()).isEqualTo(new TrustVersion(3));
    }

    @Test
    void the_floor_only_moves_forward() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));
        store.update(new DeskUpdate(
                CITY.bundle(4, City.NOW), Map.of(City.LIST, CITY.statusList(City.NOW.plus(Duration.ofHours(1))))));

        // Even when the list that proved the later time is gone.
        Files.delete(file("status/1.cwt"));
        assertThat(store.load().floor().time()).isEqualTo(City.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void refuses_a_floor_that_cannot_be_read() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        Files.writeString(file("floor.json"), "{\"bundle_version\":3,\"time\":-1}");
        assertThat(problemOf(() -> store.load())).isEqualTo(DeskProblem.BAD_FLOOR);
    }

    @Test
    void leaves_no_half_written_file_behind() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void a_file_left_half_written_by_a_crash_is_ignored() throws Exception {
        store.enrol(CITY.rootPem());
        store.update(CITY.update(3, City.NOW));
        Files.write(folder.resolve("counter/bundle.cose.new"), new byte[] {1});

        store.update(CITY.update(4, City.NOW.plusSeconds(1)));
        assertThat(store.load().bundle().content().version()).isEqualTo(new TrustVersion(4));
    }

    private Path file(String name) {
        return folder.resolve("counter").resolve(name);
    }

    private static DeskProblem problemOf(ThrowingCallable action) {
        return catchThrowableOfType(DeskException.class, action).problem();
    }

    private static void flipOneBit(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    private static DeskStore storeIn(Path folder) {
        return new DeskStore(folder, new JcaSignatureCheck(), new JcaSha256());
    }
}
