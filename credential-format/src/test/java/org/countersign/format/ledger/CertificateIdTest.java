package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateItem.Register;
import org.junit.jupiter.api.Test;

class CertificateIdTest {
    @Property
    void an_id_names_the_place_that_it_was_made_for(
            @ForAll @IntRange(max = 0xFFFF) int list,
            @ForAll @IntRange(max = LedgerLimits.STATUS_LIST_ENTRIES - 1) int index,
            @ForAll @LongRange(max = (1L << 48) - 1) long millis,
            @ForAll long random) {
        StatusIndex place = new StatusIndex(list, index);

        CertificateId id = CertificateId.naming(place, millis, random);

        assertThat(id.place()).contains(place);
        assertThat(UUID.fromString(id.value()).version()).isEqualTo(8);
        assertThat(UUID.fromString(id.value()).variant()).isEqualTo(2);
    }

    @Test
    void ids_sort_by_the_time_of_their_making() {
        StatusIndex place = new StatusIndex(1, 1);

        assertThat(CertificateId.naming(place, 1_000, -1L)).isLessThan(CertificateId.naming(place, 1_001, 0));
    }

    @Test
    void other_ids_name_no_place() {
        String named = CertificateId.naming(new StatusIndex(1, 5), 0, 0).value();

        assertThat(new CertificateId("c").place()).isEmpty();
        assertThat(new CertificateId("0190b3a0-0000-7000-8000-000000020005").place())
                .isEmpty();
        assertThat(new CertificateId(named.replace("-8000-", "-0000-")).place()).isEmpty();
        assertThat(new CertificateId(named.replace('-', '_')).place()).isEmpty();
    }

    @Test
    void a_registration_under_an_id_that_names_its_place_is_read() {
        StatusIndex place = new StatusIndex(1, 5);

        assertThat(registration(CertificateId.naming(place, 0, 0), place).copies())
                .hasSize(1);
    }

    @Test
    void refuses_a_registration_under_an_id_that_names_another_place() {
        CertificateId id = CertificateId.naming(new StatusIndex(1, 5), 0, 0);

        assertThatThrownBy(() -> registration(id, new StatusIndex(1, 6))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Register registration(CertificateId id, StatusIndex place) {
        Copy copy = new Copy(new FormCode("f"), new Digest(Bytes.of(new byte[Digest.LENGTH])), place);
        return new Register(
                id,
                new IssuerId("i"),
                new TypeCode("t"),
                Kid.ofHex("0123456789abcdef"),
                List.of(copy),
                new EpochSecond(0),
                Optional.empty());
    }
}
