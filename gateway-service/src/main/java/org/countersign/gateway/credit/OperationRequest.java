package org.countersign.gateway.credit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.countersign.format.ledger.LedgerLimits;
import org.jspecify.annotations.Nullable;

/**
 * One credit operation as a client asks for it. Whose points they are is said either by the account, a pseudonym, or by the resident's
 * citizen ID number, or, where a partner takes points, by the authorisation that the citizen gave; the partner is never said, it is the caller. {@code id} is the client's own in a batch, and absent elsewhere.
 */
@Schema(
        discriminatorProperty = "op",
        oneOf = {
            OperationRequest.Earn.class,
            OperationRequest.Hold.class,
            OperationRequest.Capture.class,
            OperationRequest.Release.class,
            OperationRequest.Redeem.class,
            OperationRequest.Transfer.class,
            OperationRequest.Reverse.class,
            OperationRequest.Expire.class
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OperationRequest.Earn.class, name = "earn"),
    @JsonSubTypes.Type(value = OperationRequest.Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = OperationRequest.Capture.class, name = "capture"),
    @JsonSubTypes.Type(value = OperationRequest.Release.class, name = "release"),
    @JsonSubTypes.Type(value = OperationRequest.Redeem.class, name = "redeem"),
    @JsonSubTypes.Type(value = OperationRequest.Transfer.class, name = "transfer"),
    @JsonSubTypes.Type(value = OperationRequest.Reverse.class, name = "reverse"),
    @JsonSubTypes.Type(value = OperationRequest.Expire.class, name = "expire")
})
sealed interface OperationRequest {
    /** An account is always a pseudonym of ours: what a client could write here freely would stand on the chain for ever. */
    String ACCOUNT = "acct-[0-9a-f]{40}";

    String RESIDENT = "[1-9][0-9]{16}[0-9X]";
    String ID = "[A-Za-z0-9_.:-]{1,64}";
    int MAX_EVENT_LENGTH = 200;
    int MAX_CODE_LENGTH = 32;

    @Nullable String id();

    /** Says whose points: exactly one of the two. */
    interface OfSomebody {
        @Nullable String account();

        @Nullable String resident();
    }

    /** A partner takes points; then the citizen's authorisation may say whose. */
    interface Payment extends OfSomebody {
        @Nullable String authorisation();

        String scheme();

        long points();
    }

    record Earn(
            @Nullable @Pattern(regexp = ID) String id,
            @Nullable @Pattern(regexp = ACCOUNT) String account,
            @Nullable @Pattern(regexp = RESIDENT) String resident,
            @NotNull @Pattern(regexp = ID) String scheme,
            @Min(1) @Max(LedgerLimits.MAX_EXACT_INTEGER) long points,
            @NotNull Instant expiresAt,
            @NotNull @Size(min = 1, max = MAX_EVENT_LENGTH) String event)
            implements OperationRequest, OfSomebody {}

    record Hold(
            @Nullable @Pattern(regexp = ID) String id,
            @Nullable @Pattern(regexp = ACCOUNT) String account,
            @Nullable @Pattern(regexp = RESIDENT) String resident,
            @Nullable @Size(max = MAX_CODE_LENGTH) String authorisation,
            @NotNull @Pattern(regexp = ID) String scheme,
            @Min(1) @Max(LedgerLimits.MAX_EXACT_INTEGER) long points,
            @NotNull Instant until)
            implements OperationRequest, Payment {}

    record Capture(
            @Nullable @Pattern(regexp = ID) String id,
            @NotNull @Pattern(regexp = ID) String hold,
            @Min(1) @Max(LedgerLimits.MAX_EXACT_INTEGER) long points)
            implements OperationRequest {}

    record Release(
            @Nullable @Pattern(regexp = ID) String id,
            @NotNull @Pattern(regexp = ID) String hold) implements OperationRequest {}

    record Redeem(
            @Nullable @Pattern(regexp = ID) String id,
            @Nullable @Pattern(regexp = ACCOUNT) String account,
            @Nullable @Pattern(regexp = RESIDENT) String resident,
            @Nullable @Size(max = MAX_CODE_LENGTH) String authorisation,
            @NotNull @Pattern(regexp = ID) String scheme,
            @Min(1) @Max(LedgerLimits.MAX_EXACT_INTEGER) long points)
            implements OperationRequest, Payment {}

    record Transfer(
            @Nullable @Pattern(regexp = ID) String id,
            @NotNull @Pattern(regexp = ACCOUNT) String from,
            @NotNull @Pattern(regexp = ACCOUNT) String to,
            @NotNull @Pattern(regexp = ID) String scheme,
            @Min(1) @Max(LedgerLimits.MAX_EXACT_INTEGER) long points)
            implements OperationRequest {}

    record Reverse(
            @Nullable @Pattern(regexp = ID) String id,
            @NotNull @Pattern(regexp = ID) String of) implements OperationRequest {}

    record Expire(
            @Nullable @Pattern(regexp = ID) String id,
            @Nullable @Pattern(regexp = ACCOUNT) String account,
            @Nullable @Pattern(regexp = RESIDENT) String resident,
            @NotNull @Pattern(regexp = ID) String scheme)
            implements OperationRequest, OfSomebody {}
}
