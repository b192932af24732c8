package org.countersign.counter.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this desk asks wallets: {@code docs/operating/presentations.md} has the table.
 *
 * @param store the desk's folder
 * @param publicUrl where wallets reach this server; without it the loopback by its name
 * @param purposes a file; without it those that ship
 * @param vctBase below which the city's types are named, as the gateway's {@code countersign.status.public-address}
 * @param requestLifetime how long a wallet has to answer
 * @param resultLifetime how long after that a result can be read
 * @param longestShowing how long ago a holder may have signed
 * @param mostOpen requests at once
 * @param unsigned whether requests without signature may be started, for trying
 * @param origins pages that may call the browser's Digital Credentials API for this desk
 * @param key a PKCS#8 private key in PEM, with {@code certificates} its chain; without them the desk makes its own
 */
@ConfigurationProperties("countersign.presentations")
record PresentationSettings(
        Path store,
        @DefaultValue("local-desk") String desk,
        Optional<String> publicUrl,
        Optional<String> purposes,
        @DefaultValue("https://countersign.test") String vctBase,
        @DefaultValue("5m") Duration requestLifetime,
        @DefaultValue("10m") Duration resultLifetime,
        @DefaultValue("5m") Duration longestShowing,
        @DefaultValue("10000") int mostOpen,
        @DefaultValue("false") boolean unsigned,
        @DefaultValue List<String> origins,
        Optional<String> key,
        Optional<String> certificates) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 1_000_000;

    PresentationSettings {
        origins = List.copyOf(origins);
        requireShort("request-lifetime", requestLifetime);
        requireShort("result-lifetime", resultLifetime);
        requireShort("longest-showing", longestShowing);
        if (mostOpen < 1 || mostOpen > MOST) {
            throw new IllegalArgumentException("countersign.presentations.most-open: 1 to " + MOST);
        }
        if (key.isPresent() != certificates.isPresent()) {
            throw new IllegalArgumentException(
                    "countersign.presentations.key and countersign.presentations.certificates: both or none");
        }
    }

    /** What the server adds to the desk's folder. */
    Path folder() {
        return store.resolve("presentations");
    }

    private static void requireShort(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("countersign.presentations." + name + ": above 0 and at most 1h");
        }
    }
}
