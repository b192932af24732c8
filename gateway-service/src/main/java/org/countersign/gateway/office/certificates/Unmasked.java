package org.countersign.gateway.office.certificates;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.springframework.stereotype.Component;

/** Which certificates an officer has a reason to see plainly, for a few minutes, in this session. */
@Component
public final class Unmasked {
    static final Duration LASTS = Duration.ofMinutes(10);
    private static final String NAME = "COUNTERSIGN_OFFICE_UNMASKED";
    private static final int MOST = 50;

    private final Clock clock;

    Unmasked(Clock clock) {
        this.clock = clock;
    }

    public boolean sees(Officer officer, HttpSession session, CertificateId id) {
        if (officer.is(OfficerRole.SUPERVISOR)) {
            return true;
        }
        var until = ends(session).get(id.value());
        return until != null && clock.instant().isBefore(until);
    }

    void open(HttpSession session, CertificateId id) {
        var ends = new LinkedHashMap<>(ends(session));
        ends.remove(id.value());
        if (ends.size() >= MOST) {
            ends.pollFirstEntry();
        }
        ends.put(id.value(), clock.instant().plus(LASTS));
        session.setAttribute(NAME, ends);
    }

    private static Map<String, Instant> ends(HttpSession session) {
        var copy = new LinkedHashMap<String, Instant>();
        if (session.getAttribute(NAME) instanceof Map<?, ?> known) {
            known.forEach((id, end) -> copy.put((String) id, (Instant) end));
        }
        return copy;
    }
}
