package org.countersign.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a good folder is read is what {@code FabricLedgerTest} stands on. */
final class MemberIdentitiesTest {
    @TempDir
    Path folder;

    private MemberIdentities identities() {
        return new MemberIdentities(FabricForTests.properties("127.0.0.1:1", folder));
    }

    private Path msp() throws IOException {
        var domain = "data-bureau.countersign.test";
        return Files.createDirectories(folder.resolve("peerOrganizations")
                .resolve(domain)
                .resolve("users")
                .resolve("gateway@" + domain)
                .resolve("msp"));
    }

    @Test
    void says_that_an_organisation_is_not_configured() {
        assertThatThrownBy(() -> identities().load("NobodyMSP"))
                .isInstanceOf(LedgerUnreachable.class)
                .hasMessageContaining("countersign.ledger.members has no NobodyMSP");
    }

    @Test
    void says_where_it_looked() {
        assertThatThrownBy(() -> identities().load("DataBureauMSP"))
                .isInstanceOf(LedgerUnreachable.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void refuses_two_certificates() throws IOException {
        var certificates = Files.createDirectories(msp().resolve("signcerts"));
        Files.createFile(certificates.resolve("a.pem"));
        Files.createFile(certificates.resolve("b.pem"));

        assertThatThrownBy(() -> identities().load("DataBureauMSP")).hasMessageContaining("found 2");
    }

    @Test
    void refuses_a_certificate_that_is_none() throws IOException {
        Files.writeString(Files.createDirectories(msp().resolve("signcerts")).resolve("a.pem"), "nothing");

        assertThatThrownBy(() -> identities().load("DataBureauMSP")).isInstanceOf(LedgerUnreachable.class);
    }
}
