package org.countersign.chaincode.rules;

import java.util.Optional;
import org.countersign.format.ledger.RefusalCode;

/** An item was refused. It is an answer, not a failure, so it has no stack trace. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    Refusal(RefusalCode code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }

    static void unless(boolean holds, RefusalCode otherwise) throws Refusal {
        if (!holds) {
            throw new Refusal(otherwise);
        }
    }

    static <T> T unlessPresent(Optional<T> thing, RefusalCode otherwise) throws Refusal {
        if (thing.isEmpty()) {
            throw new Refusal(otherwise);
        }
        return thing.get();
    }
}
