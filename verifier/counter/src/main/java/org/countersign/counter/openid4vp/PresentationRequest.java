package org.countersign.counter.openid4vp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.sdjwt.KeyBindingRequest;

/**
 * What was asked, fixed when it is started. Each name of it is random and known to one party only.
 *
 * @param id for the desk's own page and agencies' systems
 * @param tokens for the wallet and the browser
 * @param offersPost whether a wallet may fetch the request object by POST and have its nonce echoed
 * @param origin of the page that calls the Digital Credentials API
 */
public record PresentationRequest(
        String id,
        Tokens tokens,
        CounterPurpose purpose,
        Flow flow,
        ResponseMode mode,
        ClientIdPrefix prefix,
        String clientId,
        boolean offersPost,
        Optional<ResponseKey> responseKey,
        List<TransactionData> transactions,
        Optional<String> origin,
        Instant startedAt,
        Instant expiresAt) {

    /**
     * Random names, each for one party.
     *
     * @param request in the address of the request object
     * @param response in the address of the response
     * @param begin in the address at which the browser of the same device begins
     * @param back in the address to which that browser comes back
     */
    public record Tokens(String request, String response, String begin, String back, String nonce, String state) {}

    public PresentationRequest {
        transactions = List.copyOf(transactions);
        if ((flow == Flow.DC_API) != origin.isPresent()) {
            throw new IllegalArgumentException("an origin belongs to the Digital Credentials API and to nothing else");
        }
    }

    /** The client identifier with its prefix; behind the browser's API the page's origin (section A.4). */
    String audience() {
        return origin.map(page -> OpenId4Vp.ORIGIN_PREFIX + page).orElse(clientId);
    }

    KeyBindingRequest expected(String queryId) {
        List<String> agreed = transactions.stream()
                .filter(data -> data.queryId().equals(queryId))
                .map(TransactionData::encoded)
                .toList();
        return new KeyBindingRequest(audience(), tokens.nonce(), agreed);
    }

    /** Tokens stay out of logs. */
    @Override
    public String toString() {
        return "PresentationRequest[" + purpose.id() + ", " + flow + "]";
    }
}
