package org.countersign.gateway.issuance.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@Configuration(proxyBeanMethods = false)
class TypesConfiguration {
    private static final long LARGEST_FILE_BYTES = 1 << 20;

    @Bean
    TypeCatalogue typeCatalogue(TypesProperties properties) throws IOException {
        var files = shipped();
        if (properties.typesFolder() != null) {
            files.putAll(external(properties.typesFolder()));
        }
        return new FileTypeCatalogue(files);
    }

    private static Map<String, byte[]> shipped() throws IOException {
        var files = new HashMap<String, byte[]>();
        for (var resource :
                new PathMatchingResourcePatternResolver().getResources("classpath:certificate-types/*.json")) {
            files.put("certificate-types/" + resource.getFilename(), resource.getContentAsByteArray());
        }
        return files;
    }

    static Map<String, byte[]> external(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "countersign.issuance.types-folder: expected a folder of *.json files, found " + folder);
        }
        var files = new HashMap<String, byte[]>();
        try (var found = Files.newDirectoryStream(folder, "*.json")) {
            for (var file : found) {
                if (Files.size(file) > LARGEST_FILE_BYTES) {
                    throw new TypeDefinitionException(
                            file.toString(), "", "expected at most " + LARGEST_FILE_BYTES + " bytes");
                }
                files.put(file.toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("countersign.issuance.types-folder: cannot read " + folder, e);
        }
        return files;
    }
}
