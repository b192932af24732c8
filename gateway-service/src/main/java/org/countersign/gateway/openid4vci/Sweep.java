package org.countersign.gateway.openid4vci;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what has ended, so that no table grows with time. */
@Component
final class Sweep {
    private final Nonces nonces;
    private final OfferTable offers;
    private final DeliveryTable deliveries;

    Sweep(Nonces nonces, OfferTable offers, DeliveryTable deliveries) {
        this.nonces = nonces;
        this.offers = offers;
        this.deliveries = deliveries;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        nonces.sweep();
        offers.sweep();
        deliveries.sweep();
    }
}
