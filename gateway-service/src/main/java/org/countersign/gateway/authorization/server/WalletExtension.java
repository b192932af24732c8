package org.countersign.gateway.authorization.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.countersign.gateway.authorization.clients.ChallengeEndpoint;
import org.countersign.gateway.authorization.clients.ClientErrors;
import org.countersign.gateway.authorization.clients.PublicWallets;
import org.countersign.gateway.authorization.clients.WalletAssertions;
import org.countersign.gateway.authorization.clients.WalletAttestations;
import org.countersign.gateway.authorization.clients.WalletClients;
import org.countersign.gateway.authorization.dpop.DPoPGate;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.grants.AccessTokens;
import org.countersign.gateway.authorization.grants.AuthorizationDetails;
import org.countersign.gateway.authorization.grants.CredentialDirectories;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.preauthorized.PreAuthorizedConverter;
import org.countersign.gateway.authorization.preauthorized.PreAuthorizedProvider;
import org.countersign.gateway.authorization.preauthorized.StoredPreAuthorizedCodes;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.countersign.gateway.authorization.profile.WalletProfile;
import org.countersign.gateway.authorization.refresh.RefreshConverter;
import org.countersign.gateway.authorization.refresh.RefreshProvider;
import org.countersign.gateway.authorization.refresh.RefreshTokens;
import org.countersign.gateway.authorization.requests.AuthorizationAnswers;
import org.countersign.gateway.authorization.requests.CitizenGrants;
import org.countersign.gateway.authorization.requests.ConsentPage;
import org.countersign.gateway.authorization.requests.NoConsents;
import org.countersign.gateway.authorization.requests.StoredAuthorizations;
import org.countersign.gateway.authorization.requests.WalletRequestConverter;
import org.countersign.gateway.authorization.requests.WalletRequestRules;
import org.countersign.gateway.authorization.tokens.TokenAnswers;
import org.countersign.gateway.http.PublicAddress;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** What OpenID4VCI adds to Spring Authorization Server, put at its extension points. */
final class WalletExtension {
    private final PublicAddress address;
    private final WalletProfile profile;
    private final AuthorizationProperties properties;
    private final WalletClients clients;
    private final WalletAssertions assertions;
    private final WalletAttestations attestations;
    private final StoredPreAuthorizedCodes codes;
    private final StoredAuthorizations authorizations;
    private final AuthorizationDetails details;
    private final CredentialDirectories directories;
    private final CitizenGrants citizens;
    private final OAuth2TokenGenerator<? extends OAuth2Token> generator;
    private final AccessTokens tokens;
    private final RefreshTokens refreshTokens;
    private final Clock clock;
    private final OAuthErrors errors;
    private final DPoPProofs proofs;
    private final FreshValues challenges;
    private final SecureRandom random;

    WalletExtension(
            PublicAddress address,
            WalletProfile profile,
            AuthorizationProperties properties,
            Clients clients,
            Requests requests,
            OAuth2TokenGenerator<? extends OAuth2Token> generator,
            OAuthErrors errors,
            DPoPProofs proofs,
            Clock clock,
            SecureRandom random) {
        this.address = address;
        this.profile = profile;
        this.properties = properties;
        this.clients = clients.registered();
        this.assertions = clients.assertions();
        this.attestations = clients.attestations();
        this.challenges = clients.challenges();
        this.codes = requests.codes();
        this.authorizations = requests.authorizations();
        this.details = requests.details();
        this.directories = requests.directories();
        this.citizens = requests.citizens();
        this.generator = generator;
        this.tokens = new AccessTokens(generator);
        this.refreshTokens = requests.refreshTokens();
        this.clock = clock;
        this.errors = errors;
        this.proofs = proofs;
        this.random = random;
    }

