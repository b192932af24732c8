package org.countersign.counter.receipt;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.countersign.check.CheckReceipt;
import org.countersign.check.DeskId;
import org.countersign.check.Reason;
import org.countersign.counter.City;
import org.countersign.counter.enrolment.EnrolledDesk;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;

/** A desk with its key, and the receipts that its page would sign. */
public record DeskOnTest(DeskId id, KeyPair pair) {
    public DeskOnTest(String id) {
        this(new DeskId(id), City.keyPair());
    }

    public VerificationKey key() {
        try {
            return JcaKeys.verificationKey(pair.getPublic());
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public EnrolledDesk enrolled() {
        return new EnrolledDesk(id, false, List.of(key()), new JcaSha256().digest(Bytes.EMPTY), City.NOW);
    }

    public String receipt(String number, Reason reason, Instant at) {
        return signed(JsonObject.builder()
                .put("iss", id.value())
                .put("iat", at.getEpochSecond())
                .put("jti", number)
                .put(
                        "checks",
                        JsonArray.of(
                                List.of(reason),
                                each -> JsonObject.builder()
                                        .put("verdict", each.verdict().name())
                                        .put("reason", each.name())
                                        .build()))
                .build());
    }

    public String signed(JsonObject claims) {
        try {
            return CompactJws.sign(
                    CheckReceipt.TYPE, new JwsKeyHint.Key(key()), claims, JcaKeys.signer(pair, new SecureRandom()));
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
