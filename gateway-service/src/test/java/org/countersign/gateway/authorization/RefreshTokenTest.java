package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.countersign.gateway.Api;
import org.junit.jupiter.api.Test;

/** Refresh tokens of wallets: to whom they are given, what must come with them, and what a second use ends. */
class RefreshTokenTest extends WalletTest {

    @Test
    void gives_a_new_access_token_of_the_same_grant_and_the_next_refresh_token() {
        var key = TestProof.newKey();
        var first = start(key);
        assertThat(first.status()).as(first.text()).isEqualTo(200);

        var second = refresh(refreshToken(first), key);

        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.header("Cache-Control")).contains("no-store");
        assertThat(second.json().path("token_type").asString()).isEqualTo("DPoP");
        assertThat(refreshToken(second)).isNotEmpty().isNotEqualTo(refreshToken(first));
        assertThat(second.json().path("authorization_details").toString())
                .isEqualTo(first.json().path("authorization_details").toString())
                .contains(TestDirectory.PERMIT_ID);
        assertThat(grantOf(second, key)).isEqualTo(grantOf(first, key));
        assertThat(refresh(refreshToken(second), key).status()).isEqualTo(200);
    }

    @Test
    void gives_none_to_a_wallet_that_a_thief_could_pass_for() {
        var anonymous = redeem(code(false).value());
        var anonymousWithKey = redeem(
                code(false).value(), "DPoP", tokenProof(TestProof.newKey()).sign());
        var publicWithoutKey = form(
                TOKEN,
                Map.of(
                        "grant_type",
                        PRE_AUTHORIZED,
                        "pre-authorized_code",
                        code(false).value(),
                        "client_id",
                        "wallet-dev"));

        for (var answer : new Api.Response[] {anonymous, anonymousWithKey, publicWithoutKey}) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().has("refresh_token")).isFalse();
        }
    }

    @Test
    void ends_the_grant_when_a_used_token_comes_again() {
        var key = TestProof.newKey();
        var first = start(key);
        var second = refresh(refreshToken(first), key);

        var again = refresh(refreshToken(first), key);

        assertThat(again.status()).isEqualTo(400);
        assertThat(error(again)).isEqualTo("invalid_grant");
        assertThat(error(refresh(refreshToken(second), key))).isEqualTo("invalid_grant");
        assertThat(opened(first, key).status()).isEqualTo(401);
        assertThat(opened(second, key).status()).isEqualTo(401);
    }

    @Test
    void refuses_a_token_without_its_key_or_of_another_client_and_leaves_it_as_it_was() {
        var key = TestProof.newKey();
        var token = refreshToken(start(key));

        var other = refresh(token, TestProof.newKey());
        var none = form(TOKEN, refreshForm(token, "wallet-dev"));
        var stranger = form(
                TOKEN,
                refreshForm(token, "wallet-other"),
                "DPoP",
                tokenProof(key).sign());
        var unnamed = refreshForm(token, "wallet-dev");
        unnamed.remove("client_id");

        assertThat(error(other)).isEqualTo("invalid_grant");
        assertThat(error(none)).isEqualTo("invalid_grant");
        assertThat(error(stranger)).isEqualTo("invalid_grant");
        assertThat(form(TOKEN, unnamed, "DPoP", tokenProof(key).sign()).status())
                .isEqualTo(401);
        assertThat(refresh(token, key).status()).isEqualTo(200);
    }

    @Test
    void refuses_what_it_never_gave_what_expired_and_what_was_revoked() {
        var key = TestProof.newKey();
        var spoiled = refreshToken(start(key));
        var last = spoiled.charAt(40);
        var expired = start(key);
        end(expired, key, "refresh_expires_at = now() - interval '1 second'");
        var revoked = start(key);
        end(revoked, key, "revoked = true");

        for (var token : new String[] {
            spoiled.substring(0, 40) + (last == 'A' ? 'B' : 'A') + spoiled.substring(41),
            "guessed",
            "x".repeat(500),
            refreshToken(expired),
            refreshToken(revoked)
        }) {
            var refused = refresh(token, key);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(error(refused)).isIn("invalid_grant", "invalid_request");
        }
        assertThat(error(form(TOKEN, Map.of("grant_type", "refresh_token", "client_id", "wallet-dev"))))
                .isEqualTo("invalid_request");
    }

    @Test
    void refuses_another_scope_and_leaves_the_token_as_it_was() {
        var key = TestProof.newKey();
        var token = refreshToken(start(key));
        var form = refreshForm(token, "wallet-dev");
        form.put("scope", TestDirectory.LICENCE);

        assertThat(error(form(TOKEN, form, "DPoP", tokenProof(key).sign()))).isEqualTo("invalid_scope");
        assertThat(refresh(token, key).status()).isEqualTo(200);
    }

    @Test
    void lets_at_most_one_of_many_requests_with_one_token_through() throws Exception {
        var key = TestProof.newKey();
        var token = refreshToken(start(key));
        var calls = new ArrayList<Callable<Api.Response>>();
        for (var call = 0; call < 4; call++) {
            var proof = tokenProof(key).sign();
            calls.add(() -> form(TOKEN, refreshForm(token, "wallet-dev"), "DPoP", proof));
        }

        try (var wallets = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Integer>();
            for (var answer : wallets.invokeAll(calls)) {
                answers.add(answer.get().status());
            }
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 400);
        }
    }

    @Test
    void stores_nothing_of_the_token() {
        var key = TestProof.newKey();
        var first = start(key);

        var row = database.sql("select row_to_json(wallet_grant)::text from wallet_grant where id = cast(:id as uuid)")
                .param("id", grantOf(first, key))
                .query(String.class)
                .single();

        assertThat(row).contains("\"refresh_number\":1").doesNotContain(refreshToken(first));
    }

    private Api.Response start(ECKey key) {
        return form(
                TOKEN,
                Map.of(
                        "grant_type",
                        PRE_AUTHORIZED,
                        "pre-authorized_code",
                        code(false).value(),
                        "authorization_details",
                        DETAILS.formatted(TestDirectory.PERMIT),
                        "client_id",
                        "wallet-dev"),
                "DPoP",
                tokenProof(key).sign());
    }

    private Api.Response refresh(String token, ECKey key) {
        return form(
                TOKEN, refreshForm(token, "wallet-dev"), "DPoP", tokenProof(key).sign());
    }

    private static Map<String, String> refreshForm(String token, String client) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token);
        form.put("client_id", client);
        return form;
    }

    private static String refreshToken(Api.Response answer) {
        return answer.json().path("refresh_token").asString("");
    }

    private Api.Response opened(Api.Response answer, ECKey key) {
        var token = accessToken(answer);
        return probe(
                "Authorization", "DPoP " + token, "DPoP", probeProof(key, token).sign());
    }

    private String grantOf(Api.Response answer, ECKey key) {
        return opened(answer, key).json().path("id").asString("");
    }

    private void end(Api.Response answer, ECKey key, String how) {
        database.sql("update wallet_grant set " + how + " where id = cast(:id as uuid)")
                .param("id", grantOf(answer, key))
                .update();
    }
}
