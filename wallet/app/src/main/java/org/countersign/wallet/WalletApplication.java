package org.countersign.wallet;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the server, and is the only place where its clock and its randomness come from. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class WalletApplication {
    public static void main(String[] words) {
        SpringApplication.run(WalletApplication.class, words);
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
