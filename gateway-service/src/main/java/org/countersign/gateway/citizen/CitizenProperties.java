package org.countersign.gateway.citizen;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where citizens go from their pages.
 *
 * @param walletUrl the address of the city's wallet page, which takes an offer behind {@code #offer=}; absent: wallets are opened by the offer's own link only
 */
@ConfigurationProperties("countersign")
record CitizenProperties(@Nullable URI walletUrl) {
    CitizenProperties {
        if (walletUrl != null && (!walletUrl.isAbsolute() || walletUrl.getHost() == null)) {
            throw new IllegalArgumentException(
                    "countersign.wallet-url: expected an address such as https://wallet.city.example/; found "
                            + walletUrl);
        }
    }
}
