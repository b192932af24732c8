package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageCatalogueTest {
    private static final StatusAge AGE =
            new StatusAge(Instant.parse("2026-11-21T03:05:00Z"), Duration.ofMinutes(175), Duration.ofDays(1));

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_has_six_sentences_without_gaps(Reason reason) {
        List<Names> texts = texts(MessageCatalogue.message(verdict(reason)));

        assertThat(texts).allSatisfy(text -> {
            assertThat(text.zh()).matches(zh -> zh.codePoints().anyMatch(Character::isIdeographic));
            assertThat(text.zh()).endsWith("。").doesNotContain("{").doesNotContain("}");
            assertThat(text.en()).endsWith(".").doesNotContain("{").doesNotContain("}");
        });
    }

    @Test
    void no_two_reasons_say_the_same_to_the_clerk() {
        List<String> sentences = Arrays.stream(Reason.values())
                .map(reason -> MessageCatalogue.message(verdict(reason)).clerk().zh())
                .toList();

        assertThat(sentences).doesNotHaveDuplicates();
    }

    @Test
    void a_status_is_told_with_its_time_its_age_and_its_limit() {
        Names clerk = MessageCatalogue.message(new Verdict.ValidAsOf(AGE)).clerk();

        assertThat(clerk.zh()).isEqualTo("有效。状态截至2026年11月21日 11:05（2小时前），期限24小时。");
        assertThat(clerk.en()).isEqualTo("Valid. Status as of 21 November 2026, 11:05 (2 hours ago), limit 24 hours.");
    }

    @Test
    void an_end_is_told_as_the_last_good_day() {
        Verdict expired = new Verdict.Expired(Instant.parse("2026-10-31T16:00:00Z"));

        assertThat(MessageCatalogue.message(expired).clerk().zh()).isEqualTo("已过期：有效期至2026年10月31日。");
    }

    @Test
    void spans_are_told_in_the_unit_that_says_them_best() {
        assertThat(Stream.of(0L, 59L, 60L, 3_599L, 3_600L, 172_799L, 172_800L, 31_536_000L)
                        .map(seconds ->
                                Wording.span(Duration.ofSeconds(seconds)).en()))
                .containsExactly(
                        "less than a minute",
                        "less than a minute",
                        "1 minute",
                        "59 minutes",
                        "1 hour",
                        "47 hours",
                        "2 days",
                        "365 days");
    }

    private static List<Names> texts(Message message) {
        return List.of(message.clerk(), message.citizen(), message.nextStep());
    }

    private static Verdict verdict(Reason reason) {
        return switch (reason.verdict()) {
            case VALID ->
                reason == Reason.LIVE ? new Verdict.ValidLive(AGE, AGE.issuedAt()) : new Verdict.ValidAsOf(AGE);
            case CANNOT_TELL ->
                new Verdict.CannotTell(reason, reason == Reason.STATUS_TOO_OLD ? Optional.of(AGE) : Optional.empty());
            case REVOKED -> new Verdict.Revoked(AGE);
            case SUSPENDED -> new Verdict.Suspended(AGE);
            case EXPIRED -> new Verdict.Expired(Instant.parse("2026-10-31T16:00:00Z"));
            case NOT_YET_VALID -> new Verdict.NotYetValid(LocalDate.of(2026, 12, 1));
            case NOT_TRUSTED -> new Verdict.NotTrusted(reason);
            case WRONG_SHOWING -> new Verdict.WrongShowing(reason);
            case UNREADABLE -> new Verdict.Unreadable(reason);
        };
    }
}
