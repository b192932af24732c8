package org.countersign.counter.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.junit.jupiter.api.Test;

class OpenPresentationsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration READABLE = Duration.ofMinutes(10);

    private final OpenPresentations open = new OpenPresentations(2, READABLE);

    @Test
    void a_full_store_refuses_and_drops_nothing() throws Exception {
        OpenPresentation first = open.add(request("1"), NOW);
        open.add(request("2"), NOW);

        assertRefused(VpRefusal.Code.FULL, () -> open.add(request("3"), NOW));
        assertThat(open.byId("1", NOW)).isSameAs(first);
    }

    @Test
    void what_is_old_is_forgotten_under_all_its_names_and_makes_room() throws Exception {
        open.add(request("1"), NOW);
        open.add(request("2"), NOW);
        Instant later = NOW.plus(LIFETIME).plus(READABLE);

        OpenPresentation third = open.add(request("3", Flow.CROSS_DEVICE, later), later);

        assertThat(open.byResponse("response-3", later)).isSameAs(third);
        assertRefused(VpRefusal.Code.UNKNOWN, () -> open.byId("1", later));
        assertRefused(VpRefusal.Code.UNKNOWN, () -> open.byRequest("request-1", later));
        assertRefused(VpRefusal.Code.UNKNOWN, () -> open.byResponse("response-2", later));
    }

    @Test
    void one_name_opens_no_other_door() throws Exception {
        open.add(request("1"), NOW);

        assertRefused(VpRefusal.Code.UNKNOWN, () -> open.byId("response-1", NOW));
        assertRefused(VpRefusal.Code.UNKNOWN, () -> open.byResponse("request-1", NOW));
        assertRefused(VpRefusal.Code.UNKNOWN, () -> open.byBack("begin-1", NOW));
    }

    @Test
    void a_request_is_answered_only_once_it_was_fetched() throws Exception {
        OpenPresentation request = open.add(request("1"), NOW);

        assertRefused(VpRefusal.Code.NOT_FETCHED, () -> request.claim(NOW));
        request.fetch(NOW);
        request.claim(NOW);

        assertRefused(VpRefusal.Code.USED, () -> request.claim(NOW));
    }

    @Test
    void of_many_wallets_at_once_one_fetches_and_one_answers() throws Exception {
        OpenPresentation request = open.add(request("1"), NOW);

        assertThat(winners(() -> request.fetch(NOW))).isEqualTo(1);
        assertThat(winners(() -> request.claim(NOW))).isEqualTo(1);
    }

    @Test
    void only_the_first_browser_begins() throws Exception {
        OpenPresentation request = open.add(request("1", Flow.SAME_DEVICE), NOW);
        request.begin("secret", NOW);

        assertRefused(VpRefusal.Code.UNKNOWN, () -> request.begin("another", NOW));
    }

    @Test
    void a_response_code_is_used_once_and_only_by_the_browser_that_began() throws Exception {
        OpenPresentation request = open.add(request("1", Flow.SAME_DEVICE), NOW);
        request.begin("secret", NOW);
        request.end(new PresentationState.AwaitingBrowser(new PresentationState.Declined("access_denied"), "code"));

        assertRefused(VpRefusal.Code.UNKNOWN, () -> request.back("other", "secret"));
        assertThat(request.back("code", "secret")).isEqualTo(new PresentationState.Declined("access_denied"));
        assertRefused(VpRefusal.Code.UNKNOWN, () -> request.back("code", "secret"));
    }

    @Test
    void a_browser_that_never_began_is_another_one() throws Exception {
        OpenPresentation request = open.add(request("1", Flow.SAME_DEVICE), NOW);
        request.end(new PresentationState.AwaitingBrowser(new PresentationState.Declined("access_denied"), "code"));

        assertRefused(VpRefusal.Code.BROWSER, () -> request.back("code", ""));
        assertThat(request.state(NOW)).isInstanceOf(PresentationState.OtherBrowser.class);
    }

    private interface Step {
        void run() throws VpRefusal;
    }

    private static int winners(Step step) throws Exception {
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tries.add(() -> {
                try {
                    step.run();
                    return true;
                } catch (VpRefusal second) {
                    return false;
                }
            });
        }
        int won = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> result : threads.invokeAll(tries)) {
                won += result.get() ? 1 : 0;
            }
        }
        return won;
    }

    private static void assertRefused(VpRefusal.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VpRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static PresentationRequest request(String id) {
        return request(id, Flow.CROSS_DEVICE);
    }

    private static PresentationRequest request(String id, Flow flow) {
        return request(id, flow, NOW);
    }

    private static PresentationRequest request(String id, Flow flow, Instant startedAt) {
        CounterPurpose purpose = new CounterPurpose(
                "p",
                new Names("甲", "A"),
                List.of(new CredentialQuery(
                        "card", List.of(new TypeCode("card")), false, List.of(), List.of(), List.of())),
                List.of());
        return new PresentationRequest(
                id,
                new PresentationRequest.Tokens(
                        "request-" + id, "response-" + id, "begin-" + id, "back-" + id, "nonce", "state"),
                purpose,
                flow,
                ResponseMode.DIRECT_POST,
                ClientIdPrefix.X509_HASH,
                "x509_hash:AAAA",
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                startedAt,
                startedAt.plus(LIFETIME));
    }
}
