package org.countersign.gateway.trust;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Before the ledger knows issuers and schemes it would refuse what is right; until then nothing is accepted for it. */
final class SetupGate implements HandlerInterceptor {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final TrustSetup setup;

    SetupGate(TrustSetup setup) {
        this.setup = setup;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.POST.matches(request.getMethod()) && !setup.isComplete()) {
            throw ProblemException.tooBusy("the ledger does not know the issuers yet", RETRY);
        }
        return true;
    }
}
