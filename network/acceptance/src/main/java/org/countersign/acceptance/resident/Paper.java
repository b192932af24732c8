package org.countersign.acceptance.resident;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the officer types in for one certificate: the fields' values by the fields' names, codes by their code. */
public record Paper(PaperKind kind, Map<String, String> fields) {
    public Paper {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public String field(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(kind.type() + " has no field " + name);
        }
        return value;
    }

    /** The same with one field changed, or added. */
    public Paper with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new Paper(kind, changed);
    }

    /** The name that a clerk reads first. */
    public String holder() {
        return kind == PaperKind.SOLE_TRADER ? field("businessName") : field("holderName");
    }

    /** The ID number of the person whose certificate it is. */
    public String holderId() {
        return kind == PaperKind.SOLE_TRADER ? field("operatorId") : field("holderId");
    }
}
