package org.countersign.gateway.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the HTTP edge.
 *
 * @param maxBody the largest body of a request; imports stream, and have a limit of their own
 */
@Validated
@ConfigurationProperties("countersign.http")
record HttpProperties(@DefaultValue("1MB") DataSize maxBody) {
    private static final DataSize LEAST = DataSize.ofKilobytes(16);
    private static final DataSize MOST = DataSize.ofMegabytes(16);

    HttpProperties {
        if (maxBody.compareTo(LEAST) < 0 || maxBody.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "countersign.http.max-body is %s; accepted are 16KB to 16MB".formatted(maxBody));
        }
    }
}
