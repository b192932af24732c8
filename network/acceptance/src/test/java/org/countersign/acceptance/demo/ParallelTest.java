package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Teller;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private final StringWriter printed = new StringWriter();
    private final Parallel parallel = new Parallel(new Teller(new PrintWriter(printed), false), 4);

    @Test
    void results_come_in_the_order_of_the_things() throws InterruptedException {
        List<Integer> numbers = IntStream.range(0, 500).boxed().toList();

        List<Integer> doubled = parallel.map("doubled", numbers, each -> each * 2);

        assertThat(doubled).isEqualTo(numbers.stream().map(each -> each * 2).toList());
        assertThat(printed.toString()).contains("doubled").contains("of 500");
    }

    @Test
    void a_failure_of_one_is_the_failure_of_all() {
        assertThatThrownBy(() -> parallel.map("tried", List.of(1, 2, 3), each -> {
                    if (each == 2) {
                        throw new Failure("two is broken");
                    }
                    return each;
                }))
                .isInstanceOf(Failure.class)
                .hasMessage("two is broken");
    }
}
