package org.countersign.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts the code of a refusal, never its words. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(FormatCode code, ThrowingCallable call) {
        FormatException refusal = catchThrowableOfType(FormatException.class, call);
        assertThat(refusal).as("expected a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }
}
