package org.countersign.gateway.status;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.StatusListJwt;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.StatusValue;
import org.countersign.gateway.issuance.StatusLists;
import org.countersign.gateway.issuance.copies.PublishedNames;
import org.countersign.gateway.keys.CertificateAuthority;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.ProjectionView;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Signs a new token for each list that changed, and for each whose token gets old.
 *
 * <p>A token's time says "so it was on the chain then". While the projection stands still nothing can be said about now, so nothing is signed: the tokens age, and
 * counters say so.
 */
@Component
final class PublishStatusLists {
    private final StatusLists lists;
    private final StatusChanges changes;
    private final StatusTokens tokens;
    private final CertificateView certificates;
    private final ProjectionView projection;
    private final SigningKeys keys;
    private final CertificateAuthority authority;
    private final PublishedNames names;
    private final StatusProperties properties;
    private final Clock clock;

    PublishStatusLists(
            StatusLists lists,
            StatusChanges changes,
            StatusTokens tokens,
            CertificateView certificates,
            ProjectionView projection,
            SigningKeys keys,
            CertificateAuthority authority,
            PublishedNames names,
            StatusProperties properties,
            Clock clock) {
        this.lists = lists;
        this.changes = changes;
        this.tokens = tokens;
        this.certificates = certificates;
        this.projection = projection;
        this.keys = keys;
        this.authority = authority;
        this.names = names;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${countersign.status.poll-interval:2s}")
    void publish() {
        lists.openAhead();
        if (!projection.progress().state().isCurrent()) {
            return;
        }
        // Counts before contents: a change that comes in between is in the token, and is published once more.
        var counts = changes.counts();
        var shown = tokens.shown();
        for (var list : lists.all()) {
            var count = counts.getOrDefault(list, 0L);
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var due = Optional.ofNullable(shown.get(list))
                    .map(last -> last.changes() != count
                            || !now.isBefore(last.issuedAt().plus(properties.refreshInterval())))
                    .orElse(true);
            if (due) {
                var state = new StatusTokens.Shown(count, now);
                tokens.serve(list, state, sign(list, state));
            }
        }
    }

    private StatusTokens.Forms sign(int list, StatusTokens.Shown state) {
        var token = new StatusListToken(
                uri(list),
                state.issuedAt(),
                Optional.of(state.issuedAt().plus(properties.listLifetime())),
                Optional.of(properties.listTtl()),
                Optional.of(aggregation()),
                contentOf(list));
        var key = keys.status();
        var chain =
                new JwsKeyHint.Chain(authority.chain(key, URI.create(properties.publicAddress()), state.issuedAt()));
        return new StatusTokens.Forms(token.sign(key.signer()), StatusListJwt.sign(token, chain, key.signer()));
    }

    private StatusList contentOf(int list) {
        var exceptions = new HashMap<StatusIndex, StatusValue>();
        for (var entry : certificates.exceptions(list)) {
            exceptions.put(
                    new StatusIndex(entry.index()),
                    switch (entry.status()) {
                        case VALID -> StatusValue.VALID;
                        case SUSPENDED -> StatusValue.SUSPENDED;
                        case REVOKED -> StatusValue.REVOKED;
                    });
        }
        try {
            return StatusList.of(exceptions);
        } catch (FormatException e) {
            throw new IllegalStateException("status list %d holds a place that no list has".formatted(list), e);
        }
    }

    StatusListUri uri(int list) {
        return names.uri(new ListNumber(list));
    }

    /** Where all lists are named: their common address, without the last slash. */
    private StatusListUri aggregation() {
        return new StatusListUri(
                properties.listUri().substring(0, properties.listUri().length() - 1));
    }
}
