package org.countersign.gateway.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Role;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation what holds for all of its kind: roles, headers, and the problems that may come. */
final class SharedBehaviour implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        roles(method)
                .ifPresent(roles -> operation.setDescription(
                        Optional.ofNullable(operation.getDescription())
                                        .map(text -> text + "\n\n")
                                        .orElse("") + "Roles: " + roles + "."));
        problem(operation, ProblemCode.UNAUTHENTICATED);
        problem(operation, ProblemCode.FORBIDDEN);
        problem(operation, ProblemCode.NOT_ACCEPTABLE);
        if (method.getMethodParameters().length > 0) {
            problem(operation, ProblemCode.VALIDATION_FAILED);
        }
        if (has(method, PathVariable.class)) {
            problem(operation, ProblemCode.NOT_FOUND);
        }
        if (has(method, RequestBody.class) || method.hasMethodAnnotation(PostMapping.class)) {
            problem(operation, ProblemCode.TOO_LARGE);
            problem(operation, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
            problem(operation, ProblemCode.TOO_BUSY);
        }
        if (takes(method, IdempotencyKey.class)) {
            operation.addParametersItem(header(IdempotencyKey.HEADER, IdempotencyKey.DESCRIPTION, true));
            problem(operation, ProblemCode.IDEMPOTENCY_KEY_IN_USE);
            problem(operation, ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        if (takes(method, Preference.class)) {
            operation.addParametersItem(header(
                    Preference.HEADER,
                    "wait=N: answer with the outcome when the ledger decides within N seconds (at most %d)"
                            .formatted(Preference.LONGEST.toSeconds()),
                    false));
        }
        return operation;
    }

    private static void problem(Operation operation, ProblemCode code) {
        var status = Integer.toString(code.status().value());
        if (operation.getResponses().get(status) == null) {
            operation
                    .getResponses()
                    .addApiResponse(status, ProblemSchema.response(code.status().getReasonPhrase()));
        }
    }

    private static HeaderParameter header(String name, String description, boolean required) {
        var parameter = new HeaderParameter();
        parameter.setName(name);
        parameter.setDescription(description);
        parameter.setRequired(required);
        parameter.setSchema(new StringSchema());
        return parameter;
    }

    private static Optional<String> roles(HandlerMethod method) {
        return AllowedRoles.Lookup.of(method)
                .map(allowed -> Arrays.stream(allowed.value()).map(Role::claim).collect(Collectors.joining(", ")));
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static boolean has(HandlerMethod method, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }
}
