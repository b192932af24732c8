package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerValuesTest {
    private static final Digest HASH = new Digest(Bytes.ofHex("00".repeat(32)));

    @Test
    void accepts_ids_of_1_to_64_allowed_characters() {
        assertThat(new OperationId("A").value()).hasSize(1);
        assertThat(new OperationId("aZ09_.:-".repeat(8)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "中", "a\u0000", "a\n"})
    void refuses_ids_with_other_characters(String text) {
        refuses(() -> new OperationId(text));
    }

    @Test
    void refuses_ids_of_65_characters() {
        refuses(() -> new AccountId("a".repeat(65)));
    }

    @Test
    void counts_the_characters_of_names_as_people_do() {
        assertThat(new BilingualName("𠮷".repeat(200), "x").zh()).hasSize(400);
        refuses(() -> new BilingualName("𠮷".repeat(201), "x"));
        refuses(() -> new BilingualName("证", "x".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0085b"})
    void refuses_names_that_are_blank_or_have_control_characters(String name) {
        refuses(() -> new BilingualName(name, "x"));
    }

    @Test
    void points_end_at_2_to_the_53_less_1() {
        assertThat(new Points(9_007_199_254_740_991L).canAdd(Points.ZERO)).isTrue();
        assertThat(new Points(9_007_199_254_740_991L).canAdd(new Points(1))).isFalse();
        refuses(() -> new Points(9_007_199_254_740_992L));
        refuses(() -> new Points(-1));
        refuses(() -> Points.positive(0));
    }

    @Test
    void points_never_wrap_around() {
        refuses(() -> new Points(9_007_199_254_740_991L).plus(new Points(1)));
        refuses(() -> Points.ZERO.minus(new Points(1)));
    }

    @Test
    void places_in_status_lists_end_at_131071() {
        assertThat(new StatusIndex(0, 131_071).index()).isEqualTo(131_071);
        refuses(() -> new StatusIndex(0, 131_072));
        refuses(() -> new StatusIndex(-1, 0));
        refuses(() -> StatusIndex.of(1L << 32, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQI=", "AQ+D", "AQJ", "中"})
    void refuses_public_keys_in_other_encodings(String text) {
        refuses(() -> new PublicKeyInfo(text));
    }

    @Test
    void refuses_public_keys_of_1025_characters() {
        assertThat(new PublicKeyInfo("A".repeat(1024)).der()).hasSize(768);
        refuses(() -> new PublicKeyInfo("A".repeat(1026)));
    }

    @Test
    void refuses_upper_case_hexadecimal() {
        assertThat(Syntax.kid("0123456789abcdef")).isEqualTo(Kid.ofHex("0123456789abcdef"));
        refuses(() -> Syntax.kid("0123456789ABCDEF"));
        refuses(() -> Syntax.digest("00"));
    }

    @Test
    void refuses_a_certificate_without_copies_or_with_17_or_two_at_one_place() {
        assertThat(register(copies(16)).copies()).hasSize(16);
        refuses(() -> register(List.of()));
        refuses(() -> register(copies(17)));
        refuses(() -> register(Collections.nCopies(2, copies(1).getFirst())));
    }

    @Test
    void refuses_a_validity_that_ends_before_it_begins() {
        refuses(() -> register(copies(1), new EpochSecond(2), new EpochSecond(1)));
    }

    @Test
    void refuses_an_issuer_with_a_type_named_twice() {
        TypeCode type = new TypeCode("elder");

        refuses(() -> new TrustItem.PutIssuer(
                new OperationId("1"),
                new IssuerId("i"),
                new BilingualName("名", "n"),
                new MspId("m"),
                List.of(type, type)));
    }

    @Test
    void reads_roles_and_ignores_words_of_others() {
        assertThat(Role.parse("steward, issuer,,approver")).isEqualTo(Set.of(Role.STEWARD, Role.ISSUER));
        assertThat(Role.parse("Partner")).isEmpty();
        assertThat(Role.parse("")).isEmpty();
    }

    private static CertificateItem.Register register(List<Copy> copies) {
        return register(copies, new EpochSecond(1), new EpochSecond(1));
    }

    private static CertificateItem.Register register(List<Copy> copies, EpochSecond from, EpochSecond until) {
        return new CertificateItem.Register(
                new CertificateId("c"),
                new IssuerId("i"),
                new TypeCode("t"),
                Kid.ofHex("0123456789abcdef"),
                copies,
                from,
                Optional.of(until));
    }

    private static List<Copy> copies(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Copy(new FormCode("counter-pass"), HASH, new StatusIndex(0, index)))
                .toList();
    }

    private static void refuses(ThrowingCallable made) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(made);
    }
}
