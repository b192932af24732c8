package org.countersign.gateway.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the world finds this gateway.
 *
 * @param publicUrl scheme, host and port, without a path: {@code https://certificates.city.example}; absent: the local address, for trying
 */
@ConfigurationProperties("countersign")
record PublicAddressProperties(@Nullable URI publicUrl) {
    PublicAddressProperties {
        if (publicUrl != null) {
            PublicAddress.check(publicUrl);
        }
    }
}
