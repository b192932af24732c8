package org.countersign.counter.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The counter's pages and how they are kept up to date: {@code docs/operating/counters.md} has the table.
 *
 * @param data the data folder with the gateway to follow; without it nothing is fetched and nothing is handed on
 * @param syncInterval how often trust and status are fetched, and receipts handed on
 * @param codeLifetime how long an enrolment code lets a desk in
 * @param walletUrl the wallet's server, which knows the eight-character codes; without it there are none
 */
@ConfigurationProperties("countersign.counter")
record CounterSettings(
        Optional<String> data,
        @DefaultValue("1m") Duration syncInterval,
        @DefaultValue("10m") Duration codeLifetime,
        Optional<String> walletUrl) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?");
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final Duration LONGEST_LIFETIME = Duration.ofHours(24);

    CounterSettings {
        if (syncInterval.compareTo(SHORTEST_INTERVAL) < 0 || syncInterval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException("countersign.counter.sync-interval: 1s to 24h");
        }
        if (codeLifetime.isNegative() || codeLifetime.isZero() || codeLifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException("countersign.counter.code-lifetime: above 0 and at most 24h");
        }
        if (walletUrl.filter(url -> !ADDRESS.matcher(url).matches()).isPresent()) {
            throw new IllegalArgumentException("countersign.counter.wallet-url: an http or https address");
        }
    }

    /** What {@code data} names. */
    Optional<Path> folder() {
        return data.map(Path::of);
    }

    Optional<URI> wallet() {
        return walletUrl.map(URI::create);
    }
}
