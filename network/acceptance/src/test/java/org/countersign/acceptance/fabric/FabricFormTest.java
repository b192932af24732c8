package org.countersign.acceptance.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.countersign.acceptance.fabric.FabricScripts.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be known of network/fabric without Fabric's programs. */
class FabricFormTest {
    @TempDir
    private Path folder = Path.of(".");

    private static List<Path> commands() throws IOException {
        try (Stream<Path> files = Files.list(FabricScripts.FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .filter(Files::isExecutable)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void bash_understands_every_script() throws IOException, InterruptedException {
        List<Path> scripts = new ArrayList<>(commands());
        try (Stream<Path> parts = Files.list(FabricScripts.FOLDER.resolve("parts"))) {
            parts.filter(file -> file.toString().endsWith(".sh")).forEach(scripts::add);
        }

        assertThat(scripts).hasSizeGreaterThan(15);
        for (Path script : scripts) {
            assertThat(FabricScripts.run(new ProcessBuilder("bash", "-n", script.toString())))
                    .as(script.toString())
                    .isEqualTo(new Answer(0, "", ""));
        }
    }

    @Test
    void every_command_explains_itself() throws IOException, InterruptedException {
        for (Path command : commands()) {
            Answer help = FabricScripts.run(new ProcessBuilder(command.toString(), "--help"));

            assertThat(help.code()).isZero();
            assertThat(help.out())
                    .startsWith("Usage: network/fabric/" + command.getFileName())
                    .contains("Example: ", "Exit codes: ");
        }
    }

    @Test
    void missing_programs_are_named_in_one_sentence_with_the_place_to_get_them()
            throws IOException, InterruptedException {
        ProcessBuilder up = new ProcessBuilder(
                FabricScripts.FOLDER.resolve("up").toString(),
                "--data",
                folder.resolve("network").toString());
        up.environment().put("PATH", "/usr/bin:/bin");

        Answer answer = FabricScripts.run(up);

        assertThat(answer.code()).isEqualTo(69);
        assertThat(answer.complaint().lines())
                .singleElement()
                .asString()
                .contains("peer, configtxgen, osnadmin, orderer, cryptogen", "hyperledger-fabric.readthedocs.io");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--orderers 2", "--port-base x", "--nodes nowhere", "--nonsense 1", "--data"})
    void up_refuses_what_it_does_not_know(String words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(FabricScripts.FOLDER.resolve("up").toString()));
        command.addAll(List.of(words.split(" ")));

        assertThat(FabricScripts.run(new ProcessBuilder(command)).code()).isEqualTo(64);
    }

    @Test
    void the_builder_takes_packages_of_chaincode_as_a_service_only() throws IOException, InterruptedException {
        assertThat(detect("{\"type\":\"ccaas\",\"label\":\"x\"}")).isZero();
        assertThat(detect("{\"label\": \"x\", \"type\": \"CCAAS\"}")).isZero();
        assertThat(detect("{\"type\":\"golang\",\"label\":\"ccaas\"}")).isNotZero();
    }

    private int detect(String metadata) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("metadata.json"), metadata);
        return builder("detect", folder, folder);
    }

    @Test
    void the_builder_hands_the_address_of_the_chaincode_to_the_peer() throws IOException, InterruptedException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Path output = Files.createDirectories(folder.resolve("output"));
        Path release = Files.createDirectories(folder.resolve("release"));
        Files.writeString(source.resolve("connection.json"), "{\"address\":\"127.0.0.1:9999\"}");

        assertThat(builder("build", source, source, output)).isZero();
        assertThat(builder("release", output, release)).isZero();

        assertThat(release.resolve("chaincode/server/connection.json")).hasContent("{\"address\":\"127.0.0.1:9999\"}");
    }

    @Test
    void the_builder_refuses_a_package_without_an_address() throws IOException, InterruptedException {
        assertThat(builder("build", folder, folder, folder)).isNotZero();
    }

    private static int builder(String script, Path... folders) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(FabricScripts.FOLDER.resolve("builder/bin").resolve(script).toString());
        for (Path each : folders) {
            command.add(each.toString());
        }
        return FabricScripts.run(new ProcessBuilder(command)).code();
    }

    @Test
    void no_two_services_share_a_port_and_a_newcomer_moves_nobody() throws IOException, InterruptedException {
        Map<String, String> three = ports("data-bureau A a\ncivil-affairs B b\npartners C c\n");
        Map<String, String> four = ports("data-bureau A a\ncivil-affairs B b\npartners C c\ntransport-board D d\n");

        assertThat(three).hasSize(18);
        assertThat(four).hasSize(21).containsAllEntriesOf(three);
        assertThat(four.values()).doesNotHaveDuplicates();
    }

    private Map<String, String> ports(String members) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("members"), members);
        Files.writeString(folder.resolve("network"), "orderers=3\nnodes=here\nport-base=20000\n");
        String script = ". '" + FabricScripts.FOLDER.resolve("parts/nodes.sh") + "'; for n in $(nodes); do "
                + "for k in clients operations admin; do echo $n.$k $(node_port $n $k); done; done";
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
        bash.environment().put("DATA", folder.toString());
        Map<String, String> ports = new TreeMap<>();
        FabricScripts.run(bash)
                .out()
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> ports.put(words[0], words[1]));
        return ports;
    }
}
