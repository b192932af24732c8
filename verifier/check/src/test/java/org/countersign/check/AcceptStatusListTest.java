package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.cose.Signer;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.StatusValue;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedKey;
import org.junit.jupiter.api.Test;

class AcceptStatusListTest {
    private final City city = new City();
    private final StatusListToken good = city.statusList(StatusValue.VALID);
    private final AcceptStatusList accept = new AcceptStatusList(City.CHECK);

    @Test
    void takes_the_list_that_it_asked_for() {
        assertThat(accept(good.sign(city.statusSigner), HeldStatusLists.NONE)).isInstanceOf(Update.Accepted.class);
    }

    @Test
    void takes_a_later_list_and_one_of_the_same_second() {
        HeldStatusLists held = city.lists(StatusValue.VALID);
        StatusListToken later =
                city.statusList(StatusValue.REVOKED, good.issuedAt().plusSeconds(1));

        assertThat(accept(later.sign(city.statusSigner), held)).isInstanceOf(Update.Accepted.class);
        assertThat(accept(city.statusList(StatusValue.REVOKED).sign(city.statusSigner), held))
                .isInstanceOf(Update.Accepted.class);
    }

    @Test
    void keeps_what_it_holds_when_it_is_the_same() {
        VerifiedStatusList list = city.held(good);

        assertThat(accept(list.message(), HeldStatusLists.of(List.of(list)))).isEqualTo(new Update.Unchanged<>(list));
    }

    @Test
    void refuses_an_earlier_list() {
        StatusListToken earlier =
                city.statusList(StatusValue.VALID, good.issuedAt().minusSeconds(1));

        assertRefused(UpdateRefusal.ROLLBACK, accept(earlier.sign(city.statusSigner), city.lists(StatusValue.REVOKED)));
    }

    @Test
    void refuses_another_list_than_it_asked_for() {
        Update<VerifiedStatusList> update = accept.accept(
                good.sign(city.statusSigner),
                new StatusListUri("https://status.countersign.test/4"),
                city.trust(),
                HeldStatusLists.NONE);

        assertRefused(UpdateRefusal.OTHER_LIST, update);
    }

    @Test
    void refuses_a_list_signed_by_an_issuers_key() {
        assertRefused(UpdateRefusal.OTHER_KEY, accept(good.sign(city.issuer), HeldStatusLists.NONE));
    }

    @Test
    void refuses_a_list_signed_after_the_key_was_retired_or_by_a_compromised_key() {
        TrustedKey retired =
                city.statusKey(city.statusKey, Optional.of(good.issuedAt().minusSeconds(1)), Optional.empty());
        TrustedKey compromised = city.statusKey(city.statusKey, Optional.empty(), Optional.of(City.NOW));

        for (TrustedKey key : List.of(retired, compromised)) {
            TrustBundle bundle = City.withStatusKey(city.bundle(), key);
            assertRefused(
                    UpdateRefusal.OTHER_KEY,
                    accept.accept(
                            good.sign(city.statusSigner), City.LIST_URI, city.trust(bundle), HeldStatusLists.NONE));
        }
    }

    @Test
    void refuses_a_list_signed_by_another_under_the_status_keys_id() {
        Signer impostor = new Impostor(city.statusSigner.kid(), city.issuer);

        assertRefused(UpdateRefusal.BAD_SIGNATURE, accept(good.sign(impostor), HeldStatusLists.NONE));
    }

    @Test
    void refuses_what_is_no_list() {
        for (Bytes bad : List.of(Bytes.EMPTY, Bytes.ofHex("00"), city.trust().message())) {
            assertRefused(UpdateRefusal.MALFORMED, accept(bad, HeldStatusLists.NONE));
        }
    }

    private Update<VerifiedStatusList> accept(Bytes fetched, HeldStatusLists held) {
        return accept.accept(fetched, City.LIST_URI, city.trust(), held);
    }

    @Test
    void refuses_a_list_from_before_what_the_bundle_goes_with() {
        TrustBundle newer =
                City.withLeastListTime(city.bundle(), good.issuedAt().plusSeconds(1));
        TrustBundle same = City.withLeastListTime(city.bundle(), good.issuedAt());

        assertRefused(
                UpdateRefusal.ROLLBACK,
                accept.accept(good.sign(city.statusSigner), City.LIST_URI, city.trust(newer), HeldStatusLists.NONE));
        assertThat(accept.accept(good.sign(city.statusSigner), City.LIST_URI, city.trust(same), HeldStatusLists.NONE))
                .isInstanceOf(Update.Accepted.class);
    }

    private static void assertRefused(UpdateRefusal reason, Update<VerifiedStatusList> update) {
        assertThat(update).isEqualTo(new Update.Refused<VerifiedStatusList>(reason));
    }
}
