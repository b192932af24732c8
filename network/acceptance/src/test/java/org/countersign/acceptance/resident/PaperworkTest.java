package org.countersign.acceptance.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperworkTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final Paperwork paperwork = new Paperwork(new Population(5, TODAY), TODAY);

    @ParameterizedTest
    @EnumSource
    void equal_seeds_fill_in_equal_papers(PaperKind kind) {
        List<Paper> again =
                new Paperwork(new Population(5, TODAY), TODAY).papers(kind, 50).toList();

        assertThat(paperwork.papers(kind, 50)).isEqualTo(again);
    }

    @ParameterizedTest
    @EnumSource
    void no_two_papers_of_a_kind_are_the_same_certificate(PaperKind kind) {
        Set<String> identities = new HashSet<>();
        String number = switch (kind) {
            case VOLUNTEER -> "volunteerNumber";
            case SOLE_TRADER -> "socialCreditCode";
            case ELDERLY, DISABILITY, RESIDENCE, MARRIAGE -> "certificateNumber";
        };

        paperwork.papers(kind, 1_000).forEach(paper -> identities.add(paper.holderId() + paper.field(number)));

        assertThat(identities).hasSize(1_000);
    }

    @Test
    void a_disability_card_carries_its_category_and_level_in_its_number() {
        assertThat(paperwork.papers(PaperKind.DISABILITY, 200))
                .allSatisfy(paper -> assertThat(paper.field("certificateNumber"))
                        .isEqualTo(paper.holderId() + paper.field("category") + paper.field("level"))
                        .matches("[0-9]{17}[0-9X][1-7][1-4]"));
    }

    @Test
    void numbers_have_the_lengths_that_their_offices_give_them() {
        assertThat(paperwork.papers(PaperKind.ELDERLY, 20))
                .allSatisfy(
                        paper -> assertThat(paper.field("certificateNumber")).matches("[0-9]{12}"));
        assertThat(paperwork.papers(PaperKind.RESIDENCE, 20))
                .allSatisfy(
                        paper -> assertThat(paper.field("certificateNumber")).matches("[0-9]{15}"));
        assertThat(paperwork.papers(PaperKind.VOLUNTEER, 20))
                .allSatisfy(paper -> assertThat(paper.field("volunteerNumber")).matches("[0-9]{16}"));
        assertThat(paperwork.papers(PaperKind.MARRIAGE, 20))
                .allSatisfy(
                        paper -> assertThat(paper.field("certificateNumber")).matches("J[0-9]{6}-[0-9]{4}-[0-9]{6}"));
        assertThat(paperwork.papers(PaperKind.SOLE_TRADER, 20))
                .allSatisfy(paper -> assertThat(CreditCodes.isWellFormed(paper.field("socialCreditCode")))
                        .isTrue());
    }

    @Test
    void a_couple_are_two_people_with_well_formed_numbers() {
        assertThat(paperwork.papers(PaperKind.MARRIAGE, 500)).allSatisfy(paper -> {
            assertThat(IdNumbers.isWellFormed(paper.field("spouseId"))).isTrue();
            assertThat(paper.field("spouseId")).startsWith("999999").isNotEqualTo(paper.holderId());
        });
    }
}
