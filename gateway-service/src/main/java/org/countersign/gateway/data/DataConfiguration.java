package org.countersign.gateway.data;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DataConfiguration {

    @Bean
    DataFolder dataFolder(DataProperties properties) {
        return DataFolder.open(properties.data());
    }

    @Bean
    SecretFiles secretFiles(SecureRandom random) {
        return new SecretFiles(random);
    }
}
