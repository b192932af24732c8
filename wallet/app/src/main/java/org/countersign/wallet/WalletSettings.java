package org.countersign.wallet;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the wallet's city is: {@code docs/operating/wallet-page.md} has the table.
 *
 * @param gateway the gateway's public address, as the pages reach it: scheme, host and port
 * @param gatewayClients a file of accounts as the gateway makes it; the first with the role {@code counter} fetches trust
 * @param gatewayAuthority a file, PEM of the authority behind the gateway's HTTPS; absent: those that the machine believes
 */
@ConfigurationProperties("countersign.wallet")
public record WalletSettings(URI gateway, Path gatewayClients, Optional<String> gatewayAuthority) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    public WalletSettings {
        if (gateway == null || gatewayClients == null) {
            throw new IllegalArgumentException("countersign.wallet.gateway and .gateway-clients: both must be set");
        }
        boolean isSecure = "https".equals(gateway.getScheme())
                || ("http".equals(gateway.getScheme()) && LOOPBACK.contains(String.valueOf(gateway.getHost())));
        // It becomes part of the content policy: what is no host and port could add rules of its own there.
        if (!isSecure
                || gateway.getHost() == null
                || !gateway.toString().equals(gateway.getScheme() + "://" + gateway.getRawAuthority())) {
            throw new IllegalArgumentException("countersign.wallet.gateway: expected scheme, host and port as in"
                    + " https://certificates.city.example (http for 127.0.0.1 and localhost only), found " + gateway);
        }
    }
}
