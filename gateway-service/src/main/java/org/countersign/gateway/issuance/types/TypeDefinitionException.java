package org.countersign.gateway.issuance.types;

/** A type file that cannot be used. The message names the file, the place in it, what was expected and what was found. */
public final class TypeDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TypeDefinitionException(String file, String place, String expected) {
        super(file + " at " + (place.isEmpty() ? "its top" : place) + ": " + expected);
    }

    TypeDefinitionException(String file, String place, String expected, Throwable cause) {
        super(file + " at " + (place.isEmpty() ? "its top" : place) + ": " + expected, cause);
    }
}
