package org.countersign.counter.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.countersign.format.jca.CryptoProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The wiring of the server, and the only place where its clock and its randomness come from. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class CounterApplication {

    /** What {@code serve} was told becomes settings; further words of the form {@code --name=value} win. */
    static void start(ServeOptions options) {
        CryptoProvider.preferFastest();
        new SpringApplicationBuilder(CounterApplication.class)
                .properties(options.settings())
                .run(options.others.toArray(String[]::new));
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }
}
