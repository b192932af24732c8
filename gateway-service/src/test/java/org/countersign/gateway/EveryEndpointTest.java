package org.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.CitizenPage;
import org.countersign.gateway.security.HolderEndpoint;
import org.countersign.gateway.security.OfficePage;
import org.countersign.gateway.security.PublicRead;
import org.countersign.gateway.security.Role;
import org.countersign.gateway.security.WalletEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks all endpoints that exist, so that a new one is covered by being there. */
class EveryEndpointTest extends GatewayTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Test
    void refuses_everybody_without_a_token_and_writes_nothing() {
        var before = rowsAtRest();

        var softly = new SoftAssertions();
        endpoints().filter(endpoint -> !endpoint.isPublic()).forEach(endpoint -> {
            var refused = endpoint.call(api().anonymous());
            softly.assertThat(refused.status()).as("%s", endpoint).isEqualTo(401);
            softly.assertThat(refused.mediaType()).as("%s", endpoint).isEqualTo("application/problem+json");
            softly.assertThat(refused.text()).as("%s", endpoint).contains("\"code\":\"UNAUTHENTICATED\"");
        });
        softly.assertAll();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void refuses_every_role_that_is_not_named_and_writes_nothing() {
        var before = rowsAtRest();

        var softly = new SoftAssertions();
        endpoints()
                .filter(endpoint -> !endpoint.isPublic())
                .forEach(endpoint -> endpoint.refusedRoles().forEach(role -> {
                    var refused = endpoint.call(api().as(role.claim() + "-1"));
                    softly.assertThat(refused.status())
                            .as("%s as %s", endpoint, role)
                            .isEqualTo(403);
                    softly.assertThat(refused.mediaType())
                            .as("%s as %s", endpoint, role)
                            .isEqualTo("application/problem+json");
                    softly.assertThat(refused.text())
                            .as("%s as %s", endpoint, role)
                            .contains("\"code\":\"FORBIDDEN\"");
                }));
        softly.assertAll();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void there_are_endpoints_to_walk() {
        assertThat(endpoints().filter(endpoint -> endpoint.path().startsWith("/api/v1/")))
                .hasSizeGreaterThan(6);
        assertThat(endpoints().map(Endpoint::path))
                .allMatch(path -> path.startsWith("/api/v1/")
                        || path.startsWith("/v3/api-docs")
                        || path.startsWith("/vct/")
                        || path.equals("/.well-known/openid-credential-issuer"));
    }

    @Test
    void what_wallets_call_is_below_the_path_that_wallets_tokens_open() {
        assertThat(everything().filter(Endpoint::isForWallets))
                .allMatch(endpoint -> endpoint.path().startsWith(WalletEndpoint.PATH + "/"));
        assertThat(everything().filter(Endpoint::isForWallets).map(Endpoint::toString))
                .contains(
                        "GET /openid4vci/offers/x",
                        "POST /openid4vci/nonce",
                        "POST /openid4vci/credential",
                        "POST /openid4vci/deferred",
                        "POST /openid4vci/notification");
    }

    @Test
    void what_holders_call_is_below_the_path_that_proofs_of_their_keys_open() {
        assertThat(everything().filter(Endpoint::isForHolders))
                .isNotEmpty()
                .allMatch(endpoint -> endpoint.path().startsWith(HolderEndpoint.PATH + "/"))
                .allMatch(
                        endpoint -> endpoint.call(api().as("officer-1")).code().equals("HOLDER_NONCE"));
    }

    @Test
    void what_officers_open_in_a_browser_is_below_their_path_and_leads_to_the_sign_in() {
        assertThat(everything().filter(Endpoint::isForOfficers))
                .hasSizeGreaterThan(15)
                .allMatch(endpoint -> endpoint.path().startsWith(OfficePage.PATH));
        assertThat(everything()
                        .filter(Endpoint::isForOfficers)
                        .filter(endpoint -> !endpoint.path().equals("/office/sign-in")))
                .allMatch(endpoint -> {
                    var refused = endpoint.call(api().anonymous());
                    return refused.status() == 302 && refused.header("Location").contains("/office/sign-in");
                });
    }

    @Test
    void what_citizens_open_is_below_the_path_that_their_sign_in_opens() {
        assertThat(everything().filter(Endpoint::isForCitizens))
                .isNotEmpty()
                .allMatch(endpoint -> endpoint.path().startsWith(CitizenPage.PATH))
                .allMatch(endpoint -> endpoint.call(api().as("officer-1")).status()
                        == (endpoint.verb().equals("GET") ? 302 : 403));
    }

    @Test
    void lets_everybody_read_status_lists_and_metadata_and_nothing_else() {
        assertThat(endpoints()
                        .filter(Endpoint::isPublic)
                        .map(Endpoint::toString)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "GET /api/v1/status-lists",
                        "GET /api/v1/status-lists/x",
                        "GET /vct/x",
                        "GET /.well-known/openid-credential-issuer");
        assertThat(endpoints().filter(Endpoint::isPublic))
                .allMatch(endpoint -> endpoint.call(api().anonymous()).status() != 401);
    }

    /** Those for people and systems with a role; wallets' endpoints have tokens of their own, which tests of package authorization try. */
    private Stream<Endpoint> endpoints() {
        return everything()
                .filter(endpoint -> !endpoint.isForWallets()
                        && !endpoint.isForHolders()
                        && !endpoint.isForOfficers()
                        && !endpoint.isForCitizens());
    }

    private Stream<Endpoint> everything() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> endpoints(entry.getKey(), entry.getValue()))
                .filter(endpoint -> !endpoint.path().equals("/error"));
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping, HandlerMethod method) {
        var verbs = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path -> (verbs.isEmpty()
                                ? Stream.of("GET")
                                : verbs.stream().map(Enum::name))
                        .map(verb -> new Endpoint(verb, path.replaceAll("\\{[^}]*}", "x"), consumed(mapping), method)));
    }

    private static String consumed(RequestMappingInfo mapping) {
        return mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON)
                .toString();
    }

    /** The rows, once the ledger's answers to what earlier tests issued are taken over: that changes rows of certificates and imports too. */
    private Map<String, Long> rowsAtRest() {
        await(() -> database.sql("select count(*) from certificate_pending")
                        .query(Long.class)
                        .single()
                == 0);
        return rows();
    }

    /** What the modules wrote for requests; what follows the ledger moves by itself. */
    private Map<String, Long> rows() {
        List<String> tables =
                database.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_name not like 'ledger%' and table_name not like 'status%' and table_name <> 'trust_bundle'
                        and table_name not in ('pre_authorized_code', 'seen_once', 'wallet_authorization', 'wallet_grant')
                        """).query((row, _) -> row.getString(1)).list();
        return tables.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> database.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }

    private record Endpoint(String verb, String path, String mediaType, HandlerMethod method) {
        Api.Response call(Api api) {
            var body = verb.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{}");
            return api.send(api.request(path)
                    .header("Content-Type", mediaType)
                    .header("Idempotency-Key", "\"every-endpoint\"")
                    .method(verb, body));
        }

        boolean isPublic() {
            return method.getBeanType().isAnnotationPresent(PublicRead.class);
        }

        boolean isForCitizens() {
            return method.getBeanType().isAnnotationPresent(CitizenPage.class);
        }

        boolean isForHolders() {
            return method.getBeanType().isAnnotationPresent(HolderEndpoint.class);
        }

        boolean isForOfficers() {
            return method.getBeanType().isAnnotationPresent(OfficePage.class);
        }

        boolean isForWallets() {
            return method.getBeanType().isAnnotationPresent(WalletEndpoint.class);
        }

        /** The description itself may be read by every role. */
        Stream<Role> refusedRoles() {
            if (path.startsWith("/v3/api-docs")) {
                return Stream.empty();
            }
            var allowed = AllowedRoles.Lookup.of(method).orElseThrow().value();
            var refused = EnumSet.allOf(Role.class);
            refused.removeAll(Arrays.asList(allowed));
            return refused.stream();
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }
}
