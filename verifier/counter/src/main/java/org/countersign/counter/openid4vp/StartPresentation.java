package org.countersign.counter.openid4vp;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.Names;
import org.countersign.format.Sha256;
import org.countersign.format.jose.Base64Codec;

/** Starts a request: fresh names, nonce and key, of a kind that this desk makes. */
public final class StartPresentation {
    private static final int TOKEN_BYTES = 20;

    private final OpenPresentations open;
    private final CounterPurposes purposes;
    private final DeskIdentity identity;
    private final Addresses addresses;
    private final Terms terms;
    private final Sha256 sha256;
    private final SecureRandom random;

    /**
     * What this desk does at all.
     *
     * @param lifetime how long a wallet has for its answer
     * @param allowsUnsigned whether requests without signature may be started
     * @param origins pages that may call the Digital Credentials API for this desk
     */
    public record Terms(Duration lifetime, boolean allowsUnsigned, Set<String> origins) {
        public Terms {
            origins = Set.copyOf(origins);
        }
    }

    /**
     * What the caller chooses.
     *
     * @param agreement what the holder is to agree to with the presentation
     */
    public record Wish(
            String purpose,
            Flow flow,
            ClientIdPrefix prefix,
            ResponseMode mode,
            boolean offersPost,
            Optional<Names> agreement,
            Optional<String> origin) {}

    public StartPresentation(
            OpenPresentations open,
            CounterPurposes purposes,
            DeskIdentity identity,
            Addresses addresses,
            Terms terms,
            Sha256 sha256,
            SecureRandom random) {
        this.open = open;
        this.purposes = purposes;
        this.identity = identity;
        this.addresses = addresses;
        this.terms = terms;
        this.sha256 = sha256;
        this.random = random;
    }

    /** {@link IllegalArgumentException} says which wish this desk does not fulfil. */
    public OpenPresentation start(Wish wish, Instant now) throws VpRefusal {
        CounterPurpose purpose = purposes.find(wish.purpose())
                .orElseThrow(() -> new IllegalArgumentException("purpose: this desk has none of that id"));
        require(
                (wish.flow() == Flow.DC_API) == wish.origin().isPresent(),
                "origin: belongs to DC_API, and it needs one");
        require(
                wish.origin().isEmpty()
                        || terms.origins().contains(wish.origin().get()),
                "origin: none of those configured");
        require(
                wish.agreement().isEmpty() || purpose.sets().isEmpty(),
                "agreement: belongs to a purpose that needs all of its credentials");
        ResponseMode mode = wish.flow() == Flow.DC_API ? ResponseMode.DC_API_JWT : wish.mode();
        require(wish.flow() == Flow.DC_API || mode != ResponseMode.DC_API_JWT, "response_mode: belongs to DC_API");
        PresentationRequest.Tokens tokens =
                new PresentationRequest.Tokens(token(), token(), token(), token(), token(), token());
        List<TransactionData> transactions = wish.agreement().stream()
                .flatMap(text ->
                        purpose.credentials().stream().map(query -> TransactionData.agreement(query.id(), text)))
                .toList();
        return open.add(
                new PresentationRequest(
                        token(),
                        tokens,
                        purpose,
                        wish.flow(),
                        mode,
                        wish.prefix(),
                        clientId(wish, tokens),
                        wish.offersPost(),
                        mode.isEncrypted() ? Optional.of(ResponseKey.fresh(token(), random)) : Optional.empty(),
                        transactions,
                        wish.origin(),
                        now,
                        now.plus(terms.lifetime())),
                now);
    }

    private String clientId(Wish wish, PresentationRequest.Tokens tokens) {
        return switch (wish.prefix()) {
            case X509_HASH -> wish.prefix().with(identity.hash(sha256));
            case X509_SAN_DNS -> {
                require(
                        identity.dnsNames().contains(addresses.host()),
                        "client_id_prefix: the desk's certificate does not name the host of its address");
                yield wish.prefix().with(addresses.host());
            }
            case REDIRECT_URI -> {
                require(terms.allowsUnsigned(), "client_id_prefix: this desk signs its requests");
                require(wish.flow() != Flow.DC_API, "client_id_prefix: DC_API requests are signed");
                yield wish.prefix().with(addresses.response(tokens.response()));
            }
        };
    }

    /** 160 bits in URL-safe characters: more than the 128 that section 14.1 wants of a nonce. */
    String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64Codec.URL.encode(Bytes.of(bytes));
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException(rule);
        }
    }
}
