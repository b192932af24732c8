package org.countersign.gateway.office.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.junit.jupiter.api.Test;

class OfficersAtProviderTest {

    @Test
    void claims_become_account_name_and_roles() {
        var named = named(
                "realm.roles",
                Map.of("sub", "4711", "name", "经办人", "realm", Map.of("roles", List.of("officer", "guest"))));

        assertThat(named).contains(new Officer("4711", "经办人", Set.of(OfficerRole.OFFICER)));
    }

    @Test
    void who_has_no_role_of_ours_is_nobody_here() {
        assertThat(named("roles", Map.of("sub", "4711", "roles", List.of("guest"))))
                .isEmpty();
    }

    @Test
    void a_claim_of_another_form_gives_no_role() {
        assertThat(named("roles", Map.of("sub", "4711", "roles", "supervisor"))).isEmpty();
    }

    private static Optional<Officer> named(String rolesClaim, Map<String, Object> claims) {
        var openid = new OfficeProperties.Openid(
                URI.create("https://id.city.test"), "office", null, List.of("openid"), rolesClaim, "name");
        return new OfficersAtProvider(openid).named(claims).map(found -> (Officer) found.getPrincipal());
    }
}
