package org.countersign.gateway.http;

import java.util.List;
import org.countersign.gateway.problem.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

    /** After Spring Security (order -100): who may not call is not measured. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(HttpProperties properties, Problems problems) {
        var registration =
                new FilterRegistrationBean<>(new BodyLimit(properties.maxBody().toBytes(), problems));
        registration.setOrder(0);
        return registration;
    }

    @Bean
    PublicAddress publicAddress(PublicAddressProperties properties, Environment environment) {
        var url = properties.publicUrl();
        return url == null
                ? PublicAddress.local(() -> environment.getRequiredProperty("local.server.port", Integer.class))
                : PublicAddress.of(url);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PreferenceArgument());
    }
}
