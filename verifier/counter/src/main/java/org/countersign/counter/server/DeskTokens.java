package org.countersign.counter.server;

import java.io.IOException;
import java.util.Optional;
import org.countersign.counter.enrolment.DeskRegister;
import org.countersign.counter.enrolment.EnrolledDesk;

/** Which desk's page is calling: {@code Authorization: Bearer} with the token of its enrolment. Never a cookie, so that no other page can call for it. */
final class DeskTokens {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 128;

    private final DeskRegister register;

    DeskTokens(DeskRegister register) {
        this.register = register;
    }

    EnrolledDesk desk(String authorization) throws DeskRefusal, IOException {
        Optional<EnrolledDesk> desk = authorization.startsWith(SCHEME) && authorization.length() <= LONGEST
                ? register.byToken(authorization.substring(SCHEME.length()))
                : Optional.empty();
        return desk.orElseThrow(() -> new DeskRefusal(DeskRefusal.Code.DESK_UNKNOWN));
    }

    EnrolledDesk supervisor(String authorization) throws DeskRefusal, IOException {
        EnrolledDesk desk = desk(authorization);
        if (!desk.supervisor()) {
            throw new DeskRefusal(DeskRefusal.Code.NOT_SUPERVISOR);
        }
        return desk;
    }
}
