package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.status.StatusValue;
import org.countersign.format.trust.LedgerHeight;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustVersion;
import org.countersign.format.trust.VerifiedTrustBundle;
import org.junit.jupiter.api.Test;

class AcceptTrustBundleTest {
    private final City city = new City();
    private final VerifiedTrustBundle held = city.trust();
    private final TrustBundle good = held.content();
    private final AcceptTrustBundle accept = new AcceptTrustBundle(City.trustRoot(city.rootKey), City.CHECK);

    @Test
    void takes_the_first_bundle_of_the_pinned_root() {
        Update<VerifiedTrustBundle> update = accept.accept(held.message(), Optional.empty());

        assertThat(update).isInstanceOf(Update.Accepted.class);
    }

    @Test
    void takes_a_later_version() {
        assertThat(update(8, 100, good.issuedAt())).isInstanceOf(Update.Accepted.class);
        assertThat(update(8, 101, good.issuedAt().plusSeconds(1))).isInstanceOf(Update.Accepted.class);
    }

    @Test
    void keeps_what_it_holds_when_it_is_the_same_even_if_signed_once_more() {
        assertThat(accept.accept(held.message(), Optional.of(held))).isEqualTo(new Update.Unchanged<>(held));
        assertThat(accept.accept(good.sign(city.root), Optional.of(held))).isEqualTo(new Update.Unchanged<>(held));
    }

    @Test
    void refuses_an_earlier_version() {
        assertRefused(UpdateRefusal.ROLLBACK, update(6, 101, good.issuedAt().plusSeconds(1)));
    }

    @Test
    void refuses_a_later_version_of_an_earlier_height_or_time() {
        assertRefused(UpdateRefusal.ROLLBACK, update(8, 99, good.issuedAt()));
        assertRefused(UpdateRefusal.ROLLBACK, update(8, 100, good.issuedAt().minusSeconds(1)));
    }

    @Test
    void refuses_the_same_version_with_other_content() {
        assertRefused(UpdateRefusal.SAME_VERSION_OTHER_CONTENT, update(7, 101, good.issuedAt()));
    }

    @Test
    void refuses_a_bundle_of_another_root() {
        assertRefused(UpdateRefusal.OTHER_KEY, accept.accept(good.sign(city.issuer), Optional.empty()));
    }

    @Test
    void refuses_a_bundle_signed_by_another_under_the_roots_key_id() {
        Impostor impostor = new Impostor(city.root.kid(), city.issuer);

        assertRefused(UpdateRefusal.BAD_SIGNATURE, accept.accept(good.sign(impostor), Optional.empty()));
    }

    @Test
    void refuses_a_bundle_of_an_algorithm_that_it_cannot_check() {
        KeyPair pair = City.newEd25519Pair();
        AcceptTrustBundle es256Only = new AcceptTrustBundle(City.trustRoot(City.publicKey(pair)), City.ES256_ONLY);

        assertRefused(
                UpdateRefusal.ALGORITHM_LACKING, es256Only.accept(good.sign(City.signer(pair)), Optional.empty()));
    }

    @Test
    void refuses_what_is_no_bundle() {
        Bytes list = city.held(city.statusList(StatusValue.VALID)).message();

        for (Bytes bad : List.of(Bytes.EMPTY, Bytes.ofHex("d28440a04040"), list)) {
            assertRefused(UpdateRefusal.MALFORMED, accept.accept(bad, Optional.of(held)));
        }
    }

    private Update<VerifiedTrustBundle> update(long version, long height, Instant issuedAt) {
        TrustBundle next = new TrustBundle(
                new TrustVersion(version),
                new LedgerHeight(height),
                issuedAt,
                issuedAt.plus(Duration.ofDays(7)),
                good.issuers(),
                good.types(),
                good.statusLists(),
                good.statusKeys());
        return accept.accept(next.sign(city.root), Optional.of(held));
    }

    private static void assertRefused(UpdateRefusal reason, Update<VerifiedTrustBundle> update) {
        assertThat(update).isEqualTo(new Update.Refused<VerifiedTrustBundle>(reason));
    }
}
