package org.countersign.gateway.issuance.types;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.trust.Showing;

/**
 * A certificate type, as its file defines it.
 *
 * @param number the type's number inside counter passes
 * @param identity the fields that together name one business document: the same values are never issued twice
 * @param counterEntries what the counter pass carries, in this order; {@code profile} says the same in the words of the format
 * @param approval who must agree before one is issued or corrected
 * @param digest SHA-256 of the canonical definition; the chain records it
 */
public record CertificateType(
        TypeCode code,
        TypeNumber number,
        Names name,
        Authority authority,
        List<TypeField> fields,
        List<String> identity,
        List<CounterEntry> counterEntries,
        CounterProfile profile,
        Validity validity,
        Showing showing,
        Duration maxStatusAge,
        Approval approval,
        Digest digest) {
    public CertificateType {
        fields = List.copyOf(fields);
        identity = List.copyOf(identity);
        counterEntries = List.copyOf(counterEntries);
    }

    /** Whether a second person must agree. */
    public boolean needsApproval() {
        return approval == Approval.SECOND_PERSON;
    }

    public Optional<TypeField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
