package org.countersign.gateway.issuance.types;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where certificate types come from, besides those that are shipped.
 *
 * @param typesFolder a folder of further type files ({@code *.json}); none when absent
 */
@ConfigurationProperties("countersign.issuance")
record TypesProperties(@Nullable Path typesFolder) {}
