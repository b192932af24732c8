package org.countersign.format.pass;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.time.Instant;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Identifiers;
import org.countersign.format.UnixTime;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;
import org.countersign.format.cose.CwtClaims;

/** What a holder says when showing a pass: when, and where wanted, at which desk and what for. */
public record LiveShowing(Instant issuedAt, Optional<Audience> audience, Optional<Purpose> purpose) {
    private static final FormatCode CODE = FormatCode.LIVE_CLAIMS;

    public LiveShowing {
        if (issuedAt.getEpochSecond() < 0 || issuedAt.getEpochSecond() > UnixTime.MAX) {
            throw new IllegalArgumentException("a showing happens between 1970 and 9999");
        }
        issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
    }

    public static LiveShowing at(Instant time) {
        return new LiveShowing(time, Optional.empty(), Optional.empty());
    }

    Bytes encode() {
        Map claims = new Map();
        audience.ifPresent(to -> claims.put(Cbor.integer(CwtClaims.AUDIENCE), Cbor.text(to.value())));
        claims.put(Cbor.integer(CwtClaims.ISSUED_AT), Cbor.integer(issuedAt.getEpochSecond()));
        purpose.ifPresent(reason -> claims.put(Cbor.integer(CwtClaims.SCOPE), Cbor.text(reason.value())));
        return Cbor.encode(claims);
    }

    static LiveShowing decode(Bytes payload) throws FormatException {
        Claims claims = Claims.of(Cbor.decode(payload, CborRules.DETERMINISTIC), CODE);
        LiveShowing showing = new LiveShowing(
                UnixTime.instant(claims.integer(CwtClaims.ISSUED_AT), CODE),
                identifier(claims.optional(CwtClaims.AUDIENCE)).map(Audience::new),
                identifier(claims.optional(CwtClaims.SCOPE)).map(Purpose::new));
        claims.refuseOthers();
        return showing;
    }

    private static Optional<String> identifier(Optional<DataItem> item) throws FormatException {
        if (item.isEmpty()) {
            return Optional.empty();
        }
        String value = Claims.textOf(item.get(), CODE);
        if (!Identifiers.isValid(value)) {
            throw new FormatException(CODE, "expected 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
        return Optional.of(value);
    }
}
