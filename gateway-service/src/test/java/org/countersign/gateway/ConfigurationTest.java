package org.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Every setting of the shared modules: its default starts, and a bad value stops the start with its key. */
class ConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Scan.class)
            .withPropertyValues("countersign.ledger.organizations=/organizations");

    @Test
    void starts_with_the_defaults() {
        runner.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void maps_every_setting() {
        runner.withPropertyValues(
                        "countersign.data=/srv/countersign",
                        "countersign.database.embedded.port=5433",
                        "countersign.database.embedded.max-connections=60",
                        "countersign.database.embedded.start-timeout=2m",
                        "countersign.http.max-body=2MB",
                        "countersign.public-url=https://certificates.city.example",
                        "countersign.openid4vci.profile=haip",
                        "countersign.authorization.offer-lifetime=5m",
                        "countersign.authorization.tx-code-length=8",
                        "countersign.authorization.tx-code-attempts=3",
                        "countersign.authorization.anonymous=false",
                        "countersign.authorization.token-lifetime=5m",
                        "countersign.authorization.refresh-lifetime=48h",
                        "countersign.authorization.code-lifetime=30s",
                        "countersign.authorization.consent-lifetime=5m",
                        "countersign.authorization.nonce-lifetime=2m",
                        "countersign.authorization.proof-age=30s",
                        "countersign.authorization.dpop-nonces=false",
                        "countersign.authorization.attestation-challenges=true",
                        "countersign.authorization.max-open=5000",
                        "countersign.browser-wallets.origins=https://wallet.city.example,http://localhost:5173",
                        "countersign.sign-in.openid.issuer-uri=https://id.city.example",
                        "countersign.sign-in.openid.client-id=countersign",
                        "countersign.sign-in.openid.number-claim=id_number",
                        "countersign.idempotency.lifetime=1d",
                        "countersign.security.issuer-uri=https://login.example/realm",
                        "countersign.security.audience=gateway",
                        "countersign.security.roles-claim=realm_access.roles",
                        "countersign.security.partner-claim=agency",
                        "countersign.security.clock-skew=10s",
                        "countersign.security.token-ttl=5m",
                        "countersign.credit.organisation=DataBureauMSP",
                        "countersign.trust.clock-interval=5m",
                        "countersign.trust.key-overlap=10m")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    var texts = Stream.of(context.getBeanDefinitionNames())
                            .map(name -> context.getBean(name).toString())
                            .toList();
                    assertThat(texts)
                            .anyMatch(text -> text.contains("/srv/countersign"))
                            .anyMatch(text -> text.contains("port=5433")
                                    && text.contains("maxConnections=60")
                                    && text.contains("PT2M"))
                            .anyMatch(text -> text.contains("maxBody=2097152B"))
                            .anyMatch(text -> text.contains("lifetime=PT24H"))
                            .anyMatch(text -> text.contains("publicUrl=https://certificates.city.example"))
                            .anyMatch(text -> text.contains("profile=HAIP"))
                            .anyMatch(text -> text.contains("[https://wallet.city.example, http://localhost:5173]"))
                            .anyMatch(text -> text.contains("offerLifetime=PT5M")
                                    && text.contains("refreshLifetime=PT48H")
                                    && text.contains("txCodeAttempts=3")
                                    && text.contains("anonymous=false"))
                            .anyMatch(text -> text.contains("Openid[https://id.city.example]"))
                            .anyMatch(text ->
                                    text.contains("rolesClaim=realm_access.roles") && text.contains("tokenTtl=PT5M"))
                            .anyMatch(text -> text.contains("organisation=DataBureauMSP"))
                            .anyMatch(text -> text.contains("clockInterval=PT5M") && text.contains("keyOverlap=PT10M"));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "countersign.database.embedded.port,           70000",
        "countersign.database.embedded.max-connections, 5",
        "countersign.http.max-body,                    1GB",
        "countersign.http.max-body,                    1KB",
        "countersign.public-url,                       http://certificates.city.example",
        "countersign.public-url,                       https://certificates.city.example/",
        "countersign.authorization.code-lifetime,      5m",
        "countersign.authorization.tx-code-attempts,   1000",
        "countersign.authorization.token-lifetime,     2h",
        "countersign.authorization.refresh-lifetime,   91d",
        "countersign.browser-wallets.origins,          wallet.city.example",
        "countersign.browser-wallets.origins,          http://wallet.city.example",
        "countersign.browser-wallets.origins,          https://wallet.city.example/",
        "countersign.sign-in.openid.client-id,         countersign",
        "countersign.sign-in.openid.issuer-uri,        https://id.city.example",
        "countersign.idempotency.lifetime,             1m",
        "countersign.security.audience,                ''",
        "countersign.security.clock-skew,              1h",
        "countersign.security.token-ttl,               2h",
        "countersign.credit.organisation,              ''",
        "countersign.trust.steward,                    ''",
        "countersign.trust.clock-interval,             0s",
        "countersign.trust.key-overlap,                1s"
    })
    void refuses_to_start_with_a_bad_value(String key, String value) {
        var prefix = key.substring(0, key.lastIndexOf('.'));
        runner.withPropertyValues(key + "=" + value).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).hasStackTraceContaining(prefix);
        });
    }

    @Test
    void names_the_key_that_is_missing_for_a_sign_in_provider() {
        runner.withPropertyValues("countersign.sign-in.openid.client-secret=s3cr3t")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("countersign.sign-in.openid.issuer-uri is missing"));
        runner.withPropertyValues("countersign.sign-in.openid.issuer-uri=https://id.city.example")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("countersign.sign-in.openid.client-id is missing"));
        runner.withPropertyValues(
                        "countersign.sign-in.openid.issuer-uri=id.city.example",
                        "countersign.sign-in.openid.client-id=countersign")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("such as https://id.city.example; found id.city.example"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan({
        "org.countersign.gateway.data",
        "org.countersign.gateway.database",
        "org.countersign.gateway.authorization",
        "org.countersign.gateway.http",
        "org.countersign.gateway.idempotency",
        "org.countersign.gateway.security",
        "org.countersign.gateway.credit",
        "org.countersign.gateway.trust"
    })
    static class Scan {}
}
