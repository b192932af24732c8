package org.countersign.gateway.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.status.ListNumber;
import org.countersign.format.trust.TrustedIssuer;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.TrustedType;
import org.countersign.gateway.issuance.StatusLists;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.keys.SigningKeys;
import org.countersign.gateway.ledger.TrustView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a trust bundle says: the chain's issuers, keys and types, with the profiles of our own type files. A type whose file is not the one that the chain committed
 * to is left out: a counter must not read a pass by another profile than its issuer's.
 */
@Component
final class BundleContent {
    private static final Logger log = LoggerFactory.getLogger(BundleContent.class);

    private final TrustView chain;
    private final TypeCatalogue types;
    private final StatusLists lists;
    private final PublishStatusLists published;
    private final SigningKeys keys;

    BundleContent(
            TrustView chain, TypeCatalogue types, StatusLists lists, PublishStatusLists published, SigningKeys keys) {
        this.chain = chain;
        this.types = types;
        this.lists = lists;
        this.published = published;
        this.keys = keys;
    }

    /** The parts of a bundle that are not its version, height and times. */
    record Parts(
            List<TrustedIssuer> issuers,
            List<TrustedType> types,
            List<TrustedStatusList> statusLists,
            List<TrustedKey> statusKeys) {
        Parts {
            issuers = List.copyOf(issuers);
            types = List.copyOf(types);
            statusLists = List.copyOf(statusLists);
            statusKeys = List.copyOf(statusKeys);
        }

        boolean isEmpty() {
            return issuers.isEmpty() || types.isEmpty();
        }
    }

    Parts now() {
        var trustedTypes = trustedTypes();
        var statusLists = lists.all().stream()
                .map(list -> new TrustedStatusList(new ListNumber(list), published.uri(list)))
                .toList();
        var status = keys.status();
        var statusKey = new TrustedKey(
                status.kid(), status.publicKey(), status.notBefore(), Optional.empty(), Optional.empty());
        var issuers = chain.issuers().stream().map(this::issuer).toList();
        return new Parts(issuers, trustedTypes, statusLists, List.of(statusKey));
    }

    private List<TrustedType> trustedTypes() {
        var trusted = new ArrayList<TrustedType>();
        for (var onChain : chain.types()) {
            var ours = types.find(onChain.type());
            if (ours.isEmpty() || !ours.get().digest().equals(onChain.definition())) {
                log.warn(
                        "type {} is left out of the trust bundle: its file is not the one on the chain",
                        onChain.type());
                continue;
            }
            var type = ours.get();
            trusted.add(new TrustedType(
                    type.number(), type.code(), type.name(), type.profile(), type.showing(), type.maxStatusAge()));
        }
        return trusted;
    }

    private TrustedIssuer issuer(Issuer issuer) {
        var keysOfIssuer = chain.keys().stream()
                .filter(key -> key.issuer().equals(issuer.issuer()))
                .map(BundleContent::key)
                .toList();
        var name = new Names(issuer.name().zh(), issuer.name().en());
        return new TrustedIssuer(issuer.issuer(), name, keysOfIssuer, new HashSet<>(issuer.types()));
    }

    private static TrustedKey key(IssuerKey key) {
        try {
            return new TrustedKey(
                    key.id(),
                    VerificationKey.ofSpki(Bytes.of(key.publicKey().der())),
                    instant(key.notBefore()),
                    Stream.concat(key.notAfter().stream(), key.retiredAt().stream())
                            .min(EpochSecond::compareTo)
                            .map(BundleContent::instant),
                    key.compromisedAt().map(BundleContent::instant));
        } catch (FormatException e) {
            throw new IllegalStateException("key %s on the chain is no key on P-256".formatted(key.id()), e);
        }
    }

    private static Instant instant(EpochSecond time) {
        return Instant.ofEpochSecond(time.value());
    }
}
