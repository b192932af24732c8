package org.countersign.acceptance.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.acceptance.story.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFolderTest {
    @TempDir
    private Path data = Path.of(".");

    @BeforeEach
    void lay_out_a_data_folder() throws IOException {
        Files.writeString(data.resolve("ports"), "gateway=21234\nledger=7051\nchaincode=7052\n");
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run/ledger.pid"), "4711 123456 boot-id\n");
        Files.createDirectories(data.resolve("gateway/postgres/data"));
        Files.writeString(data.resolve("gateway/postgres/data/postmaster.pid"), "815\n/somewhere\n");
        Files.writeString(data.resolve("gateway/clients.json"), """
                [{"clientId":"officer-1","clientSecret":"s3cret","roles":["officer"]},
                 {"clientId":"partner-1","clientSecret":"other","roles":["partner"],"partner":"city-library"}]
                """);
    }

    @Test
    void ports_and_process_ids_are_read() {
        StackFolder stack = new StackFolder(data);

        assertThat(stack.gateway()).hasToString("http://127.0.0.1:21234");
        assertThat(stack.port("ledger")).isEqualTo(7051);
        assertThat(stack.pid("ledger")).isEqualTo(4711);
        assertThat(stack.postmasterPid()).isEqualTo(815);
    }

    @Test
    void under_https_the_gateway_is_reached_by_its_name_and_authority() throws IOException {
        Files.createDirectories(data.resolve("tls"));
        Files.writeString(data.resolve("tls/host"), "localhost\n");

        StackFolder stack = new StackFolder(data);

        assertThat(stack.gateway()).hasToString("https://localhost:21234");
        assertThat(stack.authority()).contains(stack.data().resolve("tls/ca.crt"));
    }

    @Test
    void a_folder_that_was_made_plain_again_is_reached_without_its_authority() throws IOException {
        Files.createDirectories(data.resolve("tls"));
        Files.writeString(data.resolve("tls/ca.crt"), "still here");

        assertThat(new StackFolder(data).gateway()).hasToString("http://127.0.0.1:21234");
        assertThat(new StackFolder(data).authority()).isEmpty();
    }

    @Test
    void fails_when_the_authority_cannot_be_read() throws IOException {
        Files.createDirectories(data.resolve("tls"));
        Files.writeString(data.resolve("tls/host"), "localhost\n");
        Files.writeString(data.resolve("tls/ca.crt"), "no certificate");

        assertThatThrownBy(() -> new StackFolder(data).http()).isInstanceOf(Failure.class);
    }

    @Test
    void the_embedded_ledger_is_reached_without_tls() {
        StackFolder stack = new StackFolder(data);

        assertThat(stack.organizations()).isEqualTo(stack.data().resolve("ledger/organizations"));
        assertThat(stack.ledgerTlsAuthority()).isEmpty();
    }

    @Test
    void a_fabric_network_is_reached_with_the_authority_of_its_peer() throws IOException {
        Files.createDirectories(data.resolve("fabric"));
        Files.writeString(data.resolve("fabric/members"), "data-bureau DataBureauMSP data-bureau.countersign.test\n");

        StackFolder stack = new StackFolder(data);

        assertThat(stack.organizations()).isEqualTo(stack.data().resolve("fabric/organizations"));
        assertThat(stack.ledgerTlsAuthority())
                .hasValueSatisfying(authority -> assertThat(authority.toString())
                        .startsWith(stack.organizations().toString())
                        .endsWith("peer0.data-bureau.countersign.test/tls/ca.crt"));
    }

    @Test
    void clients_are_found_by_role_and_partner() {
        StackFolder stack = new StackFolder(data);

        assertThat(stack.clientWithRole("officer").clientId()).isEqualTo("officer-1");
        assertThat(stack.partners())
                .singleElement()
                .satisfies(client -> assertThat(client.partner()).contains("city-library"));
    }

    @Test
    void a_secret_shows_nowhere_but_in_the_header() {
        DevelopmentClient client = new StackFolder(data).clientWithRole("officer");

        assertThat(client.toString()).doesNotContain("s3cret");
        assertThat(client.secret().openAsBasicAuthorization("officer-1")).isEqualTo("Basic b2ZmaWNlci0xOnMzY3JldA==");
    }

    @Test
    void fails_with_the_remedy_where_nothing_runs() {
        StackFolder nothing = new StackFolder(data.resolve("nothing"));

        assertThatThrownBy(nothing::gateway).isInstanceOf(Failure.class).hasMessageContaining("./countersign up");
    }

    @Test
    void fails_when_no_client_has_the_role() {
        StackFolder stack = new StackFolder(data);

        assertThatThrownBy(() -> stack.clientWithRole("auditor")).isInstanceOf(Failure.class);
    }
}
