package org.countersign.gateway.office.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class OfficersAtProviderTest {
    private final List<Officer> signedIn = new ArrayList<>();

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void claims_become_account_name_and_roles() throws Exception {
        arrive(
                "realm.roles",
                Map.of("sub", "4711", "name", "经办人", "realm", Map.of("roles", List.of("officer", "guest"))));

        assertThat(signedIn).containsExactly(new Officer("4711", "经办人", Set.of(OfficerRole.OFFICER)));
    }

    @Test
    void who_has_no_role_of_ours_is_sent_back_without_a_session() throws Exception {
        var answer = arrive("roles", Map.of("sub", "4711", "roles", List.of("guest")));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/office/sign-in?failed");
        assertThat(signedIn).isEmpty();
        assertThat(OfficerAuthentication.current()).isEmpty();
    }

    @Test
    void a_claim_of_another_form_gives_no_role() throws Exception {
        arrive("roles", Map.of("sub", "4711", "roles", "supervisor"));

        assertThat(signedIn).isEmpty();
    }

    private MockHttpServletResponse arrive(String rolesClaim, Map<String, Object> claims) throws Exception {
        var openid = new OfficeProperties.Openid(
                URI.create("https://id.city.test"), "office", null, List.of("openid"), rolesClaim, "name");
        var provider = new OfficersAtProvider(
                openid,
                PublicAddress.of(URI.create("https://certificates.city.test")),
                new HttpSessionSecurityContextRepository(),
                (_, _, authentication) ->
                        signedIn.add((Officer) Objects.requireNonNull(authentication.getPrincipal())));
        var user = new DefaultOAuth2User(AuthorityUtils.NO_AUTHORITIES, new HashMap<>(claims), "sub");
        var answer = new MockHttpServletResponse();
        provider.onAuthenticationSuccess(
                new MockHttpServletRequest(), answer, new TestingAuthenticationToken(user, ""));
        return answer;
    }
}
