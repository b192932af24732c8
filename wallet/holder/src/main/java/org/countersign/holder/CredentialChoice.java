package org.countersign.holder;

import java.util.List;

/** Which held credentials fit a request. */
public sealed interface CredentialChoice {
    /** At least one, the best first: those that lack nothing before those that do. The holder may take another, or none. */
    record Offers(List<CredentialOffer> bestFirst) implements CredentialChoice {
        public Offers {
            bestFirst = List.copyOf(bestFirst);
            if (bestFirst.isEmpty()) {
                throw new IllegalArgumentException("a choice has something to choose from");
            }
        }
    }

    /** None, and what comes closest to the reason. */
    record Nothing(Choice.WhyNothing reason) implements CredentialChoice {}
}
