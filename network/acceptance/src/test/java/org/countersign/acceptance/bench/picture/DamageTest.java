package org.countersign.acceptance.bench.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.countersign.counter.reading.QrReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamageTest {
    private static final String TEXT = "CS1:" + "ABC 123+".repeat(20);
    private static final GreyPicture SHEET = CodeSheet.of(TEXT).picture();

    private final QrReader reader = new QrReader();

    @Test
    void there_are_sixteen_kinds() {
        assertThat(Damage.values()).hasSize(16);
    }

    @Test
    void an_undamaged_sheet_is_read() {
        assertThat(reader.read(SHEET.toImage())).containsExactly(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_gives_the_same_picture(Damage damage) {
        assertThat(pixels(damage.done(SHEET, 2, 7))).isEqualTo(pixels(damage.done(SHEET, 2, 7)));
    }

    @ParameterizedTest
    @EnumSource
    void every_strength_changes_the_picture_in_its_own_way(Damage damage) {
        int[][] pictures = new int[Damage.STRENGTHS + 1][];
        pictures[0] = pixels(SHEET);
        for (int strength = 1; strength <= Damage.STRENGTHS; strength++) {
            pictures[strength] = pixels(damage.done(SHEET, strength, 7));
        }

        assertThat(Arrays.stream(pictures).map(Arrays::hashCode).distinct()).hasSize(pictures.length);
    }

    @ParameterizedTest
    @EnumSource
    void the_lightest_damage_still_leaves_a_code_that_is_read(Damage damage) {
        assertThat(reader.read(damage.done(SHEET, 1, 3).toImage())).containsExactly(TEXT);
    }

    @Test
    void a_strength_that_there_is_not_is_refused() {
        assertThatThrownBy(() -> Damage.BLUR.done(SHEET, 5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Damage.BLUR.done(SHEET, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] pixels(GreyPicture picture) {
        BufferedImage image = picture.toImage();
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }
}
