package org.countersign.acceptance.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The configuration files of network/fabric name the same organisations, folders, hosts and ports everywhere. */
class FabricConfigurationTest {
    /** As the gateway's own defaults have them (countersign.ledger.members). */
    private static final Map<String, String> MEMBERS = new TreeMap<>(Map.of(
            "DataBureauMSP", "data-bureau.countersign.test",
            "CivilAffairsMSP", "civil-affairs.countersign.test",
            "PartnersMSP", "partners.countersign.test"));

    @Test
    void the_gateway_expects_these_organisations() throws IOException {
        String gateway = Files.readString(FabricScripts.ROOT.resolve(
                "gateway-service/src/main/java/org/countersign/gateway/ledger/fabric/LedgerProperties.java"));

        MEMBERS.forEach((msp, domain) -> assertThat(gateway).contains("\"" + msp + "\", \"" + domain + "\""));
    }

    @Test
    void up_writes_down_these_organisations() throws IOException {
        String up = Files.readString(FabricScripts.FOLDER.resolve("up"));

        MEMBERS.forEach(
                (msp, domain) -> assertThat(up).contains("'" + shortName(domain) + " " + msp + " " + domain + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core.yaml", "orderer.yaml", "configtx.yaml", "crypto-config.yaml"})
    void each_file_is_yaml(String file) throws IOException {
        assertThat(yaml("config/" + file).map()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PeerOrgs", "OrdererOrgs"})
    void certificates_are_made_for_each_organisation(String kind) throws IOException {
        assertThat(yaml("config/crypto-config.yaml").at(kind).all())
                .extracting(organization -> organization.at("Domain").text())
                .containsExactlyInAnyOrderElementsOf(MEMBERS.values());
        assertThat(yaml("config/crypto-config.yaml").at(kind).all())
                .allMatch(
                        organization -> organization.at("EnableNodeOUs").text().equals("true"));
    }

    @Test
    void the_channel_has_each_organisation_with_its_own_folder_and_policies() throws IOException {
        List<Node> organizations =
                yaml("config/configtx.yaml").at("Organizations").all();

        assertThat(organizations).hasSize(6);
        for (Node organization : organizations) {
            String msp = organization.at("ID").text();
            String domain = MEMBERS.getOrDefault(msp.replace("OrderingMSP", "MSP"), "unknown");
            String kind = msp.endsWith("OrderingMSP") ? "ordererOrganizations" : "peerOrganizations";
            assertThat(organization.at("Name").text()).isEqualTo(msp);
            assertThat(organization.at("MSPDir").text()).isEqualTo("ORGANIZATIONS/" + kind + "/" + domain + "/msp");
            for (Object policy : organization.at("Policies").map().values()) {
                assertThat(new Node(policy).at("Rule").text().replace("'" + msp + ".", ""))
                        .doesNotContain("MSP");
            }
        }
    }

    @Test
    void every_host_and_port_of_the_channel_is_filled_in_by_the_scripts() throws IOException {
        String configtx = Files.readString(FabricScripts.FOLDER.resolve("config/configtx.yaml"));

        for (String domain : MEMBERS.values()) {
            for (String node : List.of(shortName(domain) + "-peer", shortName(domain) + "-orderer")) {
                configtx = configtx.replace("HOST_OF_" + node, "").replace("PORT_OF_" + node, "");
            }
        }
        // The comment at the top names both with an ellipsis.
        assertThat(configtx.lines().filter(line -> !line.startsWith("#")))
                .noneMatch(line -> line.contains("HOST_OF") || line.contains("PORT_OF"));
    }

    @Test
    void a_majority_endorses_and_changes_the_channel() throws IOException {
        Node policies = yaml("config/configtx.yaml").at("Application").at("Policies");

        for (String each : List.of("Endorsement", "LifecycleEndorsement")) {
            assertThat(policies.at(each).at("Rule").text()).isEqualTo("MAJORITY Endorsement");
        }
        assertThat(policies.at("Admins").at("Rule").text()).isEqualTo("MAJORITY Admins");
    }

    @Test
    void tls_is_on_wherever_nodes_listen() throws IOException {
        Node core = yaml("config/core.yaml");
        Node orderer = yaml("config/orderer.yaml");

        assertThat(core.at("peer").at("tls").at("enabled").text()).isEqualTo("true");
        assertThat(core.at("operations").at("tls").at("clientAuthRequired").text())
                .isEqualTo("true");
        assertThat(orderer.at("General").at("TLS").at("Enabled").text()).isEqualTo("true");
        assertThat(orderer.at("Admin").at("TLS").at("ClientAuthRequired").text())
                .isEqualTo("true");
        assertThat(orderer.at("Operations").at("TLS").at("ClientAuthRequired").text())
                .isEqualTo("true");
    }

    @Test
    void compose_has_a_peer_and_an_ordering_node_of_each_organisation_under_the_names_of_their_certificates()
            throws IOException {
        Node services = yaml("compose/compose.yaml").at("services");

        MEMBERS.forEach((msp, domain) -> {
            Node peer = services.at(shortName(domain) + "-peer");
            assertThat(peer.at("hostname").text()).isEqualTo("peer0." + domain);
            assertThat(peer.at("environment").at("CORE_PEER_LOCALMSPID").text()).isEqualTo(msp);
            assertThat(peer.at("environment").at("CORE_PEER_ADDRESS").text()).isEqualTo("peer0." + domain + ":7051");
            assertFoldersBelongTo(
                    peer, "/network/organizations/peerOrganizations/" + domain + "/peers/peer0." + domain);

            Node orderer = services.at(shortName(domain) + "-orderer");
            assertThat(orderer.at("hostname").text()).isEqualTo("orderer0." + domain);
            assertThat(orderer.at("environment")
                            .at("ORDERER_GENERAL_LOCALMSPID")
                            .text())
                    .isEqualTo(msp.replace("MSP", "OrderingMSP"));
            assertFoldersBelongTo(
                    orderer, "/network/organizations/ordererOrganizations/" + domain + "/orderers/orderer0." + domain);
        });
    }

    private static void assertFoldersBelongTo(Node service, String identity) {
        assertThat(service.at("environment").map().values().stream()
                        .map(String::valueOf)
                        .filter(value -> value.contains("/network/")))
                .isNotEmpty()
                .allMatch(value -> value.replace("[", "").startsWith(identity + "/"));
    }

    @Test
    void compose_uses_only_volumes_services_and_settings_that_exist() throws IOException {
        Node compose = yaml("compose/compose.yaml");
        Collection<String> services = compose.at("services").map().keySet();
        Collection<String> volumes = compose.at("volumes").map().keySet();
        String set = script("peers") + script("orderers");

        for (String name : services) {
            Node service = compose.at("services").at(name);
            for (Node volume : service.at("volumes").all()) {
                String source = volume.text().split(":", 2)[0];
                assertThat(source.startsWith(".") || volumes.contains(source))
                        .as(volume.text())
                        .isTrue();
            }
            assertThat(services).containsAll(service.at("depends_on").map().keySet());
            if (name.endsWith("-peer") || name.endsWith("-orderer")) {
                // What is set natively is set here too, and nothing else.
                assertThat(service.at("environment").map().keySet()).allMatch(variable -> set.contains(variable + "="));
            }
        }
    }

    private static String script(String part) throws IOException {
        return Files.readString(FabricScripts.FOLDER.resolve("parts").resolve(part + ".sh"));
    }

    private static String shortName(String domain) {
        return domain.substring(0, domain.indexOf('.'));
    }

    private static Node yaml(String file) throws IOException {
        Path path = FabricScripts.FOLDER.resolve(file);
        return new Node(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path)));
    }

    /** A place in a YAML document; what is not there is an empty one. */
    private record Node(Object value) {
        Node at(String key) {
            return new Node(map().getOrDefault(key, Map.of()));
        }

        Map<String, Object> map() {
            Map<String, Object> entries = new TreeMap<>();
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, entry) -> entries.put(String.valueOf(key), entry == null ? "" : entry));
            }
            return entries;
        }

        List<Node> all() {
            return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
        }

        String text() {
            return String.valueOf(value);
        }
    }
}
