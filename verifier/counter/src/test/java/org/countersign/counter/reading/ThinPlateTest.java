package org.countersign.counter.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.countersign.counter.reading.ThinPlate.Pin;
import org.junit.jupiter.api.Test;

class ThinPlateTest {
    private static final List<Pin> CORNERS =
            List.of(new Pin(0, 0, 10, 20), new Pin(10, 0, 30, 22), new Pin(0, 10, 8, 40));

    @Test
    void three_pins_make_a_parallelogram() {
        ThinPlate plate = new ThinPlate(CORNERS);

        assertThat(plate.x(10, 10)).isCloseTo(28, within(1e-9));
        assertThat(plate.y(10, 10)).isCloseTo(42, within(1e-9));
    }

    @Test
    void every_pin_is_met() {
        ThinPlate plate = new ThinPlate(List.of(
                CORNERS.get(0), CORNERS.get(1), CORNERS.get(2), new Pin(10, 10, 25, 47), new Pin(5, 5, 18, 33)));

        assertThat(plate.x(10, 10)).isCloseTo(25, within(1e-6));
        assertThat(plate.y(10, 10)).isCloseTo(47, within(1e-6));
        assertThat(plate.x(5, 5)).isCloseTo(18, within(1e-6));
        assertThat(plate.y(0, 10)).isCloseTo(40, within(1e-6));
    }
}
