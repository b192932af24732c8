package org.countersign.format.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.TypeNumber;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.Signer;
import org.countersign.format.status.ListNumber;

/**
 * Whom a counter may trust, for what, and where statuses are published, as of a height of the ledger. The content only:
 * what a counter may believe is a {@link VerifiedTrustBundle}.
 */
public record TrustBundle(
        TrustVersion version,
        LedgerHeight height,
        Instant issuedAt,
        Instant expiresAt,
        List<TrustedIssuer> issuers,
        List<TrustedType> types,
        List<TrustedStatusList> statusLists,
        List<TrustedKey> statusKeys) {

    static final int MAX_ISSUERS = 1_000;
    static final int MAX_TYPES = 2_000;
    static final int MAX_STATUS_LISTS = 4_096;
    static final int MAX_KEYS = 64;
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);

    public TrustBundle {
        issuers = List.copyOf(issuers);
        types = List.copyOf(types);
        statusLists = List.copyOf(statusLists);
        statusKeys = List.copyOf(statusKeys);
        requireAtMost(MAX_ISSUERS, "issuers", issuers.size());
        requireAtMost(MAX_TYPES, "types", types.size());
        requireAtMost(MAX_STATUS_LISTS, "status lists", statusLists.size());
        requireAtMost(MAX_KEYS, "status keys", statusKeys.size());
        issuers.forEach(issuer ->
                requireAtMost(MAX_KEYS, "keys of an issuer", issuer.keys().size()));
        if (expiresAt.isAfter(issuedAt.plus(LONGEST_LIFE))) {
            throw new IllegalArgumentException("a trust bundle lasts a year at most: it could be frozen for longer");
        }
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("a trust bundle ends after it begins");
        }
        requireDistinct("issuer", issuers.stream().map(TrustedIssuer::id));
        requireDistinct("key", keys(issuers, statusKeys).map(TrustedKey::kid));
        requireDistinct("type number", types.stream().map(TrustedType::number));
        requireDistinct("type code", types.stream().map(TrustedType::code));
        requireDistinct("status list", statusLists.stream().map(TrustedStatusList::list));
        requireDistinct("status list URI", statusLists.stream().map(TrustedStatusList::uri));
    }

    /** Signed by the root key that counters pinned at enrolment. */
    public Bytes sign(Signer root) {
        return CoseSign1.sign(TrustBundleWriter.write(this), Optional.of(TrustLabels.TYPE), root)
                .message();
    }

    /** Loops, as every check asks: streams would cost more than the comparison. */
    public Optional<IssuerKey> issuerKey(Kid kid) {
        for (TrustedIssuer issuer : issuers) {
            for (TrustedKey key : issuer.keys()) {
                if (key.kid().equals(kid)) {
                    return Optional.of(new IssuerKey(issuer, key));
                }
            }
        }
        return Optional.empty();
    }

    public Optional<TrustedType> type(TypeNumber number) {
        return types.stream().filter(type -> type.number().equals(number)).findFirst();
    }

    public Optional<TrustedStatusList> statusList(ListNumber number) {
        return statusLists.stream().filter(list -> list.list().equals(number)).findFirst();
    }

    List<TrustedKey> keys() {
        return keys(issuers, statusKeys).toList();
    }

    public Optional<TrustedKey> statusKey(Kid kid) {
        return statusKeys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    private static Stream<TrustedKey> keys(List<TrustedIssuer> issuers, List<TrustedKey> statusKeys) {
        Stream<TrustedKey> issuerKeys = issuers.stream().flatMap(issuer -> issuer.keys().stream());
        return Stream.concat(issuerKeys, statusKeys.stream());
    }

    private static void requireAtMost(int most, String what, int count) {
        if (count > most) {
            throw new IllegalArgumentException("a trust bundle has at most " + most + " " + what);
        }
    }

    /** Two entries of one name would let the reader choose; a signer must not leave that open. */
    private static void requireDistinct(String what, Stream<?> names) {
        Set<Object> seen = new HashSet<>();
        if (!names.allMatch(seen::add)) {
            throw new IllegalArgumentException("a trust bundle names each " + what + " once");
        }
    }
}
