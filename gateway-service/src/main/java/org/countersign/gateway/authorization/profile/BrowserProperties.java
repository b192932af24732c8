package org.countersign.gateway.authorization.profile;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Wallets that run in browsers.
 *
 * @param origins of their pages, such as {@code https://wallet.city.example}, or {@code *} for any; empty: browsers keep pages of other origins out
 */
@ConfigurationProperties("countersign.browser-wallets")
public record BrowserProperties(@DefaultValue List<String> origins) {
    public static final String ANY = "*";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    public BrowserProperties {
        origins = List.copyOf(origins);
        origins.stream().filter(origin -> !origin.equals(ANY)).forEach(BrowserProperties::check);
        if (origins.contains(ANY) && origins.size() > 1) {
            throw new IllegalArgumentException("countersign.browser-wallets.origins: * stands alone");
        }
    }

    private static void check(String origin) {
        var uri = URI.create(origin);
        var host = uri.getHost();
        var secure = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host));
        if (host == null || !secure || !origin.equals(uri.getScheme() + "://" + uri.getRawAuthority())) {
            throw new IllegalArgumentException(
                    "countersign.browser-wallets.origins: expected scheme, host and port as in https://wallet.city.example"
                            + " (http for 127.0.0.1 and localhost only), or *; found " + origin);
        }
    }
}
