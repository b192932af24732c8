package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.countersign.gateway.Api;
import org.countersign.gateway.authorization.fresh.OpenRows;
import org.countersign.gateway.issuance.Officer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** What the authorization server remembers is bounded: over the bound it refuses, says when to come back, and serves again when there is room. */
class OpenRowsTest extends WalletTest {
    private static final long MANY = Long.MAX_VALUE / 2;

    @Autowired
    @Qualifier("openOffers") private OpenRows offers;

    @Autowired
    @Qualifier("openGrants") private OpenRows grants;

    @Autowired
    @Qualifier("openProofs") private OpenRows proofs;

    @Autowired
    @Qualifier("openRequests") private OpenRows requests;

    @AfterEach
    void makeRoom() {
        for (var open : List.of(offers, grants, proofs, requests)) {
            open.counted(0);
        }
    }

    @Test
    void an_officer_is_told_to_come_back_when_too_many_offers_are_open() {
        var certificate = new Officer(api()).issued(Officer.request("residence-permit", 51_300), "open-rows-51300");
        var path = "/api/v1/certificates/" + certificate + "/offers";

        var refused =
                refusedWhileFull(offers, () -> api().as("officer-1").post(path, "{}", "open-rows-offer-" + number++));
        assertThat(refused.code()).isEqualTo("TOO_BUSY");

        offers.counted(0);
        assertThat(api().as("officer-1").post(path, "{}", "open-rows-offer").status())
                .isEqualTo(201);
    }

    @Test
    void a_code_stays_good_when_there_is_no_room_for_its_grant() {
        var code = new AtomicReference<>("");

        var refused = refusedWhileFull(grants, () -> {
            code.set(code(false).value());
            return redeem(code.get());
        });
        assertThat(error(refused)).isEqualTo("temporarily_unavailable");

        grants.counted(0);
        assertThat(redeem(code.get()).status()).isEqualTo(200);
    }

    @Test
    void a_proof_of_a_key_is_refused_when_it_cannot_be_remembered() {
        var key = TestProof.newKey();

        var refused = refusedWhileFull(
                proofs,
                () -> redeem(code(false).value(), "DPoP", tokenProof(key).sign()));

        assertThat(error(refused)).isEqualTo("temporarily_unavailable");
    }

    @Test
    void a_token_stays_good_when_its_proof_cannot_be_remembered() {
        var key = TestProof.newKey();
        var token =
                accessToken(redeem(code(false).value(), "DPoP", tokenProof(key).sign()));

        var refused = refusedWhileFull(
                proofs,
                () -> probe(
                        "Authorization",
                        "DPoP " + token,
                        "DPoP",
                        probeProof(key, token).sign()));
        assertThat(error(refused)).isEqualTo("temporarily_unavailable");
        assertThat(refused.header("WWW-Authenticate")).isEmpty();

        proofs.counted(0);
        assertThat(probe(
                                "Authorization",
                                "DPoP " + token,
                                "DPoP",
                                probeProof(key, token).sign())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_pushed_request_is_refused_when_too_many_are_open() {
        var request = Map.of(
                "response_type", "code",
                "client_id", "wallet-dev",
                "redirect_uri", "http://127.0.0.1:5555/callback",
                "scope", TestDirectory.PERMIT,
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");

        var refused = refusedWhileFull(requests, () -> form("/oauth2/par", request));
        assertThat(error(refused)).isEqualTo("temporarily_unavailable");

        requests.counted(0);
        assertThat(form("/oauth2/par", request).status()).isEqualTo(201);
    }

    private static int number;

    /** The answer while the table is full. The gateway's own count may come in between and find it empty, so it is made full again until the answer shows it. */
    private static Api.Response refusedWhileFull(OpenRows table, Supplier<Api.Response> request) {
        var last = new AtomicReference<Api.Response>();
        await(() -> {
            table.counted(MANY);
            last.set(request.get());
            return last.get().status() == 503;
        });
        assertThat(last.get().header("Retry-After")).matches("[1-9][0-9]*");
        return last.get();
    }
}
