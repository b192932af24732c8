package org.countersign.counter.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import org.countersign.check.DeskId;
import org.countersign.check.PresentationCheck;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.openid4vp.Addresses;
import org.countersign.counter.openid4vp.CheckPresentations;
import org.countersign.counter.openid4vp.CounterPurposes;
import org.countersign.counter.openid4vp.DeskIdentity;
import org.countersign.counter.openid4vp.FetchRequest;
import org.countersign.counter.openid4vp.OpenPresentations;
import org.countersign.counter.openid4vp.PresentationReceipts;
import org.countersign.counter.openid4vp.ReceiveResponse;
import org.countersign.counter.openid4vp.RequestObjects;
import org.countersign.counter.openid4vp.StartPresentation;
import org.countersign.counter.receipt.ReceiptBook;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of asking and checking together, from the settings. */
@Configuration(proxyBeanMethods = false)
class PresentationConfiguration {
    private static final String SHIPPED = "/purposes.json";

    @Bean
    Sha256 sha256() {
        return new JcaSha256();
    }

    @Bean
    SignatureCheck signatures() {
        return new JcaSignatureCheck();
    }

    @Bean
    DeskId desk(PresentationSettings settings) {
        return new DeskId(settings.desk());
    }

    @Bean
    Addresses addresses(PresentationSettings settings) {
        return new Addresses(settings.publicUrl().orElse("http://localhost:8090"));
    }

    @Bean
    CounterPurposes purposes(PresentationSettings settings) throws IOException {
        try {
            if (settings.purposes().isPresent()) {
                return CounterPurposes.parse(
                        Files.readAllBytes(Path.of(settings.purposes().get())));
            }
            try (InputStream shipped = PresentationConfiguration.class.getResourceAsStream(SHIPPED)) {
                if (shipped == null) {
                    throw new IOException("the jar lacks " + SHIPPED);
                }
                return CounterPurposes.parse(shipped.readAllBytes());
            }
        } catch (JsonException bad) {
            throw new IOException("countersign.presentations.purposes: " + bad.getMessage(), bad);
        }
    }

    @Bean
    DeskIdentity identity(PresentationSettings settings, Addresses addresses, SecureRandom random, InstantSource clock)
            throws IOException {
        DeskKeys keys = new DeskKeys(settings.folder(), random);
        return settings.key().isPresent()
                ? keys.configured(
                        Path.of(settings.key().get()),
                        Path.of(settings.certificates().orElseThrow()))
                : keys.own(addresses.host(), clock.instant());
    }

    @Bean
    OpenPresentations open(PresentationSettings settings) {
        return new OpenPresentations(settings.mostOpen(), settings.resultLifetime());
    }

    @Bean
    StartPresentation start(
            PresentationSettings settings,
            OpenPresentations open,
            CounterPurposes purposes,
            DeskIdentity identity,
            Addresses addresses,
            Sha256 sha256,
            SecureRandom random) {
        StartPresentation.Terms terms = new StartPresentation.Terms(
                settings.requestLifetime(), settings.unsigned(), Set.copyOf(settings.origins()));
        return new StartPresentation(open, purposes, identity, addresses, terms, sha256, random);
    }

    @Bean
    RequestObjects requestObjects(
            DeskIdentity identity, Addresses addresses, PresentationSettings settings, DeskId desk) {
        return new RequestObjects(identity, addresses, settings.vctBase(), desk);
    }

    @Bean
    FetchRequest fetch(OpenPresentations open, RequestObjects objects) {
        return new FetchRequest(open, objects);
    }

    @Bean
    ReceiptBook receipts(PresentationSettings settings, DeskIdentity identity, Sha256 sha256) {
        return new ReceiptBook(settings.store().resolve("receipts.jws"), identity.signer(), identity.hint(), sha256);
    }

    @Bean
    CheckPresentations check(
            PresentationSettings settings, DeskStore store, SignatureCheck signatures, Sha256 sha256, DeskId desk) {
        return new CheckPresentations(
                store,
                new PresentationCheck(signatures, sha256),
                sha256,
                desk,
                new CheckPresentations.Terms(settings.longestShowing(), settings.vctBase()));
    }

    @Bean
    ReceiveResponse receive(
            OpenPresentations open,
            CheckPresentations check,
            ReceiptBook receipts,
            DeskId desk,
            Addresses addresses,
            StartPresentation start) {
        return new ReceiveResponse(open, check, receipts, new PresentationReceipts(desk), addresses, start);
    }

    @Bean
    FilterRegistrationBean<HeadFilter> headFilter() {
        FilterRegistrationBean<HeadFilter> filter = new FilterRegistrationBean<>(new HeadFilter());
        filter.addUrlPatterns("/openid4vp/*");
        return filter;
    }

    @Bean
    FilterRegistrationBean<ApiFilter> apiFilter(PresentationSettings settings, SecureRandom random) throws IOException {
        ApiToken token = ApiToken.in(settings.folder().resolve("api-token"), random);
        FilterRegistrationBean<ApiFilter> filter = new FilterRegistrationBean<>(new ApiFilter(token));
        filter.addUrlPatterns("/api/*");
        return filter;
    }
}
