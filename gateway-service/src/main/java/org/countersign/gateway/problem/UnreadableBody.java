package org.countersign.gateway.problem;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a body could not be read, told without quoting it: the parser's own message shows the text around the fault. */
final class UnreadableBody {
    private UnreadableBody() {}

    static ProblemException explain(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProblemException problem -> {
                    return problem;
                }
                case UnrecognizedPropertyException unknown -> {
                    return ProblemException.invalid(
                            pointer(unknown), "UNKNOWN_MEMBER", "is not a member of this request");
                }
                case DatabindException mismatch -> {
                    return ProblemException.invalid(
                            pointer(mismatch), "WRONG_TYPE", "does not have the expected JSON type or form");
                }
                case StreamReadException broken -> {
                    var at = broken.getLocation();
                    return new ProblemException(
                            ProblemCode.MALFORMED_REQUEST,
                            at == null
                                    ? "the body is not JSON as RFC 8259 wants it"
                                    : "the body is not JSON as RFC 8259 wants it, near line %d, column %d"
                                            .formatted(at.getLineNr(), at.getColumnNr()));
                }
                default -> {
                    // Look at what caused this.
                }
            }
        }
        return new ProblemException(ProblemCode.MALFORMED_REQUEST, "the body is missing or cannot be read");
    }

    private static String pointer(JacksonException thrown) {
        var pointer = new StringBuilder();
        for (var reference : thrown.getPath()) {
            pointer.append('/');
            var name = reference.getPropertyName();
            pointer.append(
                    name == null
                            ? Integer.toString(reference.getIndex())
                            : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
