package org.countersign.gateway.openid4vci;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what has ended, so that no table grows with time, and counts what is left: there may be millions of deliveries, so that is done every hour. */
@Component
final class Sweep {
    private static final int RECOUNT_EVERY = 60;

    private final Nonces nonces;
    private final OfferTable offers;
    private final DeliveryTable deliveries;
    private int rounds;

    Sweep(Nonces nonces, OfferTable offers, DeliveryTable deliveries) {
        this.nonces = nonces;
        this.offers = offers;
        this.deliveries = deliveries;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT5S")
    void sweep() {
        nonces.sweep();
        offers.sweep();
        deliveries.sweep();
        if (rounds++ % RECOUNT_EVERY == 0) {
            deliveries.recount();
        }
    }
}
