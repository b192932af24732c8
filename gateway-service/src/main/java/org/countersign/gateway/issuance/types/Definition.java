package org.countersign.gateway.issuance.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A strict cursor over one type file: it knows where it is, so that each complaint names the place and what was expected there. */
record Definition(String file, String place, JsonNode node) {

    Definition object(Set<String> required, Set<String> optional) {
        if (!node.isObject()) {
            throw wrong("expected an object");
        }
        var missing = new TreeSet<>(required);
        missing.removeAll(node.propertyNames());
        if (!missing.isEmpty()) {
            throw wrong("expected the members " + missing + " too");
        }
        var unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(required);
        unknown.removeAll(optional);
        if (!unknown.isEmpty()) {
            throw wrong("found the members " + unknown + ", which mean nothing here");
        }
        return this;
    }

    Definition at(String member) {
        return find(member).orElseThrow(() -> wrong("expected the member '" + member + "'"));
    }

    Optional<Definition> find(String member) {
        return node.optional(member).map(value -> new Definition(file, place + "/" + member, value));
    }

    List<Definition> list(int max) {
        if (!node.isArray() || node.isEmpty() || node.size() > max) {
            throw wrong("expected a list of 1 to " + max + " entries");
        }
        var entries = new ArrayList<Definition>();
        for (var i = 0; i < node.size(); i++) {
            entries.add(new Definition(file, place + "/" + i, node.get(i)));
        }
        return entries;
    }

    String text() {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw wrong("expected a text that is not blank");
        }
        return node.stringValue();
    }

    int number(int min, int max) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            throw wrong("expected a whole number from " + min + " to " + max);
        }
        return node.intValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("expected true or false");
        }
        return node.booleanValue();
    }

    TypeDefinitionException wrong(String expected) {
        return new TypeDefinitionException(file, place, expected);
    }

    TypeDefinitionException wrong(String expected, Throwable cause) {
        return new TypeDefinitionException(file, place, expected, cause);
    }
}
