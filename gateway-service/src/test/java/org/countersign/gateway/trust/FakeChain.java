package org.countersign.gateway.trust;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.TransactionId;
import org.countersign.format.ledger.TrustItem;
import org.countersign.gateway.ledger.Enqueued;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.LedgerPosition;
import org.countersign.gateway.ledger.TrustView;
import org.jspecify.annotations.Nullable;

/** A chain in memory that decides when it is told to. */
final class FakeChain implements LedgerOutbox, LedgerItems, TrustView {
    private final Map<String, ItemState> states = new LinkedHashMap<>();
    private final List<LedgerItem> waiting = new ArrayList<>();
    private final Map<PartnerId, Partner> partners = new HashMap<>();
    private final Map<SchemeId, Scheme> schemes = new HashMap<>();
    private final Map<Kid, IssuerKey> keys = new LinkedHashMap<>();
    private Optional<EpochSecond> clock = Optional.empty();

    /** Every id that was ever asked for, in order. */
    List<String> asked() {
        return List.copyOf(states.keySet());
    }

    void applyAll() {
        waiting.forEach(item -> {
            apply(item.json());
            states.put(
                    item.id(), new ItemState.Applied("{}", new TransactionId("ab".repeat(32)), LedgerPosition.START));
        });
        waiting.clear();
    }

    void refuseAll(String code) {
        waiting.forEach(
                item -> states.put(item.id(), new ItemState.Refused(code, "{}", Optional.empty(), Optional.empty())));
        waiting.clear();
    }

    /** As somebody else would. */
    void put(Partner partner) {
        partners.put(partner.partner(), partner);
    }

    private void apply(String json) {
        try {
            switch (RequestCodec.readTrustItem(json)) {
                case TrustItem.PutPartner item ->
                    partners.put(item.partner(), new Partner(item.partner(), item.name(), item.msp()));
                case TrustItem.PutScheme item ->
                    schemes.put(item.scheme(), new Scheme(item.scheme(), item.name(), item.earners()));
                case TrustItem.AdvanceClock item -> clock = Optional.of(item.to());
                case TrustItem.PutKey item -> keys.put(item.key(), key(item));
                case TrustItem.EndKey item -> keys.put(item.key(), ended(keys.get(item.key()), item.end()));
                case TrustItem.PutIssuer _, TrustItem.PutType _ ->
                    throw new IllegalStateException("not asked for in these tests");
            }
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IssuerKey key(TrustItem.PutKey item) {
        return new IssuerKey(
                item.key(),
                item.issuer(),
                item.algorithm(),
                item.publicKey(),
                item.notBefore(),
                item.notAfter(),
                Optional.empty(),
                Optional.empty());
    }

    private static IssuerKey ended(@Nullable IssuerKey key, TrustItem.KeyEnd end) {
        var known = Objects.requireNonNull(key);
        return new IssuerKey(
                known.id(),
                known.issuer(),
                known.algorithm(),
                known.publicKey(),
                known.notBefore(),
                known.notAfter(),
                end instanceof TrustItem.KeyEnd.Retired(var at) ? Optional.of(at) : known.retiredAt(),
                end instanceof TrustItem.KeyEnd.Compromised(var at) ? Optional.of(at) : known.compromisedAt());
    }

    @Override
    public Enqueued enqueue(Collection<LedgerItem> items) {
        items.forEach(item -> {
            states.put(item.id(), new ItemState.Pending());
            waiting.add(item);
        });
        return new Enqueued(items.stream().map(LedgerItem::id).toList(), List.of(), List.of());
    }

    @Override
    public long room(String shard) {
        return Long.MAX_VALUE;
    }

    @Override
    public Optional<ItemState> find(String function, String id) {
        return Optional.ofNullable(states.get(id));
    }

    @Override
    public Map<String, ItemState> findAll(String function, Collection<String> ids) {
        return Map.copyOf(states);
    }

    @Override
    public CompletableFuture<ItemState> await(String function, String id, Duration timeout) {
        return CompletableFuture.completedFuture(find(function, id).orElse(new ItemState.Pending()));
    }

    @Override
    public List<Issuer> issuers() {
        return List.of();
    }

    @Override
    public List<IssuerKey> keys() {
        return List.copyOf(keys.values());
    }

    @Override
    public List<CertificateType> types() {
        return List.of();
    }

    @Override
    public List<Partner> partners() {
        return List.copyOf(partners.values());
    }

    @Override
    public List<Scheme> schemes() {
        return List.copyOf(schemes.values());
    }

    @Override
    public Optional<Issuer> issuer(IssuerId id) {
        return Optional.empty();
    }

    @Override
    public Optional<IssuerKey> key(Kid id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public Optional<CertificateType> type(TypeCode code) {
        return Optional.empty();
    }

    @Override
    public Optional<Partner> partner(PartnerId id) {
        return Optional.ofNullable(partners.get(id));
    }

    @Override
    public Optional<Scheme> scheme(SchemeId id) {
        return Optional.ofNullable(schemes.get(id));
    }

    @Override
    public Optional<EpochSecond> clock() {
        return clock;
    }

    @Override
    public Optional<MspId> steward() {
        return Optional.empty();
    }
}
