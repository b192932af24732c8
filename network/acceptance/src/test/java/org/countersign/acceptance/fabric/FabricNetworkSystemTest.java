package org.countersign.acceptance.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countersign.acceptance.fabric.FabricScripts.Answer;
import org.countersign.acceptance.fabric.FabricScripts.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One real network, from its first start to its removal. The tests lean on each other in their order, as an operator's days do. */
@Tag("system")
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FabricNetworkSystemTest {
    /** Nothing listens there: a definition needs no running chaincode. */
    private static final String NOWHERE = "127.0.0.1:9";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder = Path.of(".");

    private static FabricScripts fabric = new FabricScripts(folder);

    @BeforeAll
    static void bring_a_network_up() throws IOException, InterruptedException {
        String missing = FabricScripts.missingPrograms();
        if (!missing.isEmpty()) {
            System.out.println("SKIPPED FabricNetworkSystemTest: not on PATH: " + missing);
        }
        assumeTrue(missing.isEmpty(), "not on PATH: " + missing);
        fabric = new FabricScripts(folder.resolve("network"));
        Answer up = fabric.call("up");
        assertThat(up.code()).as(up.complaint()).isZero();
    }

    @AfterAll
    static void leave_nothing_running() throws IOException, InterruptedException {
        fabric.call("down", "--wipe");
    }

    @Test
    @Order(1)
    void three_peers_and_three_ordering_nodes_with_one_leader_come_up() throws IOException, InterruptedException {
        List<Row> rows = fabric.status();

        assertThat(rows)
                .extracting(Row::node)
                .containsExactly(
                        "data-bureau-orderer",
                        "civil-affairs-orderer",
                        "partners-orderer",
                        "data-bureau-peer",
                        "civil-affairs-peer",
                        "partners-peer");
        assertThat(rows).extracting(Row::leader).containsOnlyOnce("yes");
        assertThat(rows).extracting(Row::version).allMatch(version -> version.matches("v[23]\\..*"));
    }

    @Test
    @Order(2)
    void a_second_up_changes_nothing() throws IOException, InterruptedException {
        var before = fabric.status().stream().map(Row::process).toList();

        assertThat(fabric.call("up").code()).isZero();
        assertThat(fabric.status()).extracting(Row::process).isEqualTo(before);
    }

    @Test
    @Order(3)
    void a_chaincode_is_deployed_at_every_peer_once() throws IOException, InterruptedException {
        Answer first = fabric.call("deploy", "--name", "trial", "--version", "1", "--address", NOWHERE);
        Answer again = fabric.call("deploy", "--name", "trial", "--version", "1", "--address", NOWHERE);

        assertThat(first.out()).matches("trial_1:[0-9a-f]{64}\\n");
        assertThat(again).isEqualTo(new Answer(0, first.out(), ""));
        assertThat(fabric.status().subList(3, 6)).extracting(Row::chaincode).containsOnly("trial 1");
    }

    @Test
    @Order(4)
    void a_name_that_is_taken_is_not_deployed_over() throws IOException, InterruptedException {
        Answer other = fabric.call("deploy", "--name", "trial", "--version", "2", "--address", NOWHERE);

        assertThat(other.code()).isEqualTo(64);
        assertThat(other.complaint()).contains("network/fabric/upgrade");
    }

    @Test
    @Order(5)
    void an_upgrade_needs_something_to_replace() throws IOException, InterruptedException {
        assertThat(fabric.call("upgrade", "--name", "nobody", "--address", NOWHERE)
                        .code())
                .isEqualTo(64);
    }

    @Test
    @Order(6)
    void the_channel_goes_on_when_the_leader_is_killed() throws IOException, InterruptedException {
        String leader = fabric.status().stream()
                .filter(row -> row.leader().equals("yes"))
                .map(Row::node)
                .findFirst()
                .orElseThrow();

        assertThat(fabric.call("stop", "leader", "--kill").code()).isZero();
        assertThat(fabric.status(leader).chaincode()).isEqualTo("not running");
        assertThat(fabric.call("up").code()).isZero();
        Answer upgrade = fabric.call("upgrade", "--name", "trial", "--version", "2", "--address", NOWHERE);
        assertThat(upgrade.code()).as(upgrade.complaint()).isZero();
    }

    @Test
    @Order(7)
    void a_peer_that_was_killed_has_everything_when_it_is_started_again() throws IOException, InterruptedException {
        fabric.call("stop", "partners-peer", "--kill");
        assertThat(fabric.call("start", "partners-peer").code()).isZero();

        assertThat(fabric.status("partners-peer").chaincode()).isEqualTo("trial 2");
    }

    @Test
    @Order(8)
    void a_node_that_does_not_exist_is_not_stopped() throws IOException, InterruptedException {
        Answer stop = fabric.call("stop", "nobody-peer");

        assertThat(stop.code()).isEqualTo(64);
        assertThat(stop.complaint()).contains("partners-peer");
    }

    @Test
    @Order(9)
    void another_organisation_joins_and_approves_what_runs() throws IOException, InterruptedException {
        for (String program : new String[] {"configtxlator", "jq"}) {
            assumeTrue(FabricScripts.find(program).isPresent(), program + " is not on PATH");
        }

        Answer added = fabric.call("add-org", "transport-board");

        assertThat(added.code()).as(added.complaint()).isZero();
        assertThat(added.complaint()).contains("transport-board approved trial 2");
        Row newcomer = fabric.status("transport-board-peer");
        assertThat(newcomer.height())
                .isEqualTo(fabric.status("data-bureau-peer").height());
    }

    @Test
    @Order(10)
    void a_wiped_network_leaves_nothing() throws IOException, InterruptedException {
        assertThat(fabric.call("down", "--wipe").code()).isZero();

        assertThat(Files.exists(fabric.data())).isFalse();
        assertThat(fabric.call("status").code()).isEqualTo(3);
    }
}
