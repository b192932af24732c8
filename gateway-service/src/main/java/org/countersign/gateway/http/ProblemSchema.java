package org.countersign.gateway.http;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.Retry;

/** What a problem looks like, for the interface's description. */
final class ProblemSchema {
    static final String NAME = "Problem";
    static final String VIOLATION = "Violation";
    private static final String REFERENCES = "#/components/schemas/";

    private ProblemSchema() {}

    static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().description("urn:countersign:problem:<code>"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("what was expected; never personal data"))
                .addProperty("code", names(ProblemCode.values()))
                .addProperty("retry", names(Retry.values()))
                .addProperty("errors", new ArraySchema().items(new Schema<>().$ref(REFERENCES + VIOLATION)))
                .addRequiredItem("type")
                .addRequiredItem("title")
                .addRequiredItem("status")
                .addRequiredItem("code")
                .addRequiredItem("retry");
    }

    static Schema<?> violation() {
        return new ObjectSchema()
                .addProperty(
                        "pointer", new StringSchema().description("where, as a JSON pointer, or ?name for a parameter"))
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
    }

    static ApiResponse response(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref(REFERENCES + NAME))));
    }

    private static Schema<?> names(Enum<?>[] values) {
        var schema = new StringSchema();
        Arrays.stream(values).map(Enum::name).forEach(schema::addEnumItem);
        return schema;
    }
}
