package org.countersign.counter.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.check.CheckBasis;
import org.countersign.check.CheckResult;
import org.countersign.check.CheckedCertificate;
import org.countersign.check.StatusAge;
import org.countersign.check.StepResult;
import org.countersign.counter.desk.DeskProblem;
import org.countersign.format.Names;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.pass.PassField;

/** The members that say how a check went and what was verified: the same for the command line and the server. */
public final class ResultJson {
    private ResultJson() {}

    /** A whole answer: of the command line with {@code --json}, and of the server's API. */
    public static JsonObject.Builder checked(CheckResult result, Optional<DeskProblem> problem, String provider) {
        JsonObject.Builder object = JsonObject.builder()
                .put("verdict", result.verdict().code().name())
                .put("reason", result.verdict().reason().name())
                .put("exitCode", ExitCode.of(result.verdict().code()).number())
                .put("clerk", names(result.message().clerk()))
                .put("nextStep", names(result.message().nextStep()))
                .put("provider", provider)
                .putText("deskProblem", problem.map(Enum::name));
        add(object, result);
        result.certificate()
                .ifPresent(certificate -> object.put(
                        "certificate",
                        certificate(certificate, certificate.fields())
                                .put("statusList", certificate.status().list().value())
                                .put("statusIndex", certificate.status().index().value())
                                .put("key", certificate.kid().hex())
                                .build()));
        return object;
    }

    /** Steps, basis and the status's age. */
    public static void add(JsonObject.Builder object, CheckResult result) {
        object.put("citizen", names(result.message().citizen()))
                .put("steps", JsonArray.of(result.steps(), ResultJson::step))
                .put("basis", basis(result.basis()));
        result.verdict().age().ifPresent(age -> object.put("status", status(age)));
    }

    private static JsonObject step(StepResult step) {
        return JsonObject.builder()
                .put("step", step.step().name())
                .put("outcome", step.outcome().name())
                .build();
    }

    private static JsonObject basis(CheckBasis basis) {
        return JsonObject.builder()
                .put("desk", basis.desk().value())
                .putText("time", basis.time().map(Instant::toString))
                .putInteger("trustVersion", basis.trustVersion().map(version -> version.value()))
                .putInteger("ledgerHeight", basis.ledgerHeight().map(height -> height.value()))
                .putText("statusList", basis.statusList().map(uri -> uri.value()))
                .putText("statusIssuedAt", basis.statusIssuedAt().map(Instant::toString))
                .build();
    }

    private static JsonObject status(StatusAge age) {
        return JsonObject.builder()
                .put("issuedAt", age.issuedAt().toString())
                .put("ageSeconds", age.age().toSeconds())
                .put("limitSeconds", age.limit().toSeconds())
                .build();
    }

    /** What the issuer signed, with some of its fields; without what would tell one copy from another. */
    public static JsonObject.Builder certificate(CheckedCertificate certificate, List<PassField> fields) {
        return JsonObject.builder()
                .put("type", certificate.type().value())
                .put("typeName", names(certificate.typeName()))
                .put("issuer", certificate.issuer().value())
                .put("issuerName", names(certificate.issuerName()))
                .put("validFrom", certificate.validFrom().toString())
                .putText("expiresAt", certificate.expiresAt().map(Instant::toString))
                .put("fields", JsonArray.of(fields, ResultJson::field));
    }

    private static JsonObject field(PassField field) {
        return JsonObject.builder()
                .put("name", field.name())
                .put("label", names(field.label()))
                .put("value", field.value())
                .put("display", names(field.display()))
                .build();
    }

    public static JsonObject names(Names names) {
        return JsonObject.builder().put("zh", names.zh()).put("en", names.en()).build();
    }
}
