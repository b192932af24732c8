package org.countersign.gateway.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns problems into responses, for controllers and for filters alike. */
@Component
public final class Problems {
    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** The body of a problem. Members: type, title, status, detail, code, retry, and errors where rules were broken. */
    public static ProblemDetail body(ProblemException problem) {
        var code = problem.code();
        var body = ProblemDetail.forStatusAndDetail(code.status(), problem.detail());
        body.setType(URI.create(code.type()));
        body.setTitle(code.title());
        body.setProperty("code", code.name());
        body.setProperty("retry", code.retry().name());
        if (!problem.violations().isEmpty()) {
            body.setProperty("errors", problem.violations());
        }
        problem.members().forEach(body::setProperty);
        return body;
    }

    /** The whole response of a problem. */
    public static ResponseEntity<ProblemDetail> response(ProblemException problem) {
        var response = ResponseEntity.status(problem.code().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.retryAfter()
                .ifPresent(after ->
                        response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds()))));
        return response.body(body(problem));
    }

    /** The text of a problem's body, for answers that are kept and replayed. */
    public String text(ProblemException problem) {
        return json.writeValueAsString(body(problem));
    }

    /** Writes a problem from a filter, before or after Spring MVC. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.code().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.retryAfter()
                .ifPresent(after ->
                        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds()))));
        response.getOutputStream().write(text(problem).getBytes(StandardCharsets.UTF_8));
    }
}
