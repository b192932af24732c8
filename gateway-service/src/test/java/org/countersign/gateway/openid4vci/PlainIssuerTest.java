package org.countersign.gateway.openid4vci;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One issuer in the plain profile for all tests of a class. */
abstract class PlainIssuerTest {
    protected static TestIssuer issuer;

    @BeforeAll
    static void start(@TempDir Path folder) {
        issuer = TestIssuer.plain(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        issuer.close();
    }
}
