package org.countersign.counter.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.countersign.check.Check;
import org.countersign.check.DeskId;
import org.countersign.counter.desk.CheckAtDesk;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.enrolment.DeskRegister;
import org.countersign.counter.openid4vp.CounterPurposes;
import org.countersign.counter.receipt.DeskReceipts;
import org.countersign.counter.receipt.ReceiptQueue;
import org.countersign.counter.sync.ForwardReceipts;
import org.countersign.counter.sync.OneAuthority;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Puts the parts of the counter's pages together, from the settings. */
@Configuration(proxyBeanMethods = false)
class CounterPageConfiguration {
    @Bean
    DeskStore store(PresentationSettings settings, SignatureCheck signatures, Sha256 sha256) {
        return new DeskStore(settings.store(), signatures, sha256);
    }

    @Bean
    CheckAtDesk checkAtDesk(DeskStore store, SignatureCheck signatures, DeskId desk) {
        return new CheckAtDesk(store, new Check(signatures), desk);
    }

    @Bean
    DeskRegister register(PresentationSettings settings, CounterSettings counter, Sha256 sha256, SecureRandom random) {
        return new DeskRegister(settings.store().resolve(DeskRegister.FOLDER), sha256, random, counter.codeLifetime());
    }

    @Bean
    DeskReceipts deskReceipts(PresentationSettings settings, SignatureCheck signatures, Sha256 sha256) {
        return new DeskReceipts(receipts(settings), signatures, sha256);
    }

    @Bean
    DeskFilesJson deskFiles(DeskStore store, CounterPurposes purposes, Sha256 sha256) {
        return new DeskFilesJson(store, purposes, sha256);
    }

    @Bean
    WalletCodes walletCodes(CounterSettings settings) throws IOException {
        Optional<Path> authority = settings.folder().map(data -> data.resolve("tls/ca.crt"));
        return new WalletCodes(
                settings.wallet(),
                authority.isPresent() && Files.exists(authority.get())
                        ? OneAuthority.client(authority.get())
                        : HttpClient.newBuilder());
    }

    @Bean
    @ConditionalOnProperty("countersign.counter.data")
    KeepInSync keepInSync(CounterSettings settings, PresentationSettings presentations, DeskStore store) {
        return new KeepInSync(
                settings.folder().orElseThrow(),
                store,
                new ForwardReceipts(new ReceiptQueue(receipts(presentations))),
                settings.syncInterval());
    }

    @Bean
    FilterRegistrationBean<PageFilter> pageFilter() {
        return new FilterRegistrationBean<>(new PageFilter());
    }

    /** Tags by content: the times in a jar are those of no change, since it is built the same each time. Weak, so that an answer may be compressed. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> pageTags() {
        ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
        tags.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(tags);
        // Not "/": it is forwarded, and Tomcat ends an answer behind a forward before the filter can give it its tag.
        filter.addUrlPatterns(
                "/counter/*", "/screens/*", "/countersign/*", "/sw.js", "/counter-files.js", "/supervisor.html");
        return filter;
    }

    private static Path receipts(PresentationSettings settings) {
        return settings.store().resolve(DeskRegister.FOLDER).resolve("receipts");
    }
}
