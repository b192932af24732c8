package org.countersign.format.pass;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.status.StatusReference;

/**
 * The counter pass before it is signed: one copy of one certificate. Fields are named as in the type's counter profile;
 * days as yyyy-mm-dd, codes by their code. The issuer is whoever's key signs it.
 */
public record CounterPass(
        TypeNumber type,
        StatusReference status,
        LocalDate validFrom,
        Optional<Instant> expiresAt,
        Map<String, String> fields,
        Optional<VerificationKey> holder) {

    public CounterPass {
        fields = Map.copyOf(fields);
    }

    /** For paper: nobody can show it live. */
    public CounterPass(
            TypeNumber type,
            StatusReference status,
            LocalDate validFrom,
            Optional<Instant> expiresAt,
            Map<String, String> fields) {
        this(type, status, validFrom, expiresAt, fields, Optional.empty());
    }

    /** For a wallet: the same with the key of its holder, P-256 or Ed25519, who then can show it live. */
    public CounterPass heldBy(VerificationKey key) {
        return new CounterPass(type, status, validFrom, expiresAt, fields, Optional.of(key));
    }

    /** Refuses values that the profile cannot carry, with the code and the name of the field. */
    public SignedPass sign(CounterProfile profile, Signer signer) throws FormatException {
        return new SignedPass(
                CoseSign1.sign(payload(profile), Optional.empty(), signer).message());
    }

    /** What an issuer signs: the claims alone, without the envelope. */
    public Bytes payload(CounterProfile profile) throws FormatException {
        return new PassContent(type, status, validFrom, expiresAt, holder, profile.encode(fields)).encode();
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CounterPass[type=" + type.value() + ", status=" + status + "]";
    }
}
