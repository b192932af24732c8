package org.countersign.gateway.openid4vci;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON schemas that the OpenID Foundation publishes, and its samples; they lie beside the repository. Where they are absent the test is skipped, and says so. */
final class Schema {
    private static final Path FOLDER = Path.of(System.getProperty("countersign.root", ".."))
            .resolve("../shared/vectors")
            .normalize();

    private final com.networknt.schema.Schema schema;

    private Schema(com.networknt.schema.Schema schema) {
        this.schema = schema;
    }

    static Schema named(String name) {
        return new Schema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text("oidf-schemas/oid4vci/" + name)));
    }

    static String text(String path) {
        var isThere = Files.isDirectory(FOLDER);
        if (!isThere) {
            System.err.println("SKIPPED: no test vectors at " + FOLDER);
        }
        assumeTrue(isThere, () -> "no test vectors at " + FOLDER);
        try {
            return Files.readString(FOLDER.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema finds wrong. */
    List<String> findings(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
