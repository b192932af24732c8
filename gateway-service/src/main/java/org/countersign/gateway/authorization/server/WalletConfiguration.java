package org.countersign.gateway.authorization.server;

import java.security.SecureRandom;
import java.time.Clock;
import org.countersign.gateway.authorization.clients.AttestationNames;
import org.countersign.gateway.authorization.clients.AttestationTrust;
import org.countersign.gateway.authorization.clients.Pkce;
import org.countersign.gateway.authorization.clients.WalletAssertions;
import org.countersign.gateway.authorization.clients.WalletAttestations;
import org.countersign.gateway.authorization.clients.WalletClients;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.fresh.Hashes;
import org.countersign.gateway.authorization.fresh.OpenRows;
import org.countersign.gateway.authorization.fresh.SeenOnce;
import org.countersign.gateway.authorization.grants.AuthorizationDetails;
import org.countersign.gateway.authorization.grants.CredentialDirectories;
import org.countersign.gateway.authorization.grants.GrantTexts;
import org.countersign.gateway.authorization.grants.Grants;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.countersign.gateway.authorization.preauthorized.StoredPreAuthorizedCodes;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.countersign.gateway.authorization.profile.ProfileProperties;
import org.countersign.gateway.authorization.refresh.RefreshTokens;
import org.countersign.gateway.authorization.requests.CitizenGrants;
import org.countersign.gateway.authorization.requests.StoredAuthorizations;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.privacy.FieldCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Wallets as clients, and their requests on the way. */
@Configuration(proxyBeanMethods = false)
class WalletConfiguration {
    private static final Logger log = LoggerFactory.getLogger(WalletConfiguration.class);

    @Bean
    CitizenGrants citizenGrants(CredentialDirectories directories, AuthorizationDetails details, GrantTexts texts) {
        return new CitizenGrants(directories, details, texts);
    }

    @Bean
    StoredAuthorizations storedAuthorizations(
            JdbcClient database,
            PlatformTransactionManager transactions,
            Hashes hashes,
            FieldCipher cipher,
            JsonMapper json,
            WalletClients clients,
            CitizenGrants citizens,
            Grants grants,
            AuthorizationProperties properties,
            Clock clock,
            OpenRows openRequests) {
        return new StoredAuthorizations(
                database,
                new TransactionTemplate(transactions),
                hashes,
                cipher,
                json,
                clients,
                citizens,
                grants,
                properties,
                clock,
                openRequests);
    }

    @Bean
    WalletExtension.Clients walletClientParts(
            WalletClients clients,
            StoredAuthorizations authorizations,
            DataFolder folder,
            PublicAddress address,
            FreshValues attestationChallenges,
            AuthorizationProperties properties,
            SeenOnce seen,
            Clock clock) {
        var attesters = AttestationTrust.load(folder.resolve("wallet-attesters"), clock);
        if (attesters.isEmpty() && clients.methods().contains(AttestationNames.METHOD.getValue())) {
            log.warn(
                    "wallet-clients.json has wallets that authenticate by {}, and wallet-attesters in the data folder"
                            + " holds nobody who attests them: they will be refused",
                    AttestationNames.METHOD.getValue());
        }
        return new WalletExtension.Clients(
                clients,
                new WalletAssertions(address, seen, clock),
                new WalletAttestations(
                        attesters,
                        clients,
                        new Pkce(authorizations),
                        address,
                        attestationChallenges,
                        properties,
                        seen,
                        clock),
                attestationChallenges);
    }

    @Bean
    RefreshTokens refreshTokens(
            JdbcClient database,
            PlatformTransactionManager transactions,
            Hashes hashes,
            Grants grants,
            AuthorizationProperties properties,
            Clock clock,
            OpenRows openGrants) {
        return new RefreshTokens(
                database, new TransactionTemplate(transactions), hashes, grants, properties, clock, openGrants);
    }

    @Bean
    WalletExtension walletExtension(
            PublicAddress address,
            ProfileProperties profile,
            AuthorizationProperties properties,
            WalletExtension.Clients clients,
            StoredPreAuthorizedCodes codes,
            StoredAuthorizations authorizations,
            RefreshTokens refreshTokens,
            AuthorizationDetails details,
            CredentialDirectories directories,
            CitizenGrants citizens,
            OAuth2TokenGenerator<? extends OAuth2Token> tokens,
            OAuthErrors errors,
            DPoPProofs proofs,
            Clock clock,
            SecureRandom random) {
        return new WalletExtension(
                address,
                profile.profile(),
                properties,
                clients,
                new WalletExtension.Requests(codes, authorizations, refreshTokens, details, directories, citizens),
                tokens,
                errors,
                proofs,
                clock,
                random);
    }
}
