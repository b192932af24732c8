package org.countersign.gateway.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The closed set of error codes. A code never changes its meaning; {@code docs/reference/errors.md} has a heading for each, and a test holds
 * the page, the status and this file together. The second half are the ledger's refusals, which pass through under the chain's own code.
 */
public enum ProblemCode {
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, Retry.RETRY_SAME_ID, "No valid access token"),
    FORBIDDEN(HttpStatus.FORBIDDEN, Retry.DO_NOT_RETRY, "The caller's role does not allow this"),
    HOLDER_NONCE(HttpStatus.UNAUTHORIZED, Retry.RETRY_SAME_ID, "The proof needs the nonce that comes with this answer"),
    HOLDER_PROOF(HttpStatus.UNAUTHORIZED, Retry.RETRY_SAME_ID, "The proof of the holder's key does not hold"),
    HOLDER_UNKNOWN(HttpStatus.UNAUTHORIZED, Retry.DO_NOT_RETRY, "No certificate of ours is bound to the proven key"),
    HOLDER_NOT_VALID(HttpStatus.FORBIDDEN, Retry.DO_NOT_RETRY, "The certificate of the proven key is not valid now"),
    NOT_FOUND(HttpStatus.NOT_FOUND, Retry.DO_NOT_RETRY, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, Retry.DO_NOT_RETRY, "The method is not offered here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, Retry.RETRY_NEW_ID, "No offered media type is acceptable"),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, Retry.RETRY_NEW_ID, "The body's media type is not taken here"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, Retry.RETRY_NEW_ID, "The body is larger than the limit"),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, Retry.RETRY_NEW_ID, "The request cannot be read"),
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST, Retry.RETRY_NEW_ID, "The request breaks a rule"),
    IDEMPOTENCY_KEY_MISSING(
            HttpStatus.BAD_REQUEST, Retry.RETRY_NEW_ID, "The Idempotency-Key header is missing or malformed"),
    IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT, Retry.RETRY_SAME_ID, "A request with this key is being worked on"),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT, Retry.RETRY_NEW_ID, "The key was used with another payload"),
    UNKNOWN_TYPE(HttpStatus.NOT_FOUND, Retry.DO_NOT_RETRY, "There is no such certificate type"),
    CERTIFICATE_NOT_REGISTERED(HttpStatus.CONFLICT, Retry.RETRY_SAME_ID, "The certificate is not on the ledger yet"),
    DUPLICATE_CERTIFICATE(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The certificate was issued already"),
    ALREADY_REISSUED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The certificate has a successor already"),
    APPROVAL_REQUIRED(
            HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The type demands a second person, which a machine is not"),
    OWN_REQUEST(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "Nobody decides on what he asked for himself"),
    REQUEST_DECIDED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The request was decided already"),
    NO_PRINT_FONT(
            HttpStatus.SERVICE_UNAVAILABLE,
            Retry.RETRY_SAME_ID,
            "There is no font with Chinese characters to print with"),
    TOO_MANY_COPIES(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "The certificate has no room for so many copies"),
    HOLDER_WITHOUT_ACCOUNT(
            HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The certificate is not of one person with an account of points"),
    AUTHORISATION_REQUIRED(
            HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "Points of this scheme are taken with an authorisation only"),
    AUTHORISATION_UNKNOWN(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "There is no such authorisation for this"),
    AUTHORISATION_USED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The authorisation was used before"),
    AUTHORISATION_EXPIRED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The time of the authorisation is over"),
    AUTHORISATION_EXCEEDED(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "More points than were authorised"),
    AUTHORISATION_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, Retry.RETRY_SAME_ID, "Too many wrong codes; come back later"),
    AUTHORISATIONS_OPEN(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "Too many authorisations are open"),
    NOT_PUBLISHED_YET(
            HttpStatus.SERVICE_UNAVAILABLE, Retry.RETRY_SAME_ID, "It is not published yet; come back in a moment"),
    TOO_BUSY(HttpStatus.SERVICE_UNAVAILABLE, Retry.RETRY_SAME_ID, "Too much is waiting; come back later"),
    LEDGER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, Retry.RETRY_SAME_ID, "The ledger does not answer"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, Retry.RETRY_SAME_ID, "Something broke on our side"),

    ID_REUSED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The id was used before with other content; nothing changed"),
    MALFORMED_ITEM(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The ledger does not understand the item"),
    ROLE_MISSING(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The organisation's certificate lacks the role for this"),
    NOT_THE_STEWARD(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "Another organisation is the steward of this ledger"),
    NOT_YOUR_ISSUER(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The issuer belongs to another organisation"),
    NOT_YOUR_PARTNER(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The partner is not the caller's"),
    NOT_AN_EARNER(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The organisation may not award points of this scheme"),
    NOT_YOUR_SCHEME(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The organisation does not run this scheme"),
    UNKNOWN_ISSUER(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "There is no such issuer on the ledger"),
    UNKNOWN_KEY(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "There is no such key on the ledger"),
    KEY_ENDED(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "The key has ended"),
    KEY_EXISTS(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The key is there already"),
    KEY_ID_WRONG(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The key id does not follow from the public key"),
    TYPE_NOT_ALLOWED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The issuer may not issue this type"),
    TYPE_NUMBER_TAKEN(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The number stands for another type"),
    TYPE_NUMBER_FIXED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The type has another number, and keeps it"),
    CLOCK_BACKWARD(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The clock floor only moves forward"),
    CLOCK_AHEAD(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "The clock floor may not pass the transaction's time"),
    SERIES_OF_ANOTHER(
            HttpStatus.CONFLICT,
            Retry.RETRY_NEW_ID,
            "The series of the certificate's id is another issuer's or type's"),
    SERIES_FULL(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "The series of the certificate's id is full"),
    INDEX_TAKEN(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "The place in the status list belongs to another certificate"),
    UNKNOWN_CERTIFICATE(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "There is no such certificate on the ledger"),
    STATUS_UNCHANGED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The certificate has this status already"),
    REVOKED_IS_FINAL(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "A revoked certificate stays revoked"),
    CERTIFICATE_REVOKED(
            HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The certificate is revoked, and gets no further copies"),
    CERTIFICATE_SUSPENDED(
            HttpStatus.CONFLICT,
            Retry.DO_NOT_RETRY,
            "The certificate is suspended, and nothing follows it until it is reinstated"),
    CERTIFICATE_EXPIRED(
            HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The certificate's time is over, and it gets no further copies"),
    UNKNOWN_SCHEME(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "There is no such scheme"),
    UNKNOWN_PARTNER(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "There is no such partner"),
    TIME_PASSED(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "A time that must lie ahead does not"),
    INSUFFICIENT_POINTS(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "The account has not enough free points"),
    OVERFLOW(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "A balance would leave the range of exact integers"),
    TOO_MANY_LOTS(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "The account has too many lots"),
    TOO_MANY_HOLDS(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "The account has too many open holds"),
    SAME_ACCOUNT(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "A transfer needs two accounts"),
    UNKNOWN_HOLD(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "There is no such hold"),
    HOLD_ENDED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The hold was captured, released or expired before"),
    HOLD_EXPIRED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The time of the hold is over"),
    AMOUNT_EXCEEDS_HOLD(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "More points than the hold holds"),
    UNKNOWN_OPERATION(HttpStatus.CONFLICT, Retry.RETRY_NEW_ID, "There is no such operation"),
    NOT_REVERSIBLE(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "Nothing reverses this operation"),
    ALREADY_REVERSED(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The operation was reversed before"),
    ALREADY_SPENT(HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The points are no longer whole in the account"),
    LEDGER_REFUSED(
            HttpStatus.CONFLICT, Retry.DO_NOT_RETRY, "The ledger refused for a reason that this release does not know");

    private final HttpStatus status;
    private final Retry retry;
    private final String title;

    ProblemCode(HttpStatus status, Retry retry, String title) {
        this.status = status;
        this.retry = retry;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public Retry retry() {
        return retry;
    }

    public String title() {
        return title;
    }

    /** The problem's {@code type}: a name, not an address to fetch. */
    public String type() {
        return "urn:countersign:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code of that name, for refusals that come from the ledger as text. */
    public static Optional<ProblemCode> named(String name) {
        return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
    }

    /** The code for an error that the framework found and that carries only an HTTP status. */
    public static ProblemCode forStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> TOO_BUSY;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL;
        };
    }
}
