package org.countersign.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.Vct;
import org.junit.jupiter.api.Test;

class ChooseCredentialTest {
    private static final ClaimPath NAME = ClaimPath.of("name");
    private static final ClaimPath PHOTO = ClaimPath.of("photo");
    private final Authority authority = new Authority();
    private final TestKey device = new TestKey();
    private final HeldCredential card = held("card", Authority.NOW.plus(Duration.ofDays(300)));

    @Test
    void tells_what_is_seen_if_one_claim_is_asked_for() {
        CredentialOffer offer = onlyOffer(List.of(NAME), card);

        assertThat(offer.disclosed()).containsExactly(NAME);
        assertThat(offer.seen())
                .isEqualTo(JsonObject.builder()
                        .put("district", "碑林区")
                        .put("name", "欧阳建")
                        .build());
        assertThat(offer.missing()).isEmpty();
    }

    @Test
    void discloses_nothing_if_no_claim_is_asked_for() {
        CredentialOffer offer = onlyOffer(List.of(), card);

        assertThat(offer.disclosed()).isEmpty();
        assertThat(offer.seen().members()).containsOnlyKeys("district");
    }

    @Test
    void tells_that_what_leads_to_a_claim_is_seen_as_well() {
        CredentialOffer offer = onlyOffer(List.of(ClaimPath.of("address", "city")), card);

        assertThat(offer.disclosed())
                .containsExactlyInAnyOrder(ClaimPath.of("address"), ClaimPath.of("address", "city"));
        assertThat(offer.seen().members().get("address"))
                .isEqualTo(JsonObject.builder()
                        .put("city", "西安")
                        .put("street", "书院门 3 号")
                        .build());
    }

    @Test
    void names_what_is_missing_and_offers_the_rest() {
        CredentialOffer offer = onlyOffer(List.of(NAME, PHOTO), card);

        assertThat(offer.disclosed()).containsExactly(NAME);
        assertThat(offer.missing()).containsExactly(PHOTO);
    }

    @Test
    void puts_first_what_lacks_nothing_and_then_what_stays_good_longest() {
        HeldCredential shorter = held("shorter", Authority.NOW.plus(Duration.ofDays(1)));
        HeldCredential complete = Delivered.held(
                authority,
                device.publicKey(),
                new HeldId("complete"),
                delivered(Authority.NOW.plus(Duration.ofHours(1))).with("photo", new JsonText("...")));

        CredentialChoice choice = choose(List.of(NAME, PHOTO), shorter, card, complete);

        assertThat(((CredentialChoice.Offers) choice).bestFirst())
                .extracting(CredentialOffer::credential)
                .containsExactly(complete, card, shorter);
    }

    @Test
    void finds_nothing_of_a_type_that_is_not_held() {
        Vct other = Vct.of(Delivered.BASE, new TypeCode("marriage-certificate"));
        CredentialRequest request = new CredentialRequest(Set.of(other), List.of(NAME), Authority.NOW);

        assertThat(chooser().choose(Wallet.EMPTY.with(card), request))
                .isEqualTo(new CredentialChoice.Nothing(Choice.WhyNothing.NOT_HELD));
    }

    @Test
    void says_that_what_is_held_has_expired_to_the_second() {
        HeldCredential ended = held("ended", Authority.NOW);
        HeldCredential last = held("last", Authority.NOW.plusSeconds(1));

        assertNothing(Choice.WhyNothing.EXPIRED, choose(List.of(NAME), ended));
        assertThat(choose(List.of(NAME), last)).isInstanceOf(CredentialChoice.Offers.class);
    }

    @Test
    void says_that_what_is_held_begins_later() {
        HeldCredential later = Delivered.held(
                authority,
                device.publicKey(),
                new HeldId("later"),
                delivered(Delivered.END).beginning(Authority.NOW.plusSeconds(1)));

        assertNothing(Choice.WhyNothing.NOT_YET_VALID, choose(List.of(NAME), later));
    }

    @Test
    void does_not_offer_what_was_changed_in_the_store() {
        HeldCredential changed =
                new HeldCredential(card.id(), card.facts(), card.text(), new Authority().publicKey(), card.holder());

        assertNothing(Choice.WhyNothing.SPOILT, choose(List.of(NAME), changed));
    }

    @Test
    void does_not_offer_a_type_that_the_credential_does_not_have() {
        CredentialFacts facts = card.facts();
        Vct other = Vct.of(Delivered.BASE, new TypeCode("marriage-certificate"));
        HeldCredential changed = new HeldCredential(
                card.id(),
                new CredentialFacts(
                        facts.issuer(),
                        facts.issuerName(),
                        facts.type(),
                        facts.typeName(),
                        other,
                        facts.begins(),
                        facts.expiresAt()),
                card.text(),
                card.issuerKey(),
                card.holder());

        CredentialChoice choice = chooser()
                .choose(Wallet.EMPTY.with(changed), new CredentialRequest(Set.of(other), List.of(NAME), Authority.NOW));

        assertNothing(Choice.WhyNothing.SPOILT, choice);
    }

    @Test
    void refuses_a_request_for_everything() {
        List<ClaimPath> everything = List.of(ClaimPath.ROOT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialRequest(Set.of(Delivered.VCT), everything, Authority.NOW));
    }

    @Test
    void refuses_a_request_without_a_type() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialRequest(Set.of(), List.of(NAME), Authority.NOW));
    }

    @Test
    void tells_no_personal_value_to_a_log() {
        assertThat(onlyOffer(List.of(NAME), card).toString()).doesNotContain("欧阳建");
    }

    private static void assertNothing(Choice.WhyNothing reason, CredentialChoice choice) {
        assertThat(choice).isEqualTo(new CredentialChoice.Nothing(reason));
    }

    private CredentialOffer onlyOffer(List<ClaimPath> claims, HeldCredential held) {
        List<CredentialOffer> offers = ((CredentialChoice.Offers) choose(claims, held)).bestFirst();
        assertThat(offers).hasSize(1);
        return offers.getFirst();
    }

    private static CredentialChoice choose(List<ClaimPath> claims, HeldCredential... held) {
        return chooser()
                .choose(
                        new Wallet(List.of(), List.of(held)),
                        new CredentialRequest(Set.of(Delivered.VCT), claims, Authority.NOW));
    }

    private static ChooseCredential chooser() {
        return new ChooseCredential(Authority.CHECK, Delivered.SHA_256);
    }

    private HeldCredential held(String id, Instant end) {
        return Delivered.held(authority, device.publicKey(), new HeldId(id), delivered(end));
    }

    private Delivered delivered(Instant end) {
        return new Delivered(authority, device.publicKey()).ending(end);
    }
}
