package org.countersign.gateway.openid4vci;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer, for the officer.
 *
 * @param offerUri where the wallet fetches the offer
 * @param link the deep link that names that address; the QR codes at {@code qrPng} and {@code qrSvg} carry it
 * @param txCode the digits to tell the citizen; only in the first answer, and nowhere kept
 * @param offer the offer itself, with {@code linkByValue} as its deep link; only in the first answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferAnswer(
        OfferRequest.Grant grant,
        List<String> configurations,
        Instant expiresAt,
        String offerUri,
        String link,
        String qrPng,
        String qrSvg,
        @Nullable String txCode,

        @JsonRawValue @Nullable String offer,
        @Nullable String linkByValue) {

    /** Whoever has the link has the credentials. */
    @Override
    public String toString() {
        return "OfferAnswer[expiresAt=" + expiresAt + "]";
    }
}
