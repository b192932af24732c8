package org.countersign.gateway.authorization.server;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.countersign.gateway.authorization.CredentialDirectory;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.clients.BrowserWallets;
import org.countersign.gateway.authorization.clients.WalletClients;
import org.countersign.gateway.authorization.clients.WalletClientsFile;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.fresh.Hashes;
import org.countersign.gateway.authorization.fresh.OpenRows;
import org.countersign.gateway.authorization.fresh.SeenOnce;
import org.countersign.gateway.authorization.fresh.Sweeping;
import org.countersign.gateway.authorization.grants.AuthorizationDetails;
import org.countersign.gateway.authorization.grants.CredentialDirectories;
import org.countersign.gateway.authorization.grants.GrantTexts;
import org.countersign.gateway.authorization.grants.Grants;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.countersign.gateway.authorization.preauthorized.StoredPreAuthorizedCodes;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.countersign.gateway.authorization.profile.BrowserProperties;
import org.countersign.gateway.authorization.profile.ProfileProperties;
import org.countersign.gateway.authorization.resources.WalletAuthentication;
import org.countersign.gateway.authorization.resources.WalletTokens;
import org.countersign.gateway.authorization.signin.SignIn;
import org.countersign.gateway.authorization.signin.SignInProperties;
import org.countersign.gateway.authorization.tokens.TokenClaims;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.countersign.gateway.security.AuthenticatedArgument;
import org.countersign.gateway.security.MachineClients;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the authorization server that its filter chains are made of. */
@Configuration(proxyBeanMethods = false)
class AuthorizationConfiguration implements WebMvcConfigurer {

    private static final int SESSION_MINUTES = 15;

    static {
        // It comes from the token, not from the request's parameters.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(WalletGrant.class);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    Hashes authorizationHashes(SecretKeys keys) {
        return new Hashes(keys.keyedHash(KeyedHash.Purpose.INDEX));
    }

    @Bean
    OAuthErrors oauthErrors(JsonMapper json) {
        return new OAuthErrors(json);
    }

    @Bean
    BrowserWallets browserWallets(BrowserProperties properties) {
        return new BrowserWallets(properties);
    }

    @Bean
    GrantTexts grantTexts(JsonMapper json) {
        return new GrantTexts(json);
    }

    @Bean
    CredentialDirectories credentialDirectories(ObjectProvider<CredentialDirectory> directories) {
        return new CredentialDirectories(directories::stream);
    }

    @Bean
    AuthorizationDetails authorizationDetails(JsonMapper json, CredentialDirectories directories) {
        return new AuthorizationDetails(json, directories);
    }

    @Bean
    OpenRows openOffers(AuthorizationProperties properties) {
        return new OpenRows("pre_authorized_code", properties.maxOpen());
    }

    @Bean
    OpenRows openGrants(AuthorizationProperties properties) {
        return new OpenRows("wallet_grant", properties.maxOpen());
    }

    @Bean
    OpenRows openProofs(AuthorizationProperties properties) {
        return new OpenRows("seen_once", properties.maxOpen());
    }

    @Bean
    OpenRows openRequests(AuthorizationProperties properties) {
        return new OpenRows("wallet_authorization", properties.maxOpen());
    }

    @Bean
    Sweeping authorizationSweeping(JdbcClient database, Clock clock, List<OpenRows> tables) {
        return new Sweeping(database, clock, tables);
    }

    @Bean
    SeenOnce seenOnce(JdbcClient database, Hashes hashes, Clock clock, OpenRows openProofs) {
        return new SeenOnce(database, hashes, clock, openProofs);
    }

    /** For DPoP at the token endpoint and at the credential endpoints alike. */
    @Bean
    FreshValues dpopNonces(Hashes hashes, AuthorizationProperties properties, Clock clock, SecureRandom random) {
        return new FreshValues(hashes, "dpop-nonce", properties.nonceLifetime(), clock, random);
    }

    @Bean
    FreshValues attestationChallenges(
            Hashes hashes, AuthorizationProperties properties, Clock clock, SecureRandom random) {
        return new FreshValues(hashes, "attestation-challenge", properties.nonceLifetime(), clock, random);
    }

    @Bean
    DPoPProofs dpopProofs(FreshValues dpopNonces, SeenOnce seen, Clock clock, AuthorizationProperties properties) {
        return new DPoPProofs(dpopNonces, properties.dpopNonces(), seen, clock, properties.proofAge());
    }

    @Bean
    Grants grants(
            JdbcClient database,
            GrantTexts texts,
            Clock clock,
            AuthorizationProperties properties,
            OpenRows openGrants) {
        return new Grants(database, texts, clock, properties.tokenLifetime(), openGrants);
    }

    @Bean
    StoredPreAuthorizedCodes preAuthorizedCodes(
            JdbcClient database,
            PlatformTransactionManager transactions,
            Hashes hashes,
            GrantTexts texts,
            Grants grants,
            AuthorizationProperties properties,
            Clock clock,
            SecureRandom random,
            OpenRows openOffers) {
        return new StoredPreAuthorizedCodes(
                database,
                new TransactionTemplate(transactions),
                hashes,
                texts,
                grants,
                properties,
                clock,
                random,
                openOffers);
    }

    @Bean
    WalletClients walletClients(
            DataFolder folder,
            JsonMapper json,
            ObjectProvider<MachineClients> machines,
            AuthorizationProperties properties,
            ProfileProperties profile) {
        return new WalletClients(
                new WalletClientsFile(json).loadOrCreate(folder.resolve("wallet-clients.json")),
                machines.stream().findFirst(),
                properties,
                profile.profile());
    }

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> tokenGenerator(
            JWKSource<SecurityContext> keys,
            ObjectProvider<MachineClients> machines,
            PublicAddress address,
            Clock clock,
            SecureRandom random) {
        var generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        generator.setClock(clock);
        generator.setJwtCustomizer(new TokenClaims(machines.stream().findFirst(), address, random));
        return generator;
    }

    @Bean
    WalletTokens walletTokens(JWKSource<SecurityContext> keys, PublicAddress address, Clock clock, Grants grants) {
        return new WalletTokens(keys, address, clock, grants);
    }

    @Bean
    SignIn signIn(SignInProperties properties, PublicAddress address, SecureRandom random) {
        return new SignIn(properties, address, random);
    }

    /** The cookie of the sign-in pages: for this host only, not for scripts, not from other sites, and over TLS only where there is TLS. */
    @Bean
    ServletContextInitializer sessionCookie(PublicAddress address) {
        return context -> {
            context.setSessionTimeout(SESSION_MINUTES);
            var cookie = context.getSessionCookieConfig();
            cookie.setName("countersign-session");
            cookie.setHttpOnly(true);
            cookie.setSecure(address.isHttps());
            cookie.setAttribute("SameSite", "Lax");
        };
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AuthenticatedArgument<>(WalletGrant.class, WalletAuthentication::current));
    }
}
