package org.countersign.gateway.authorization.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.Pages;
import org.countersign.gateway.authorization.grants.CredentialDirectories;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.signin.CitizenAuthentication;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/** Asks the citizen whether this wallet may have these certificates. Nothing is remembered: each wallet asks each time. */
public final class ConsentPage extends OncePerRequestFilter {
    public static final String DECISION = "decision";
    public static final String ALLOW = "allow";

    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final OAuth2AuthorizationService authorizations;
    private final RegisteredClientRepository clients;
    private final CitizenGrants citizens;
    private final CredentialDirectories directories;

    public ConsentPage(
            OAuth2AuthorizationService authorizations,
            RegisteredClientRepository clients,
            CitizenGrants citizens,
            CredentialDirectories directories) {
        this.authorizations = authorizations;
        this.clients = clients;
        this.citizens = citizens;
        this.directories = directories;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("GET") && request.getRequestURI().equals(OAuthNames.CONSENT));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        var authorization = state == null || state.isBlank() ? null : authorizations.findByToken(state, STATE);
        if (authorization == null
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof CitizenAuthentication citizen)
                || !citizen.getName().equals(authorization.getPrincipalName())) {
            Pages.write(response, HttpStatus.BAD_REQUEST, "请求已失效 · Request expired", """
                    <h1 id="consent-expired"><span lang="zh">请求已失效</span><span lang="en">This request has expired</span></h1>
                    <div class="notice stacked"><p><span lang="zh">请回到钱包，重新开始。</span><span lang="en">Go back to the wallet and start again.</span></p></div>
                    """);
            return;
        }
        var asked = Objects.requireNonNull(
                authorization.<OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var client = Objects.requireNonNull(clients.findById(authorization.getRegisteredClientId()));
        var meant = citizens.meant(citizen.citizen(), asked);
        Pages.write(
                response,
                HttpStatus.OK,
                "同意 · Consent",
                meant.isEmpty()
                        ? nothing() + form(state, client.getClientId(), asked.getScopes(), false)
                        : question(client.getClientName(), asked.getRedirectUri(), meant)
                                + form(state, client.getClientId(), asked.getScopes(), true));
    }

    private String question(
            String wallet, @org.jspecify.annotations.Nullable String redirectUri, List<GrantedCredential> meant) {
        var list = meant.stream().map(this::item).collect(Collectors.joining("\n"));
        return """
                <h1><span lang="zh">要把这些证照放进钱包吗？</span><span lang="en">Put these certificates into the wallet?</span></h1>
                <section class="card">
                <ul class="plain" id="consent-certificates">
                %s
                </ul>
                <hr>
                <p><span lang="zh">钱包</span><span lang="en">Wallet</span> <strong id="consent-wallet">%s</strong></p>
                <p class="small faint"><span lang="zh">答复送往</span><span lang="en">The answer goes to</span> <span class="code" id="consent-redirect">%s</span></p>
                </section>
                <p class="notice stacked"><span lang="zh">不认识这个钱包，或不是您自己开始的，请选“不同意”。</span><span lang="en">If you do not know this wallet or did not start this yourself, do not allow it.</span></p>
                """.formatted(
                list, HtmlUtils.htmlEscape(wallet), HtmlUtils.htmlEscape(redirectUri == null ? "" : redirectUri));
    }

    private String item(GrantedCredential credential) {
        var identifiers = credential.identifiers().stream()
                .map(identifier -> "<p class=\"small faint\">%s <span class=\"code\">%s</span></p>"
                        .formatted(Pages.both("编号", "No."), HtmlUtils.htmlEscape(identifier)))
                .collect(Collectors.joining());
        return "<li><h2>%s</h2>%s</li>"
                .formatted(
                        Pages.both(
                                HtmlUtils.htmlEscape(
                                        directories.title(credential.configurationId(), Locale.SIMPLIFIED_CHINESE)),
                                HtmlUtils.htmlEscape(directories.title(credential.configurationId(), Locale.ENGLISH))),
                        identifiers);
    }

    private static String nothing() {
        return """
                <h1 id="consent-nothing"><span lang="zh">没有可用的证照</span><span lang="en">There is no such certificate for you</span></h1>
                <p class="notice stacked"><span lang="zh">钱包要的证照，您名下没有。</span><span lang="en">You have none of the certificates that the wallet asks for.</span></p>
                """;
    }

    /** The state is known to this page alone; that it comes back with the same session is the protection against forged answers. */
    private static String form(String state, String clientId, Set<String> scopes, boolean offered) {
        var hidden = scopes.stream()
                .sorted()
                .map(scope -> "<input type=\"hidden\" name=\"scope\" value=\"" + HtmlUtils.htmlEscape(scope) + "\">")
                .collect(Collectors.joining("\n"));
        var allow = offered
                ? "<p><button class=\"button huge wide\" id=\"consent-allow\" name=\"decision\" value=\"allow\">%s</button></p>"
                        .formatted(Pages.both("同意", "Allow"))
                : "";
        var deny = offered ? Pages.both("不同意", "Do not allow") : Pages.both("回到钱包", "Back to the wallet");
        return """
                <form id="consent-form" method="post" action="%s">
                <input type="hidden" name="client_id" value="%s">
                <input type="hidden" name="state" value="%s">
                %s
                %s
                <button class="button second wide" id="consent-deny" name="decision" value="deny">%s</button>
                </form>
                """.formatted(
                OAuthNames.AUTHORIZE, HtmlUtils.htmlEscape(clientId), HtmlUtils.htmlEscape(state), hidden, allow, deny);
    }
}
