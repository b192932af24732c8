package org.countersign.gateway.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.trust.LedgerHeight;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustVersion;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.UnverifiedTrustBundle;
import org.countersign.gateway.keys.SigningKey;
import org.countersign.gateway.ledger.ProjectionView;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Signs a new trust bundle when what it says changed, and when the newest one gets old. */
@Component
final class PublishTrustBundle {
    private final BundleContent content;
    private final TrustBundles bundles;
    private final StatusTokens tokens;
    private final ProjectionView projection;
    private final RootKeys roots;
    private final StatusProperties properties;
    private final Clock clock;

    PublishTrustBundle(
            BundleContent content,
            TrustBundles bundles,
            StatusTokens tokens,
            ProjectionView projection,
            RootKeys roots,
            StatusProperties properties,
            Clock clock) {
        this.content = content;
        this.bundles = bundles;
        this.tokens = tokens;
        this.projection = projection;
        this.roots = roots;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${countersign.status.poll-interval:2s}")
    void publish() {
        var root = roots.current();
        due(root.key()).ifPresent(bundle -> add(bundle, root.changes()));
    }

    private void add(TrustBundles.Newest bundle, int changes) {
        try {
            bundles.add(bundle, changes);
        } catch (DuplicateKeyException e) {
            // Another gateway on this database published it in the meantime; the next look finds it.
        }
    }

    /** What is to be published under a root now; nothing while its newest bundle is good, or while nothing can be said. */
    Optional<TrustBundles.Newest> due(SigningKey root) {
        var progress = projection.progress();
        var parts = content.now();
        if (!progress.state().isCurrent() || progress.block().isEmpty() || parts.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var digest = digest(parts);
        var newest = bundles.newest();
        var isGood = newest.filter(last -> last.content().equals(digest))
                .filter(last -> now.isBefore(last.issuedAt().plus(properties.bundleRefresh())))
                .filter(last -> isOf(root, last))
                .isPresent();
        if (isGood) {
            return Optional.empty();
        }
        var version = next(newest.map(TrustBundles.Newest::version).orElse(new TrustVersion(0)), now);
        var height = new LedgerHeight(progress.block().get() + 1);
        var token = bundle(version, height, now, parts).sign(root.signer());
        return Optional.of(new TrustBundles.Newest(version, digest, now, token));
    }

    private static boolean isOf(SigningKey root, TrustBundles.Newest bundle) {
        try {
            return UnverifiedTrustBundle.parse(bundle.token()).claimedKid().equals(root.kid());
        } catch (FormatException e) {
            throw new IllegalStateException("the trust bundle %s is none".formatted(bundle.version()), e);
        }
    }

    /** Grows with the time too: should the database ever be lost, counters still see the next bundle as a newer one. */
    private static TrustVersion next(TrustVersion last, Instant now) {
        return new TrustVersion(Math.max(last.value() + 1, now.getEpochSecond()));
    }

    private TrustBundle bundle(TrustVersion version, LedgerHeight height, Instant now, BundleContent.Parts parts) {
        return new TrustBundle(
                version,
                height,
                now,
                now.plus(properties.bundleLifetime()),
                parts.issuers(),
                parts.types(),
                statusLists(parts.statusLists()),
                parts.statusKeys());
    }

    /** With the least time of each list that goes with this bundle: what is served now, or what a cache may still hold of it. */
    private List<TrustedStatusList> statusLists(List<TrustedStatusList> lists) {
        var shown = tokens.shown();
        return lists.stream()
                .map(list -> new TrustedStatusList(
                        list.list(),
                        list.uri(),
                        Optional.ofNullable(shown.get(list.list().value()))
                                .map(last -> last.issuedAt().minus(properties.listTtl()))))
                .toList();
    }

    /** Of the records' own text: they hold nothing but values, in an order that the chain fixes, save for the issuers' sets of types. */
    private static Digest digest(BundleContent.Parts parts) {
        var text = new StringBuilder();
        parts.issuers()
                .forEach(issuer -> text.append(issuer.id())
                        .append(issuer.name())
                        .append(issuer.types().stream()
                                .map(type -> type.value())
                                .sorted()
                                .toList()));
        parts.issuers()
                .forEach(issuer ->
                        issuer.keys().forEach(key -> append(text, key.kid().hex(), key)));
        text.append(parts.types()).append(parts.statusLists());
        parts.statusKeys().forEach(key -> append(text, key.kid().hex(), key));
        return new JcaSha256().digest(Bytes.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void append(StringBuilder text, String kid, TrustedKey key) {
        text.append(kid).append(key.notBefore()).append(key.notAfter()).append(key.compromisedAt());
    }
}
