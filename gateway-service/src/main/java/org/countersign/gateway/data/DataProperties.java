package org.countersign.gateway.data;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the gateway keeps what must survive a restart.
 *
 * @param data the data folder; made at first start, mode 0700
 */
@ConfigurationProperties("countersign")
record DataProperties(@DefaultValue("data/gateway") Path data) {}
