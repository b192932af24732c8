package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.countersign.gateway.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PreAuthorizedGrantTest extends WalletTest {
    @Autowired
    private Clock clock;

    @Test
    void gives_an_anonymous_wallet_a_short_token_that_says_for_whom_it_is() throws Exception {
        var response = redeem(code(false).value());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(response.json().has("authorization_details")).isFalse();
        var token = SignedJWT.parse(accessToken(response));
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer());
        assertThat(claims.getAudience()).containsExactly(issuer());
        assertThat(claims.getClaims())
                .containsKeys("sub", "exp", "iat", "jti", "grant")
                .doesNotContainKey("client_id");
        assertThat(claims.getExpirationTime().toInstant())
                .isBefore(clock.instant().plusSeconds(601));
    }

    @Test
    void names_the_identifiers_when_the_wallet_asked_with_authorization_details() {
        var response = form(
                TOKEN,
                Map.of(
                        "grant_type",
                        PRE_AUTHORIZED,
                        "pre-authorized_code",
                        code(false).value(),
                        "authorization_details",
                        DETAILS.formatted(TestDirectory.PERMIT),
                        "a_parameter_that_nobody_knows",
                        "ignored"));

        assertThat(response.status()).isEqualTo(200);
        var details = response.json().path("authorization_details").path(0);
        assertThat(details.path("type").asString()).isEqualTo("openid_credential");
        assertThat(details.path("credential_configuration_id").asString()).isEqualTo(TestDirectory.PERMIT);
        assertThat(details.path("credential_identifiers").path(0).asString()).isEqualTo(TestDirectory.PERMIT_ID);
        var grant = probe("Authorization", "Bearer " + accessToken(response)).json();
        assertThat(grant.path("usesIdentifiers").asBoolean()).isTrue();
    }

    @Test
    void refuses_authorization_details_that_are_not_known_or_not_offered_and_leaves_the_code_as_it_was() {
        var code = code(false).value();

        for (var details : new String[] {
            "{", "[]", "[{\"type\":\"x\"}]", DETAILS.formatted("unknown"), DETAILS.formatted(TestDirectory.LICENCE)
        }) {
            var refused = form(
                    TOKEN,
                    Map.of(
                            "grant_type",
                            PRE_AUTHORIZED,
                            "pre-authorized_code",
                            code,
                            "authorization_details",
                            details));
            assertThat(refused.status()).as(details).isEqualTo(400);
            assertThat(error(refused)).as(details).isEqualTo("invalid_authorization_details");
        }
        assertThat(redeem(code).status()).isEqualTo(200);
    }

    @Test
    void refuses_a_code_that_was_used_withdrawn_expired_or_never_given() {
        var used = code(false);
        redeem(used.value());
        var withdrawn = code(false);
        codes.withdraw(withdrawn);
        var expired = code(false);
        database.sql("update pre_authorized_code set expires_at = :past where not spent")
                .param("past", clock.instant().minusSeconds(1).atOffset(ZoneOffset.UTC))
                .update();

        for (var code : new String[] {used.value(), withdrawn.value(), expired.value(), "guessed"}) {
            var refused = redeem(code);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(error(refused)).isEqualTo("invalid_grant");
            assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void wants_the_tx_code_exactly_when_there_is_one() {
        var with = code(true);
        var without = code(false);

        assertThat(error(redeem(with.value()))).isEqualTo("invalid_request");
        assertThat(error(withTxCode(without.value(), "123456"))).isEqualTo("invalid_request");
        assertThat(withTxCode(with.value(), with.txCode().orElseThrow()).status())
                .isEqualTo(200);
    }

    @Test
    void burns_the_code_after_five_wrong_tx_codes_even_for_who_then_knows_it() {
        var code = code(true);
        var right = code.txCode().orElseThrow();
        var wrong = right.startsWith("0") ? "1" + right.substring(1) : "0" + right.substring(1);

        for (var guess = 0; guess < 5; guess++) {
            assertThat(error(withTxCode(code.value(), wrong))).isEqualTo("invalid_grant");
        }

        assertThat(error(withTxCode(code.value(), right))).isEqualTo("invalid_grant");
    }

    @Test
    void lets_exactly_one_of_many_wallets_win_that_race_for_one_code() throws Exception {
        var code = code(false).value();
        var calls = new ArrayList<Callable<Api.Response>>();
        for (var wallet = 0; wallet < 8; wallet++) {
            calls.add(() -> redeem(code));
        }

        try (var wallets = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Integer>();
            for (var answer : wallets.invokeAll(calls)) {
                answers.add(answer.get().status());
            }
            assertThat(answers).containsOnlyOnce(200).hasSize(8).containsOnly(200, 400);
        }
    }

    @Test
    void serves_a_registered_public_wallet_under_its_id_and_refuses_an_unknown_one() {
        var known = form(
                TOKEN,
                Map.of(
                        "grant_type",
                        PRE_AUTHORIZED,
                        "pre-authorized_code",
                        code(false).value(),
                        "client_id",
                        "wallet-dev"));
        var unknown = form(
                TOKEN,
                Map.of(
                        "grant_type",
                        PRE_AUTHORIZED,
                        "pre-authorized_code",
                        code(false).value(),
                        "client_id",
                        "stranger"));

        var grant = probe("Authorization", "Bearer " + accessToken(known)).json();
        assertThat(grant.path("client").asString()).isEqualTo("wallet-dev");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(error(unknown)).isEqualTo("invalid_client");
    }

    @Test
    void refuses_the_grant_to_a_machine_client_and_parameters_that_come_twice_or_in_the_address() {
        var officer = redeem(
                code(false).value(), "Authorization", "Basic " + Api.basic("officer-1", api().secretOf("officer-1")));
        var inAddress =
                form(TOKEN + "?pre-authorized_code=" + code(false).value(), Map.of("grant_type", PRE_AUTHORIZED));
        var missing = form(TOKEN, Map.of("grant_type", PRE_AUTHORIZED));

        assertThat(error(officer)).isEqualTo("unauthorized_client");
        assertThat(error(inAddress)).isEqualTo("invalid_request");
        assertThat(error(missing)).isEqualTo("invalid_request");
    }

    @Test
    void keeps_neither_code_nor_tx_code_in_clear() {
        var code = code(true);

        var rows = database.sql(
                        "select encode(code_hash, 'escape') || encode(tx_code_hash, 'escape') || credentials from pre_authorized_code where tx_code_hash is not null")
                .query(String.class)
                .list();

        assertThat(rows)
                .isNotEmpty()
                .noneMatch(row ->
                        row.contains(code.value()) || row.contains(code.txCode().orElseThrow()));
    }

    private Api.Response withTxCode(String code, String txCode) {
        return form(TOKEN, Map.of("grant_type", PRE_AUTHORIZED, "pre-authorized_code", code, "tx_code", txCode));
    }
}
