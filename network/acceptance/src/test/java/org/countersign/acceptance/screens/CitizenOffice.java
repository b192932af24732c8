package org.countersign.acceptance.screens;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.acceptance.http.GatewayClient;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;

/** The office behind the screens: issues certificates to invented people and offers them, with digits. */
final class CitizenOffice {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Clock clock = Clock.systemUTC();
    private final WalletOffice office;

    CitizenOffice(StackFolder stack) {
        HttpClient http = stack.http().build();
        office = new WalletOffice(
                new GatewayClient(http, stack.gateway(), stack.clientWithRole("officer"), clock),
                clock,
                "s" + clock.millis() + "-" + PEOPLE.incrementAndGet());
    }

    /**
     * A certificate that was issued and is offered.
     *
     * @param paper what it says
     */
    record Offered(String certificate, Paper paper, WalletOffice.Offer offer) {
        /** The name on it. */
        String holder() {
            return paper.holder();
        }

        String digits() {
            return offer.txCode().orElseThrow();
        }

        /** As many digits, and all wrong. */
        String otherDigits() {
            return digits().chars()
                    .map(digit -> digit == '9' ? '0' : digit + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    Offered offered(PaperKind kind) throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long seed = clock.millis() % 1_000_000_000 + PEOPLE.incrementAndGet();
        Paper paper = new Paperwork(new Population(seed, today), today)
                .papers(kind, 1)
                .findFirst()
                .orElseThrow();
        String certificate = office.issue(paper);
        WalletOffice.Terms terms = new WalletOffice.Terms(WalletOffice.Grant.PRE_AUTHORIZED_CODE, true, List.of());
        return new Offered(certificate, paper, office.offer(certificate, terms, certificate));
    }

    /** Issues it anew as it is, which ends the one before; gives the successor's id. */
    String reissue(String certificate) throws InterruptedException {
        return office.reissue(certificate);
    }

    void revoke(String certificate) throws InterruptedException {
        office.revoke(certificate);
    }
}
