package org.countersign.chaincode.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.Steward;
import org.countersign.format.ledger.TransactionId;
import org.countersign.format.ledger.TrustItem;
import org.countersign.format.ledger.TrustItem.AdvanceClock;
import org.countersign.format.ledger.TrustItem.EndKey;
import org.countersign.format.ledger.TrustItem.KeyEnd;
import org.countersign.format.ledger.TrustItem.PutIssuer;
import org.countersign.format.ledger.TrustItem.PutKey;
import org.countersign.format.ledger.TrustItem.PutType;
import org.junit.jupiter.api.Test;

class TrustRulesTest {
    private static final PublicKeyInfo OTHER = PublicKeyInfo.ofDer("other".getBytes(StandardCharsets.UTF_8));
    private static final Digest DEFINITION = City.digest("definition");

    private final City city = new City();

    @Test
    void puts_and_replaces_an_issuer() {
        city.trust(putIssuer("1", City.CIVIL));
        city.trust(putIssuer("2", City.BUREAU));

        assertThat(city.book().get(StateKey.issuer(new IssuerId("new"))).msp()).isEqualTo(City.BUREAU);
    }

    @Test
    void the_first_that_applies_anything_becomes_the_steward() {
        MapBook empty = new MapBook();
        Invocation invocation = new Invocation(City.STEWARD, new TransactionId("t"), new EpochSecond(0));

        City.apply(new TrustRules(empty, invocation, new JcaSha256()), putIssuer("1", City.CIVIL));

        assertThat(empty.get(StateKey.steward())).isEqualTo(new Steward(City.BUREAU));
    }

    @Test
    void refuses_a_caller_without_the_role() {
        Caller caller = new Caller(City.BUREAU, Set.of(Role.ISSUER));

        assertThat(city.trust(caller, putIssuer("1", City.CIVIL), 0))
                .isEqualTo(City.refused("1", RefusalCode.ROLE_MISSING));
    }

    @Test
    void refuses_a_steward_of_another_organisation() {
        assertThat(city.trust(City.STRANGER, putIssuer("1", City.CIVIL), 0))
                .isEqualTo(City.refused("1", RefusalCode.NOT_THE_STEWARD));
        assertThat(city.book().find(StateKey.trustOperation(City.id("1")))).isEmpty();
    }

    @Test
    void puts_a_key() {
        assertThat(city.trust(putKey("1", City.ISSUER, OTHER))).isInstanceOf(Outcome.Applied.class);
        assertThat(city.findings()).isEmpty();
    }

    @Test
    void refuses_a_key_of_an_unknown_issuer() {
        assertThat(city.trust(putKey("1", new IssuerId("nobody"), OTHER)))
                .isEqualTo(City.refused("1", RefusalCode.UNKNOWN_ISSUER));
    }

    @Test
    void refuses_a_key_that_is_there() {
        assertThat(city.trust(putKey("1", City.ISSUER, City.PUBLIC_KEY)))
                .isEqualTo(City.refused("1", RefusalCode.KEY_EXISTS));
    }

    @Test
    void refuses_a_key_id_that_does_not_follow_from_the_key() {
        PutKey item = new PutKey(
                City.id("1"),
                City.ISSUER,
                City.KEY,
                SignatureAlgorithm.ES256,
                OTHER,
                new EpochSecond(0),
                Optional.empty());

        assertThat(city.trust(item)).isEqualTo(City.refused("1", RefusalCode.KEY_ID_WRONG));
    }

    @Test
    void a_retired_key_may_turn_out_to_be_compromised() {
        city.trust(end("1", new KeyEnd.Retired(new EpochSecond(5))));

        assertThat(city.trust(end("2", new KeyEnd.Compromised(new EpochSecond(3)))))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(city.book().get(StateKey.key(City.KEY)).retiredAt()).contains(new EpochSecond(5));
        assertThat(city.book().get(StateKey.key(City.KEY)).compromisedAt()).contains(new EpochSecond(3));
    }

    @Test
    void refuses_to_retire_a_key_twice() {
        city.trust(end("1", new KeyEnd.Retired(new EpochSecond(5))));

        assertThat(city.trust(end("2", new KeyEnd.Retired(new EpochSecond(6)))))
                .isEqualTo(City.refused("2", RefusalCode.KEY_ENDED));
    }

