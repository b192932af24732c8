package org.countersign.gateway.authorization.requests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.countersign.gateway.authorization.Pages;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.countersign.gateway.http.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Answers of the authorization endpoint: back to the wallet with a code or an error and always with {@code iss} (RFC 9207), or, where the wallet's address cannot be
 * trusted, a page for the person. The citizen's session ends with the answer: the next wallet on the same device signs in anew.
 */
public final class AuthorizationAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private final PublicAddress address;

    public AuthorizationAnswers(PublicAddress address) {
        this.address = address;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put(
                "code",
                Objects.requireNonNull(granted.getAuthorizationCode(), "a success has a code")
                        .getTokenValue());
        parameters.put("state", granted.getState());
        endSession(request);
        send(response, Objects.requireNonNull(granted.getRedirectUri()), parameters);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var error = failure instanceof OAuth2AuthenticationException known
                ? known.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        var asked = failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused
                ? refused.getAuthorizationCodeRequestAuthentication()
                : null;
        if (asked == null || asked.getRedirectUri() == null) {
            page(response, error);
            return;
        }
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("error", error.getErrorCode());
        parameters.put(
                "error_description",
                error.getDescription() == null ? null : OAuthErrors.printable(error.getDescription()));
        parameters.put("state", asked.getState());
        if (error.getErrorCode().equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
            endSession(request);
        }
        send(response, asked.getRedirectUri(), parameters);
    }

    private void send(HttpServletResponse response, String redirectUri, Map<String, @Nullable String> parameters)
            throws IOException {
        var target = UriComponentsBuilder.fromUriString(redirectUri);
        parameters.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                target.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        target.queryParam("iss", UriUtils.encode(address.issuer(), StandardCharsets.UTF_8));
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(target.build(true).toUriString());
    }

    private static void page(HttpServletResponse response, OAuth2Error error) throws IOException {
        var why = error.getDescription() == null ? "" : error.getDescription();
        Pages.write(response, OAuthErrors.status(error), "请求无效 · Request refused", """
                <h1 id="authorization-error"><span lang="zh">钱包的请求无效</span><span lang="en">The wallet's request was refused</span></h1>
                <div class="problem stacked"><p><span lang="zh">请回到钱包，重新开始。</span><span lang="en">Go back to the wallet and start again.</span></p></div>
                <p class="small faint">%s <span class="code" id="authorization-error-code">%s</span><br>%s</p>
                """.formatted(
                        Pages.both("给技术人员：", "For technicians:"),
                        HtmlUtils.htmlEscape(error.getErrorCode()),
                        HtmlUtils.htmlEscape(why)));
    }

    private static void endSession(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
