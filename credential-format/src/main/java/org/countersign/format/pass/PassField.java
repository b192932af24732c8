package org.countersign.format.pass;

import org.countersign.format.Names;

/** A field of a verified pass, ready to be read: {@code value} for systems, {@code display} for people. */
public record PassField(String name, Names label, String value, Names display) {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "PassField[" + name + "]";
    }
}
