package org.countersign.gateway.authorization.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.authorization.Pages;
import org.countersign.gateway.authorization.fresh.RandomId;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.http.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;

/** Citizens sign in at an OpenID provider; here its claims become number and name. Its metadata is fetched at the first sign-in, so the gateway starts while it is down. */
final class OpenIdSignIn implements ClientRegistrationRepository, AuthenticationSuccessHandler {
    static final String REGISTRATION = "citizens";
    static final String START = OAuthNames.SIGN_IN + "/start";
    static final String RETURN = OAuthNames.SIGN_IN + "/return";

    private final SignInProperties.Openid provider;
    private final PublicAddress address;
    private final SecureRandom random;
    private final SecurityContextRepository contexts;
    private final AuthenticationSuccessHandler next;
    private volatile @Nullable ClientRegistration registration;

    OpenIdSignIn(
            SignInProperties.Openid provider,
            PublicAddress address,
            SecureRandom random,
            SecurityContextRepository contexts,
            AuthenticationSuccessHandler next) {
        this.provider = provider;
        this.address = address;
        this.random = random;
        this.contexts = contexts;
        this.next = next;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(REGISTRATION)) {
            return null;
        }
        var known = registration;
        if (known == null) {
            known = discover();
            registration = known;
        }
        return known;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var claims = authentication.getPrincipal() instanceof OAuth2User user
                ? user.getAttributes()
                : Map.<String, Object>of();
        var number = text(claims, provider.numberClaim());
        var name = text(claims, provider.nameClaim());
        var context = SecurityContextHolder.createEmptyContext();
        if (number.isEmpty() || name.isEmpty()) {
            SecurityContextHolder.clearContext();
            contexts.saveContext(context, request, response);
            Pages.write(response, HttpStatus.FORBIDDEN, "不能登录 · No sign-in", """
                    <h1 id="sign-in-without-number"><span lang="zh">登录信息不完整</span><span lang="en">The sign-in says too little</span></h1>
                    <div class="problem stacked"><p><span lang="zh">身份服务没有给出号码或姓名。</span><span lang="en">The identity provider gave no number or no name.</span></p></div>
                    """);
            return;
        }
        var citizen = new CitizenAuthentication(RandomId.of(random), new Citizen(number.get(), name.get()));
        context.setAuthentication(citizen);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        next.onAuthenticationSuccess(request, response, citizen);
    }

    private ClientRegistration discover() {
        var found = ClientRegistrations.fromIssuerLocation(provider.issuerUri().toString())
                .registrationId(REGISTRATION)
                .clientId(provider.clientId())
                .scope(provider.scopes())
                .redirectUri(address.resolve(RETURN + "/" + REGISTRATION).toString());
        if (provider.clientSecret() == null) {
            found.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            found.clientSecret(provider.clientSecret());
        }
        return found.build();
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }
}
