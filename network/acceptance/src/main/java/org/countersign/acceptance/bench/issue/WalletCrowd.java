package org.countersign.acceptance.bench.issue;

import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.countersign.acceptance.office.WalletOffice;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.wallet.Access;
import org.countersign.acceptance.wallet.CredentialEndpoint;
import org.countersign.acceptance.wallet.CredentialEndpoint.Delivery;
import org.countersign.acceptance.wallet.CredentialOffer;
import org.countersign.acceptance.wallet.DeviceKey;
import org.countersign.acceptance.wallet.DpopProofs;
import org.countersign.acceptance.wallet.IssuerAddresses;
import org.countersign.acceptance.wallet.ProtocolHttp;
import org.countersign.acceptance.wallet.TokenEndpoint;
import org.countersign.acceptance.wallet.WalletRefused;

/** Many wallets that redeem an offer each: token, nonce, credential. Keys are made before the time is taken; a telephone has its own. */
final class WalletCrowd {
    private static final int MOST_RETURNS = 20;

    private final ProtocolHttp http;
    private final InstantSource clock;
    private final SecureRandom random;
    private final LongSupplier nanos;

    WalletCrowd(HttpClient http, InstantSource clock, SecureRandom random, LongSupplier nanos) {
        this.http = new ProtocolHttp(http);
        this.clock = clock;
        this.random = random;
        this.nanos = nanos;
    }

    /** A wallet with its offer open and its keys made. */
    private record Ready(CredentialOffer offer, List<DeviceKey> keys, DpopProofs proofs) {}

    private record Fetched(long credentials, boolean deferred) {}

    /** All of them fetch at once, so many at a time. */
    IssueTurn fetch(List<WalletOffice.Offer> offers, IssuePlan plan) throws InterruptedException {
        List<Ready> wallets = new ArrayList<>();
        for (WalletOffice.Offer offer : offers) {
            wallets.add(ready(offer, plan.copies()));
        }
        IssuerAddresses issuer = IssuerAddresses.of(wallets.getFirst().offer().issuer(), http);
        long began = nanos.getAsLong();
        try (ExecutorService pool = Executors.newFixedThreadPool(plan.parallel())) {
            List<Future<Fetched>> running = wallets.stream()
                    .map(wallet -> pool.submit(() -> fetch(wallet, issuer)))
                    .toList();
            return counted(running, began);
        }
    }

    private Ready ready(WalletOffice.Offer offer, int copies) throws InterruptedException {
        List<DeviceKey> keys = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            keys.add(DeviceKey.fresh(random));
        }
        return new Ready(
                CredentialOffer.open(offer.linkByValue(), http),
                keys,
                new DpopProofs(DeviceKey.fresh(random), clock, random));
    }

    private Fetched fetch(Ready wallet, IssuerAddresses issuer) throws InterruptedException {
        CredentialOffer.PreAuthorized grant =
                wallet.offer().preAuthorized().orElseThrow(() -> new Failure("an offer without a pre-authorized code"));
        Access access = new TokenEndpoint(http, issuer.tokenEndpoint(), Optional.of(wallet.proofs()))
                .redeem(grant, Optional.empty());
        CredentialEndpoint endpoint = new CredentialEndpoint(http, issuer, clock);
        Delivery first = endpoint.fetch(access, wallet.offer().configurations().getFirst(), wallet.keys());
        Delivery.Ready ready = endpoint.await(access, first, MOST_RETURNS);
        return new Fetched(ready.credentials().size(), first instanceof Delivery.Later);
    }

    private IssueTurn counted(List<Future<Fetched>> running, long began) throws InterruptedException {
        long delivered = 0;
        long refused = 0;
        long dropped = 0;
        long deferred = 0;
        for (Future<Fetched> each : running) {
            try {
                Fetched fetched = each.get();
                delivered += fetched.credentials();
                deferred += fetched.deferred() ? 1 : 0;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof WalletRefused) {
                    refused++;
                } else if (e.getCause() instanceof Failure) {
                    dropped++;
                } else {
                    throw new IllegalStateException("a wallet broke", e.getCause());
                }
            }
        }
        return new IssueTurn(delivered, refused, dropped, deferred, (nanos.getAsLong() - began) / 1e9);
    }
}