    @Test
    void refuses_anything_after_a_compromise() {
        city.trust(end("1", new KeyEnd.Compromised(new EpochSecond(5))));

        assertThat(city.trust(end("2", new KeyEnd.Compromised(new EpochSecond(6)))))
                .isEqualTo(City.refused("2", RefusalCode.KEY_ENDED));
    }

    @Test
    void refuses_to_end_an_unknown_key() {
        EndKey item = new EndKey(City.id("1"), City.kid(OTHER), new KeyEnd.Retired(new EpochSecond(5)));

        assertThat(city.trust(item)).isEqualTo(City.refused("1", RefusalCode.UNKNOWN_KEY));
    }

    @Test
    void replaces_the_definition_of_a_type() {
        city.trust(new PutType(City.id("1"), City.TYPE, new TypeNumber(1), DEFINITION));

        assertThat(city.book().get(StateKey.type(City.TYPE)).definition()).isEqualTo(DEFINITION);
    }

    @Test
    void refuses_another_number_for_a_type() {
        assertThat(city.trust(new PutType(City.id("1"), City.TYPE, new TypeNumber(2), DEFINITION)))
                .isEqualTo(City.refused("1", RefusalCode.TYPE_NUMBER_FIXED));
    }

    @Test
    void refuses_the_number_of_another_type() {
        assertThat(city.trust(new PutType(City.id("1"), new TypeCode("new"), new TypeNumber(1), DEFINITION)))
                .isEqualTo(City.refused("1", RefusalCode.TYPE_NUMBER_TAKEN));
    }

    @Test
    void moves_the_clock_forward_up_to_the_timestamp_of_the_transaction() {
        assertThat(city.trust(City.STEWARD, clock("1", 50), 50)).isInstanceOf(Outcome.Applied.class);
        assertThat(city.book().clockFloor()).isEqualTo(new EpochSecond(50));
    }

    @Test
    void refuses_a_clock_beyond_the_timestamp_of_the_transaction() {
        assertThat(city.trust(City.STEWARD, clock("1", 51), 50)).isEqualTo(City.refused("1", RefusalCode.CLOCK_AHEAD));
        assertThat(city.book().clockFloor()).isEqualTo(new EpochSecond(0));
    }

    @Test
    void refuses_a_clock_that_moves_back() {
        city.at(50);

        assertThat(city.trust(clock("1", 49))).isEqualTo(City.refused("1", RefusalCode.CLOCK_BACKWARD));
    }

    @Test
    void the_same_item_gets_its_first_outcome_again() {
        TrustItem item = clock("1", 50);
        city.trust(item);
        city.trust(clock("2", 60));
        var before = city.book().records();

        assertThat(city.trust(item)).isEqualTo(Outcome.Applied.plain(City.id("1")));
        assertThat(city.book().records()).isEqualTo(before);
    }

    @Test
    void a_remembered_refusal_is_repeated_although_the_cause_is_gone() {
        city.trust(City.STEWARD, clock("1", 51), 50);

        assertThat(city.trust(City.STEWARD, clock("1", 51), 100)).isEqualTo(City.refused("1", RefusalCode.CLOCK_AHEAD));
    }

    @Test
    void refuses_other_content_under_the_same_id() {
        city.trust(clock("1", 50));

        assertThat(city.trust(clock("1", 60))).isEqualTo(City.refused("1", RefusalCode.ID_REUSED));
        assertThat(city.book().clockFloor()).isEqualTo(new EpochSecond(50));
    }

    private static PutIssuer putIssuer(String id, MspId msp) {
        return new PutIssuer(City.id(id), new IssuerId("new"), City.NAME, msp, List.of(City.TYPE));
    }

    private static PutKey putKey(String id, IssuerId issuer, PublicKeyInfo key) {
        return new PutKey(
                City.id(id),
                issuer,
                City.kid(key),
                SignatureAlgorithm.ES256,
                key,
                new EpochSecond(0),
                Optional.empty());
    }

    private static EndKey end(String id, KeyEnd end) {
        return new EndKey(City.id(id), City.KEY, end);
    }

    private static AdvanceClock clock(String id, long to) {
        return new AdvanceClock(City.id(id), new EpochSecond(to));
    }
}
