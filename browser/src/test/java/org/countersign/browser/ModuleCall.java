package org.countersign.browser;

import java.util.Optional;
import org.countersign.format.Bytes;

/** One call of a function that the module exports; {@code privateKey} is P-256 in PKCS#8, where the function takes one. */
record ModuleCall(String name, String function, String argument, Optional<Bytes> privateKey) {
    ModuleCall(String name, String function, String argument) {
        this(name, function, argument, Optional.empty());
    }
}
