package org.countersign.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityTimeTest {
    @Property
    void reads_every_day_as_it_is_written(@ForAll @IntRange(min = -719_528, max = 2_932_896) int epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);

        assertThat(CityTime.day(day.toString())).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2026-13-01",
                "2026-1-01",
                "2026-+1-01",
                "2026-01-01 ",
                "2026/01/01",
                "20260101",
                "-026-01-01",
                "٢٠٢٦-01-01",
                "+12026-01-01"
            })
    void refuses_what_is_no_day(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CityTime.day(text));
    }
}
