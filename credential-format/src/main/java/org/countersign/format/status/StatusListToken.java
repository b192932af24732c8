package org.countersign.format.status;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.UnixTime;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.CwtClaims;
import org.countersign.format.cose.Signer;

/** A status list with its name and its times, as it is signed (draft-ietf-oauth-status-list, section 5.2). */
public record StatusListToken(
        StatusListUri uri,
        Instant issuedAt,
        Optional<Instant> expiresAt,
        Optional<Duration> ttl,
        Optional<StatusListUri> aggregation,
        StatusList list) {

    /** A token that does not say where the other lists of its issuer are named. */
    public StatusListToken(
            StatusListUri uri, Instant issuedAt, Optional<Instant> expiresAt, Optional<Duration> ttl, StatusList list) {
        this(uri, issuedAt, expiresAt, ttl, Optional.empty(), list);
    }

    /** In the CWT form; {@link StatusListJwt} has the other one. */
    public Bytes sign(Signer signer) {
        Map statusList = new Map();
        aggregation.ifPresent(
                where -> statusList.put(Cbor.text(StatusListLabels.AGGREGATION_URI), Cbor.text(where.value())));
        statusList.put(Cbor.text(StatusListLabels.BITS), Cbor.integer(list.bits()));
        statusList.put(Cbor.text(StatusListLabels.LIST), Cbor.bytes(list.deflate()));

        Map claims = new Map();
        claims.put(Cbor.integer(CwtClaims.SUBJECT), Cbor.text(uri.value()));
        expiresAt.ifPresent(
                time -> claims.put(Cbor.integer(CwtClaims.EXPIRES_AT), Cbor.integer(time.getEpochSecond())));
        claims.put(Cbor.integer(CwtClaims.ISSUED_AT), Cbor.integer(issuedAt.getEpochSecond()));
        ttl.ifPresent(age -> claims.put(Cbor.integer(StatusListLabels.TTL), Cbor.integer(age.toSeconds())));
        claims.put(Cbor.integer(StatusListLabels.STATUS_LIST), statusList);

        return CoseSign1.sign(Cbor.encode(claims), Optional.of(StatusListLabels.MEDIA_TYPE), signer)
                .message();
    }

    /** Claims that the draft leaves open are ignored; those that we know must be right. */
    static StatusListToken decode(Bytes payload) throws FormatException {
        Claims claims = Claims.of(Cbor.decode(payload, CborRules.DETERMINISTIC), FormatCode.STATUS_CLAIMS);
        Claims statusList = claims.map(StatusListLabels.STATUS_LIST);
        return new StatusListToken(
                StatusListUri.of(claims.text(CwtClaims.SUBJECT), FormatCode.STATUS_CLAIMS),
                UnixTime.instant(claims.integer(CwtClaims.ISSUED_AT), FormatCode.STATUS_CLAIMS),
                UnixTime.instant(claims.optionalInteger(CwtClaims.EXPIRES_AT), FormatCode.STATUS_CLAIMS),
                ttl(claims.optionalInteger(StatusListLabels.TTL)),
                aggregation(statusList),
                StatusList.inflate(
                        bits(statusList.integer(StatusListLabels.BITS)), statusList.bytes(StatusListLabels.LIST)));
    }

    private static Optional<StatusListUri> aggregation(Claims statusList) throws FormatException {
        Optional<DataItem> item = statusList.optional(StatusListLabels.AGGREGATION_URI);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        String uri = Claims.textOf(item.get(), FormatCode.STATUS_CLAIMS);
        return Optional.of(StatusListUri.of(uri, FormatCode.STATUS_CLAIMS));
    }

    static Optional<Duration> ttl(OptionalLong seconds) throws FormatException {
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        if (seconds.getAsLong() < 1 || seconds.getAsLong() > UnixTime.MAX) {
            throw new FormatException(FormatCode.STATUS_CLAIMS, "expected a positive ttl");
        }
        return Optional.of(Duration.ofSeconds(seconds.getAsLong()));
    }

    static int bits(long bits) throws FormatException {
        if (bits < 1 || bits > 8) {
            throw new FormatException(FormatCode.STATUS_BITS, "expected 1, 2, 4 or 8, found " + bits);
        }
        return (int) bits;
    }
}
