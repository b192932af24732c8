package org.countersign.check;

import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.VerifiedTrustBundle;

/** Takes a fetched status list, or refuses it: a status key of the trust bundle, the list asked for, and never backwards. */
public final class AcceptStatusList {
    private final SignatureCheck signatures;

    public AcceptStatusList(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    public Update<VerifiedStatusList> accept(
            Bytes fetched, StatusListUri wanted, VerifiedTrustBundle trust, HeldStatusLists heldLists) {
        Optional<VerifiedStatusList> held = heldLists.find(wanted);
        if (held.isPresent() && held.get().message().equals(fetched)) {
            return new Update.Unchanged<>(held.get());
        }
        VerifiedStatusList verified;
        try {
            UnverifiedStatusList list = UnverifiedStatusList.parse(fetched);
            Optional<TrustedKey> key = trust.content().statusKey(list.claimedKid());
            if (key.isEmpty()) {
                return new Update.Refused<>(UpdateRefusal.OTHER_KEY);
            }
            verified = list.verify(key.get().key(), signatures);
        } catch (FormatException e) {
            return new Update.Refused<>(UpdateRefusal.of(e.code()));
        }
        return compare(verified, wanted, trust.content(), held);
    }

    private static Update<VerifiedStatusList> compare(
            VerifiedStatusList fetched, StatusListUri wanted, TrustBundle trust, Optional<VerifiedStatusList> held) {
        if (!HeldStatus.isTrusted(fetched, trust)) {
            return new Update.Refused<>(UpdateRefusal.OTHER_KEY);
        }
        if (!fetched.token().uri().equals(wanted)) {
            return new Update.Refused<>(UpdateRefusal.OTHER_LIST);
        }
        boolean goesWithTrust = trust.statusLists().stream()
                .filter(list -> list.uri().equals(wanted))
                .allMatch(list -> list.goesWith(fetched.token().issuedAt()));
        if (!goesWithTrust) {
            return new Update.Refused<>(UpdateRefusal.ROLLBACK);
        }
        if (held.isPresent()
                && fetched.token().issuedAt().isBefore(held.get().token().issuedAt())) {
            return new Update.Refused<>(UpdateRefusal.ROLLBACK);
        }
        return new Update.Accepted<>(fetched);
    }
}
