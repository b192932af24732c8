package org.countersign.counter.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GreyPlaneTest {
    private final GreyPlane plane = new GreyPlane(3, 2, new int[] {10, 20, 30, 40, 50, 60});

    @Test
    void is_read_between_its_pixels() {
        assertThat(plane.at(1, 0.5)).isCloseTo(15, within(0.01));
        assertThat(plane.at(1, 1)).isCloseTo(30, within(0.01));
    }

    @Test
    void outside_it_looks_like_its_edge() {
        assertThat(plane.at(-5, -5)).isCloseTo(10, within(0.1));
        assertThat(plane.at(50, 50)).isCloseTo(60, within(0.1));
    }

    @Test
    void a_blur_takes_the_mean_of_what_there_is() {
        assertThat(plane.blurred(1).value(0)).isEqualTo((10 + 20 + 40 + 50) / 4);
    }

    @Test
    void stretching_uses_the_whole_range() {
        assertThat(plane.stretched().value(0)).isZero();
        assertThat(plane.stretched().value(5)).isEqualTo(255);
    }

    @Test
    void stretching_leaves_a_uniform_plane_alone() {
        assertThat(new GreyPlane(2, 1, new int[] {7, 7}).stretched().value(1)).isEqualTo(7);
    }

    @Test
    void inverting_twice_changes_nothing() {
        assertThat(plane.inverted().inverted().value(4)).isEqualTo(50);
        assertThat(plane.inverted().value(4)).isEqualTo(205);
    }
}
