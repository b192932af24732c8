package org.countersign.format.pass;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.status.StatusReference;

/** A pass whose signature held under a certain key. Whether that key may be trusted is the trust bundle's word. */
public final class VerifiedPass {
    private final Kid kid;
    private final Bytes message;
    private final PassContent content;

    VerifiedPass(Kid kid, Bytes message, PassContent content) {
        this.kid = kid;
        this.message = message;
        this.content = content;
    }

    public Kid kid() {
        return kid;
    }

    public Bytes message() {
        return message;
    }

    public TypeNumber type() {
        return content.type();
    }

    public StatusReference status() {
        return content.status();
    }

    public LocalDate validFrom() {
        return content.validFrom();
    }

    /** The first second at which the pass no longer holds. */
    public Optional<Instant> expiresAt() {
        return content.expiresAt();
    }

    /** Whose signature makes a live showing; empty for paper. */
    public Optional<VerificationKey> holder() {
        return content.holder();
    }

    /** The fields that are present, in the profile's order. */
    public List<PassField> fields(CounterProfile profile) throws FormatException {
        return profile.decode(content.fields());
    }
}
