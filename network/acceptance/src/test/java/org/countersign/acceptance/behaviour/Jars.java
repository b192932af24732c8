package org.countersign.acceptance.behaviour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.countersign.acceptance.story.Failure;

/** The packaged programs of this checkout, which the suite runs as their users do. */
final class Jars {
    static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."))
            .toAbsolutePath()
            .normalize();

    private Jars() {}

    static Path devLedger() {
        return app("network/dev-ledger");
    }

    static Path testChaincode() {
        return app("network/test-chaincode");
    }

    static Path chaincode() {
        return app("chaincode");
    }

    private static Path app(String module) {
        Path target = ROOT.resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> new Failure("no runnable jar in " + target + "; build it with mvn package"));
        } catch (IOException e) {
            throw new Failure(target + " cannot be read; build it with mvn package", e);
        }
    }
}
