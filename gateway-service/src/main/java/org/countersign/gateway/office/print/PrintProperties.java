package org.countersign.gateway.office.print;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What printed certificates are made with.
 *
 * @param font a font file with Chinese characters (TrueType, OpenType or a collection of them); absent: the first that is found where Debian, Fedora and others put theirs
 */
@ConfigurationProperties("countersign.office.print")
record PrintProperties(@Nullable Path font) {}
