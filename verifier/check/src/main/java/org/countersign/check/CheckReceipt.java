package org.countersign.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Identifiers;
import org.countersign.format.Names;
import org.countersign.format.Sha256;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.pass.Purpose;

/**
 * What a desk signs of one check instead of keeping a photocopy: what was checked, against what, when, by which desk, for which purpose, and the verdict. No field
 * of the certificate and no status index; {@code pass_sha256} is the hash that the ledger has of the copy, so that its holder can be told.
 *
 * @param id makes the receipt one: 1 to 64 of the characters of identifiers, made at random
 * @param at when the desk decided
 * @param purpose why the desk asked, and how that is called
 */
public record CheckReceipt(String id, Instant at, Flow flow, Optional<Asked> purpose) {
    /** {@code typ} of a receipt. */
    public static final String TYPE = "countersign-receipt+jwt";

    /** How the text came to the desk. */
    public enum Flow {
        CAMERA,
        SCANNER,
        TYPED_CODE,
        API
    }

    /** What the desk asked for, in words that the citizen reads later. */
    public record Asked(Purpose id, Names text) {
        private static final int MAX_CHARS = 200;

        public Asked {
            if (text.zh().length() > MAX_CHARS || text.en().length() > MAX_CHARS) {
                throw new IllegalArgumentException("a purpose is told in " + MAX_CHARS + " characters");
            }
        }
    }

    public CheckReceipt {
        if (!Identifiers.isValid(id)) {
            throw new IllegalArgumentException("a receipt's id is 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
    }

    /** The claims, to be signed by the desk's key. */
    public JsonObject claims(CheckResult result, Sha256 sha256) {
        JsonObject.Builder claims = JsonObject.builder()
                .put("iss", result.basis().desk().value())
                .put("iat", at.getEpochSecond())
                .put("jti", id)
                .put("flow", flow.name())
                .put("accepted", result.verdict().code() == VerdictCode.VALID)
                .put("checks", JsonArray.of(List.of(check(result, sha256)), check -> check));
        if (purpose.isPresent()) {
            Asked asked = purpose.get();
            claims.put(
                    "purpose",
                    JsonObject.builder()
                            .put("id", asked.id().value())
                            .put("zh", asked.text().zh())
                            .put("en", asked.text().en())
                            .build());
        }
        return claims.build();
    }

    private static JsonObject check(CheckResult result, Sha256 sha256) {
        JsonObject.Builder check = JsonObject.builder();
        addOutcome(check, result);
        // No lambda: the browser's hash waits, and what waits in a lambda makes everything wait that takes one.
        Optional<CheckedCertificate> certificate = result.certificate();
        if (certificate.isPresent()) {
            check.put("pass_sha256", sha256.digest(certificate.get().message()).hex());
        }
        return check.build();
    }

    /** The members that every receipt has of a check, however the certificate was shown. */
    public static void addOutcome(JsonObject.Builder check, CheckResult result) {
        CheckBasis basis = result.basis();
        check.put("verdict", result.verdict().code().name())
                .put("reason", result.verdict().reason().name())
                .put("step", result.decidedAt().name())
                .putText(
                        "type",
                        result.certificate()
                                .map(certificate -> certificate.type().value()))
                .putText(
                        "issuer",
                        result.certificate()
                                .map(certificate -> certificate.issuer().value()))
                .putInteger("checked_at", basis.time().map(Instant::getEpochSecond))
                .putInteger("trust_version", basis.trustVersion().map(version -> version.value()))
                .putInteger("ledger_height", basis.ledgerHeight().map(height -> height.value()))
                .putText("status_list", basis.statusList().map(uri -> uri.value()))
                .putInteger("status_issued_at", basis.statusIssuedAt().map(Instant::getEpochSecond));
    }
}