    void extend(OAuth2AuthorizationServerConfigurer server) {
        var requests = new WalletRequestConverter(directories, profile.isHaip());
        var rules = new WalletRequestRules(details);
        var answers = new AuthorizationAnswers(address);
        server.registeredClientRepository(clients)
                .authorizationService(authorizations)
                .authorizationConsentService(new NoConsents())
                .tokenGenerator(generator)
                .authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                        new ServerMetadata(address, clients, directories, profile, properties)))
                .clientAuthentication(client -> client.authenticationConverters(this::clientConverters)
                        .authenticationProviders(this::clientProviders)
                        .errorResponseHandler(refusals()))
                .pushedAuthorizationRequestEndpoint(pushed -> pushed.pushedAuthorizationRequestConverters(
                                converters -> replace(converters, requests))
                        .authenticationProviders(providers -> providers.forEach(provider -> {
                            if (provider instanceof OAuth2PushedAuthorizationRequestAuthenticationProvider known) {
                                known.setAuthenticationValidator(rules);
                            }
                        }))
                        .errorResponseHandler(refusals()))
                .authorizationEndpoint(authorize -> authorize
                        .authorizationRequestConverters(converters -> replace(converters, requests))
                        .authenticationProviders(providers -> providers.forEach(provider -> demand(provider, rules)))
                        .consentPage(OAuthNames.CONSENT)
                        .authorizationResponseHandler(answers)
                        .errorResponseHandler(answers))
                .tokenEndpoint(token -> token.accessTokenRequestConverters(this::grants)
                        .authenticationProvider(new PreAuthorizedProvider(
                                codes, details, tokens, clients.anonymous(), properties.anonymous(), random))
                        .authenticationProvider(new RefreshProvider(refreshTokens, tokens, clock))
                        .accessTokenResponseHandler(TokenAnswers.answers(refreshTokens))
                        .errorResponseHandler(refusals()));
    }

    ClientErrors refusals() {
        return new ClientErrors(errors, challenges);
    }

    ChallengeEndpoint challenges() {
        return new ChallengeEndpoint(challenges);
    }

    ConsentPage consentPage() {
        return new ConsentPage(authorizations, clients, citizens, directories);
    }

    DPoPGate dpopGate() {
        return new DPoPGate(proofs, errors, profile);
    }

    WalletProfile profile() {
        return profile;
    }

    /** An attestation comes first: a wallet that has one is judged by it. HAIP knows no public clients. */
    private void clientConverters(List<AuthenticationConverter> converters) {
        if (profile.isHaip()) {
            converters.removeIf(PublicClientAuthenticationConverter.class::isInstance);
        } else {
            var wallets = new PublicWallets(clients);
            converters.replaceAll(
                    known -> known instanceof PublicClientAuthenticationConverter ? wallets.only(known) : known);
            converters.addFirst(wallets);
        }
        converters.addFirst(attestations);
    }

    private void clientProviders(List<AuthenticationProvider> providers) {
        providers.forEach(provider -> {
            if (provider instanceof JwtClientAssertionAuthenticationProvider known) {
                known.setJwtDecoderFactory(assertions);
            }
        });
        if (!profile.isHaip()) {
            providers.addFirst(new PublicWallets(clients));
        }
        providers.addFirst(attestations);
    }

    /** The grants of the metadata, and no others that the framework knows. */
    private void grants(List<AuthenticationConverter> converters) {
        converters.removeIf(converter -> !(converter instanceof OAuth2AuthorizationCodeAuthenticationConverter)
                && !(converter instanceof OAuth2ClientCredentialsAuthenticationConverter));
        if (!profile.isHaip()) {
            converters.addFirst(new PreAuthorizedConverter());
        }
        converters.addFirst(new RefreshConverter());
    }

    private static void replace(List<AuthenticationConverter> converters, WalletRequestConverter ours) {
        converters.replaceAll(
                known -> known instanceof OAuth2AuthorizationCodeRequestAuthenticationConverter ? ours : known);
    }

    private static void demand(AuthenticationProvider provider, WalletRequestRules rules) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
            requests.setAuthenticationValidator(rules);
        } else if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consents) {
            consents.setAuthorizationConsentCustomizer(WalletExtension::decide);
        }
    }

    /** The button decides, not how many scopes were ticked: a request may have none. Without an authority the framework answers access_denied. */
    private static void decide(OAuth2AuthorizationConsentAuthenticationContext context) {
        OAuth2AuthorizationConsentAuthenticationToken answer = context.getAuthentication();
        var allowed = ConsentPage.ALLOW.equals(answer.getAdditionalParameters().get(ConsentPage.DECISION));
        Objects.requireNonNull(context.getAuthorizationConsent()).authorities(authorities -> {
            authorities.clear();
            if (allowed) {
                authorities.add(new SimpleGrantedAuthority(ConsentPage.ALLOW));
            }
        });
    }

    /** Who wallets are, and how they prove it. */
    record Clients(
            WalletClients registered,
            WalletAssertions assertions,
            WalletAttestations attestations,
            FreshValues challenges) {}

    /** What wallets ask for, and where it is kept. */
    record Requests(
            StoredPreAuthorizedCodes codes,
            StoredAuthorizations authorizations,
            RefreshTokens refreshTokens,
            AuthorizationDetails details,
            CredentialDirectories directories,
            CitizenGrants citizens) {}
}
