package org.countersign.gateway.keys;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param password opens the keystore; when absent, a random one is made at first start and kept beside the keystore with mode 0600
 */
@ConfigurationProperties("countersign.keys")
record KeysProperties(@Nullable String password) {

    /** Not the password. */
    @Override
    public String toString() {
        return "KeysProperties";
    }
}
