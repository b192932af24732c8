package org.countersign.gateway.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The interface's description at {@code /v3/api-docs}: what the code cannot say by itself is added here, once for all endpoints. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String SCHEME = "token";

    static {
        // These come from headers and the token, and are described as such.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class, Preference.class);
    }

    @Bean
    OpenAPI description() {
        var components = new Components().addSecuritySchemes(SCHEME, tokens());
        components.addSchemas(ProblemSchema.NAME, ProblemSchema.problem());
        components.addSchemas(ProblemSchema.VIOLATION, ProblemSchema.violation());
        return new OpenAPI()
                .info(new Info()
                        .title("Countersign gateway")
                        .version("v1")
                        .description(
                                "Certificates that a counter can trust without a network, and credit points."
                                        + " Errors are problem details (RFC 9457) with a stable code; see docs/reference/errors.md.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }

    @Bean
    OperationCustomizer sharedBehaviour() {
        return new SharedBehaviour();
    }

    private static SecurityScheme tokens() {
        var scopes = new Scopes();
        for (var role : Role.values()) {
            scopes.addString(role.claim(), "acts as " + role.claim());
        }
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes)));
    }
}
