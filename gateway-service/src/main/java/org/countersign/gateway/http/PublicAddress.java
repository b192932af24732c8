package org.countersign.gateway.http;

import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The address under which wallets and browsers know this gateway: the identifier of the credential issuer and of the authorization server, which are one party. It never
 * follows the {@code Host} header of a request, which anybody can choose.
 */
public final class PublicAddress {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String KEY = "countersign.public-url";

    private final Supplier<URI> url;
    private final boolean https;
    private final boolean loopback;

    private PublicAddress(Supplier<URI> url, boolean https, boolean loopback) {
        this.url = url;
        this.https = https;
        this.loopback = loopback;
    }

    /** Fixed by configuration. */
    public static PublicAddress of(URI url) {
        check(url);
        return new PublicAddress(() -> url, url.getScheme().equals("https"), isLoopback(url.getHost()));
    }

    /** The loopback address, whose port is known only when the server listens. */
    public static PublicAddress local(Supplier<Integer> port) {
        return new PublicAddress(() -> URI.create("http://127.0.0.1:" + port.get()), false, true);
    }

    /** The issuer identifier (RFC 8414, section 2): no slash at its end. Compare it as a plain string. */
    public String issuer() {
        return url().toString();
    }

    /** The address of a path of this gateway. */
    public URI resolve(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with /, found " + path);
        }
        return URI.create(issuer() + path);
    }

    public URI url() {
        return url.get();
    }

    public boolean isHttps() {
        return https;
    }

    /** Only this machine can reach it. */
    public boolean isLoopback() {
        return loopback;
    }

    /** RFC 8414 wants https, and no query or fragment; plain http is for trying on one machine. */
    static void check(URI url) {
        var host = url.getHost();
        var scheme = url.getScheme();
        if (host == null || scheme == null) {
            throw new IllegalArgumentException(
                    KEY + " is an absolute address such as https://certificates.city.example");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
            throw new IllegalArgumentException(KEY + " uses https; http is for 127.0.0.1 and localhost only");
        }
        var path = url.getRawPath();
        if (!(path == null || path.isEmpty())
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(KEY + " has scheme, host and port only, without a slash at its end");
        }
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.contains(host);
    }
}
