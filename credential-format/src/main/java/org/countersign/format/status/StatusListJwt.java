package org.countersign.format.status;

import java.util.Optional;
import java.util.OptionalLong;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.jose.JwtNames;
import org.countersign.format.json.JsonObject;

/** The JWT form of a status list token (draft-ietf-oauth-status-list, section 5.1), which an SD-JWT VC points to. */
public final class StatusListJwt {
    private StatusListJwt() {}

    public static String sign(StatusListToken token, JwsKeyHint hint, Signer signer) {
        JsonObject.Builder statusList = JsonObject.builder()
                .put(StatusListLabels.BITS, token.list().bits())
                .put(StatusListLabels.LIST, Base64Codec.URL.encode(token.list().deflate()))
                .putText(StatusListLabels.AGGREGATION_URI, token.aggregation().map(StatusListUri::value));
        JsonObject claims = JsonObject.builder()
                .put(JwtNames.SUBJECT, token.uri().value())
                .put(JwtNames.ISSUED_AT, token.issuedAt().getEpochSecond())
                .putInteger(JwtNames.EXPIRES_AT, token.expiresAt().map(time -> time.getEpochSecond()))
                .putInteger(StatusListLabels.JWT_TTL, token.ttl().map(age -> age.toSeconds()))
                .put(StatusListLabels.JWT_STATUS_LIST, statusList.build())
                .build();
        return CompactJws.sign(StatusListLabels.JWT_TYPE, hint, claims, signer);
    }

    /** Claims that the draft leaves open are ignored; those that we know must be right. */
    static StatusListToken decode(JsonObject payload) throws FormatException {
        JsonClaims claims = new JsonClaims(payload, FormatCode.STATUS_CLAIMS);
        JsonClaims statusList = claims.claims(StatusListLabels.JWT_STATUS_LIST);
        return new StatusListToken(
                StatusListUri.of(claims.text(JwtNames.SUBJECT), FormatCode.STATUS_CLAIMS),
                claims.time(JwtNames.ISSUED_AT),
                claims.optionalTime(JwtNames.EXPIRES_AT),
                StatusListToken.ttl(
                        claims.has(StatusListLabels.JWT_TTL)
                                ? OptionalLong.of(claims.integer(StatusListLabels.JWT_TTL))
                                : OptionalLong.empty()),
                aggregation(statusList.optionalText(StatusListLabels.AGGREGATION_URI)),
                StatusList.inflate(
                        StatusListToken.bits(statusList.integer(StatusListLabels.BITS)),
                        Base64Codec.URL.decode(statusList.text(StatusListLabels.LIST))));
    }

    private static Optional<StatusListUri> aggregation(Optional<String> uri) throws FormatException {
        return uri.isPresent() ? Optional.of(StatusListUri.of(uri.get(), FormatCode.STATUS_CLAIMS)) : Optional.empty();
    }
}
