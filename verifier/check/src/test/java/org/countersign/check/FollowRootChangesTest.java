package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.trust.RootChange;
import org.junit.jupiter.api.Test;

class FollowRootChangesTest {
    private static final Instant THEN = City.NOW.minusSeconds(3600);
    private final HolderKeys first = new HolderKeys(City.newKeyPair());
    private final HolderKeys second = new HolderKeys(City.newEd25519Pair());
    private final HolderKeys third = new HolderKeys(City.newKeyPair());
    private final TrustRoot pinned = City.trustRoot(first.publicKey());
    private final Bytes firstToSecond = change(first, second, THEN);
    private final Bytes secondToThird = change(second, third, City.NOW);

    @Test
    void follows_one_change_and_then_refuses_bundles_of_the_old_root() {
        City city = new City();
        HolderKeys next = new HolderKeys(City.newKeyPair());
        Bytes statement = new RootChange(THEN, next.publicKey()).sign(city.root);

        TrustRoot root = accepted(follow(City.trustRoot(city.rootKey), List.of(statement)));
        AcceptTrustBundle accept = new AcceptTrustBundle(root, City.CHECK);

        assertThat(accept.accept(city.bundle().sign(next.signer()), Optional.empty()))
                .isInstanceOf(Update.Accepted.class);
        assertThat(accept.accept(city.bundle().sign(city.root), Optional.empty()))
                .isEqualTo(new Update.Refused<>(UpdateRefusal.OTHER_KEY));
    }

    @Test
    void follows_a_chain() {
        assertThat(accepted(follow(pinned, List.of(firstToSecond, secondToThird))))
                .isEqualTo(City.trustRoot(third.publicKey()));
    }

    @Test
    void a_desk_that_was_enrolled_late_passes_over_what_came_before() {
        TrustRoot late = City.trustRoot(second.publicKey());

        assertThat(accepted(follow(late, List.of(firstToSecond, secondToThird))))
                .isEqualTo(City.trustRoot(third.publicKey()));
    }

    @Test
    void nothing_changes_where_no_statement_is_the_pinned_roots() {
        TrustRoot last = City.trustRoot(third.publicKey());

        assertThat(follow(last, List.of(firstToSecond, secondToThird))).isEqualTo(new Update.Unchanged<>(last));
        assertThat(follow(last, List.of())).isEqualTo(new Update.Unchanged<>(last));
    }

    @Test
    void refuses_a_statement_that_a_stranger_signed_under_the_roots_key_id() {
        Bytes forged = new RootChange(THEN, second.publicKey())
                .sign(new Impostor(first.signer().kid(), third.signer()));

        assertRefused(UpdateRefusal.BAD_SIGNATURE, List.of(forged));
    }

    @Test
    void refuses_the_whole_chain_when_one_link_does_not_follow() {
        assertRefused(UpdateRefusal.OTHER_KEY, List.of(firstToSecond, change(third, first, City.NOW)));
    }

    @Test
    void refuses_to_go_back_to_a_root_that_it_left() {
        assertRefused(UpdateRefusal.ROLLBACK, List.of(firstToSecond, change(second, first, City.NOW)));
        assertRefused(UpdateRefusal.ROLLBACK, List.of(change(first, first, THEN)));
    }

    @Test
    void refuses_to_go_back_in_time() {
        assertRefused(UpdateRefusal.ROLLBACK, List.of(firstToSecond, change(second, third, THEN.minusSeconds(1))));
    }

    @Test
    void refuses_what_is_no_statement_and_too_many() {
        assertRefused(UpdateRefusal.MALFORMED, List.of(Bytes.EMPTY));
        assertRefused(UpdateRefusal.MALFORMED, List.of(new City().bundle().sign(first.signer())));
        assertRefused(UpdateRefusal.MALFORMED, Collections.nCopies(17, firstToSecond));
    }

    @Test
    void follows_to_an_sm2_root_only_where_that_is_allowed() throws Exception {
        VerificationKey sm2 = VerificationKey.ofSpki(Bytes.ofHex("3059301306072a8648ce3d020106082a811ccf5501822d034200"
                + "04393a2ad9e27e43acaaab85a19d3b85591e14406157175addd37bf77ff0caf9ed"
                + "37fcf3a8b4f55c038523261fca6636afe6a7afa2a1482a606f5cb3a18b2e2a1e"));
        List<Bytes> statements = List.of(new RootChange(THEN, sm2).sign(first.signer()));

        assertRefused(UpdateRefusal.ALGORITHM_LACKING, statements);
        assertThat(new FollowRootChanges(City.CHECK, new JcaSha256(), AlgorithmProfile.WITH_SM2)
                        .follow(pinned, statements))
                .isInstanceOf(Update.Accepted.class);
    }

    private static Bytes change(HolderKeys from, HolderKeys to, Instant time) {
        return new RootChange(time, to.publicKey()).sign(from.signer());
    }

    private void assertRefused(UpdateRefusal reason, List<Bytes> statements) {
        assertThat(follow(pinned, statements)).isEqualTo(new Update.Refused<TrustRoot>(reason));
    }

    private static Update<TrustRoot> follow(TrustRoot root, List<Bytes> statements) {
        return new FollowRootChanges(City.CHECK, new JcaSha256(), AlgorithmProfile.STANDARD).follow(root, statements);
    }

    private static TrustRoot accepted(Update<TrustRoot> update) {
        assertThat(update).isInstanceOf(Update.Accepted.class);
        return ((Update.Accepted<TrustRoot>) update).value();
    }
}
