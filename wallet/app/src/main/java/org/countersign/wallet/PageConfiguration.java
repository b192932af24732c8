package org.countersign.wallet;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** How the page and its files go out. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders(WalletSettings settings) {
        var headers = new FilterRegistrationBean<>(new SecurityHeaders(settings.gateway()));
        headers.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return headers;
    }

    /** Weak, because Tomcat packs nothing that has a strong tag. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> entityTags() {
        var filter = new ShallowEtagHeaderFilter();
        filter.setWriteWeakETag(true);
        var tags = new FilterRegistrationBean<>(filter);
        tags.addUrlPatterns("/", "*.html", "*.js", "*.css", "*.svg", "*.png", "*.webmanifest");
        return tags;
    }
}
