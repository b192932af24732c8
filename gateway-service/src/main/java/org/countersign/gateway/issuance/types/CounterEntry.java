package org.countersign.gateway.issuance.types;

/** One value of the counter pass: a field of the schema, whole or a part of it. */
public record CounterEntry(TypeField field, Take take) {

    public enum Take {
        WHOLE,
        /** The last four characters of an identity number: enough to compare with a photo ID, too little to be one. */
        LAST_FOUR
    }

    /** The name under which the value is shown at the counter. */
    public String name() {
        return switch (take) {
            case WHOLE -> field.name();
            case LAST_FOUR -> field.name() + "LastFour";
        };
    }

    /** What the pass carries of a whole value. */
    public String of(String value) {
        return switch (take) {
            case WHOLE -> value;
            case LAST_FOUR -> value.substring(value.length() - 4);
        };
    }
}
