package org.countersign.acceptance.bench.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.acceptance.bench.picture.CodeSheet;
import org.countersign.acceptance.bench.picture.Damage;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.pass.VerifiedPass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplePassesTest {
    /** The room that a static pass has: QR version 10 at error correction M. */
    private static final int MOST_BYTES = 207;

    private static final int HIGHEST_VERSION = 10;

    /** The room that a live pass has beside its prefix: QR version 12 at error correction M. */
    private static final int MOST_LIVE_BYTES = 276;

    private static final int HIGHEST_LIVE_VERSION = 12;

    @ParameterizedTest
    @EnumSource
    void every_shipped_type_gives_a_pass_whose_signature_holds(PaperKind kind) throws FormatException {
        SamplePasses samples = new SamplePasses(1);
        SignedPass pass = samples.of(kind, 1).getFirst();

        VerifiedPass verified =
                UnverifiedPass.parse(pass.text()).verify(samples.signer().key(), new JcaSignatureCheck());

        assertThat(verified.fields(ShippedType.of(kind).profile()))
                .extracting(PassField::value)
                .anyMatch(value -> value.codePointCount(0, value.length()) >= 3);
    }

    @ParameterizedTest
    @EnumSource
    void every_shipped_type_stays_within_the_room_on_paper(PaperKind kind) throws FormatException {
        List<SignedPass> passes = new SamplePasses(1).of(kind, 20);

        assertThat(passes).hasSize(20).allSatisfy(pass -> {
            assertThat(pass.message().length()).isLessThanOrEqualTo(MOST_BYTES);
            assertThat(CodeSheet.of(pass.text()).version()).isLessThanOrEqualTo(HIGHEST_VERSION);
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_shipped_type_shown_live_stays_within_the_room_on_a_screen(PaperKind kind) throws FormatException {
        List<LivePass> shown = new SamplePasses(1).live(kind, 20, false);

        assertThat(shown).hasSize(20).allSatisfy(pass -> {
            assertThat(pass.message().length()).isLessThanOrEqualTo(MOST_LIVE_BYTES);
            assertThat(CodeSheet.of(pass.text()).version()).isLessThanOrEqualTo(HIGHEST_LIVE_VERSION);
        });
    }

    @ParameterizedTest
    @EnumSource
    void shown_for_a_desk_and_a_purpose_a_type_with_two_names_needs_one_version_more(PaperKind kind)
            throws FormatException {
        boolean twoNames = kind == PaperKind.MARRIAGE || kind == PaperKind.SOLE_TRADER;

        assertThat(new SamplePasses(1).live(kind, 20, true))
                .extracting(pass -> CodeSheet.of(pass.text()).version())
                .allMatch(version -> version <= HIGHEST_LIVE_VERSION + (twoNames ? 1 : 0));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_person_shows_the_pass_live_in_a_larger_code(PaperKind kind) throws FormatException {
        SamplePasses samples = new SamplePasses(1);

        int paper = samples.of(kind, 1).getFirst().message().length();
        int live = samples.live(kind, 1, false).getFirst().message().length();
        int bound = samples.live(kind, 1, true).getFirst().message().length();

        assertThat(List.of(paper, live, bound)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_same_seed_gives_the_same_corpus() throws FormatException {
        assertThat(DamagedCode.corpus(5, 1)).isEqualTo(DamagedCode.corpus(5, 1));
    }

    @Test
    void another_seed_gives_other_passes() throws FormatException {
        assertThat(DamagedCode.corpus(6, 1)).doesNotContainAnyElementsOf(DamagedCode.corpus(5, 1));
    }

    @Test
    void a_corpus_has_every_kind_in_every_strength() throws FormatException {
        assertThat(DamagedCode.corpus(5, 2)).hasSize(2 * Damage.values().length * Damage.STRENGTHS);
        assertThat(DamagedCode.corpus(5, 1))
                .extracting(code -> code.damage() + "-" + code.strength())
                .doesNotHaveDuplicates();
    }
}
