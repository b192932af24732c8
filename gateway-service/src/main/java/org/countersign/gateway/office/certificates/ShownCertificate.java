package org.countersign.gateway.office.certificates;

import java.util.List;
import org.countersign.format.Names;

/**
 * A certificate as a page shows it. Texts are empty where there is nothing.
 *
 * @param standing PENDING, REFUSED, VALID, SUSPENDED, REVOKED or EXPIRED
 * @param changing whether a change of status is on its way
 * @param masked whether personal values have stars in them
 * @param hidden whether there is anything to mask
 * @param goodOnPaper whether a counter takes its pass from paper; otherwise only from the holder's device
 */
public record ShownCertificate(
        String id,
        String type,
        Names typeName,
        Names authority,
        List<Line> lines,
        String standing,
        boolean changing,
        boolean masked,
        boolean hidden,
        String validFrom,
        String validUntil,
        String registeredAt,
        String block,
        String transaction,
        String refusal,
        String predecessor,
        String successor,
        String successorState,
        boolean needsApproval,
        boolean goodOnPaper) {

    public ShownCertificate {
        lines = List.copyOf(lines);
    }

    /** One field. */
    public record Line(String name, Names label, String zh, String en, boolean masked) {}

    /** The first line, which names the holder in all types that have one. */
    public String title() {
        return lines.isEmpty() ? "" : lines.getFirst().zh();
    }

    /** The last characters of the id, for people to compare. */
    public String shortId() {
        return id.substring(id.length() - 8);
    }

    public boolean isRegistered() {
        return !standing.equals("PENDING") && !standing.equals("REFUSED");
    }

    public boolean isOpen() {
        return standing.equals("PENDING") || changing || successorState.equals("PENDING");
    }
}
