package org.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.countersign.gateway.issuance.Officer;
import org.junit.jupiter.api.Test;

/** docs/operating/watching.md and alerts.yaml, held against what a running gateway gives. */
class WatchingTest extends GatewayTest {
    private static final String METRICS = "/actuator/prometheus";
    private static final Path OPERATING = Path.of("..", "docs", "operating");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)\\n\\s+expr: (.+)\\n");
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(_[a-z]+)+\\b(?=[^\"]*(\"[^\"]*\"[^\"]*)*$)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+?) \\| ");
    /** Prometheus makes it itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    @Test
    void metrics_are_for_auditors_alone() {
        assertThat(api().anonymous().get(METRICS).status()).isEqualTo(401);
        assertThat(api().as("officer-1").get(METRICS).status()).isEqualTo(403);
        assertThat(api().as("officer-1").get(METRICS).code()).isEqualTo("FORBIDDEN");
        assertThat(api().as("auditor-1").get(METRICS).status()).isEqualTo(200);
    }

    @Test
    void no_other_management_endpoint_is_there() {
        for (var path : Set.of("/actuator/env", "/actuator/heapdump", "/actuator/metrics", "/actuator/loggers")) {
            assertThat(api().as("auditor-1").get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void every_alarm_names_numbers_that_exist() throws IOException {
        api().as("auditor-1").get("/api/v1/audit/projection");
        var given = values().keySet();

        alerts().forEach((alert, expression) -> assertThat(namesIn(expression))
                .as(alert)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(OF_PROMETHEUS.contains(name) || given.contains(name))
                        .as(name)
                        .isTrue()));
    }

    @Test
    void every_alarm_is_explained_by_its_numbers_and_nothing_else_is() throws IOException {
        var page = Files.readString(OPERATING.resolve("watching.md"));
        var rows = ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (a, b) -> a, TreeMap::new));

        assertThat(rows.keySet()).isEqualTo(alerts().keySet());
        alerts().forEach((alert, expression) -> assertThat(namesIn(expression))
                .as(alert)
                .allSatisfy(name -> assertThat(rows.get(alert)).contains("`" + name)));
    }

    @Test
    void every_number_that_the_page_names_is_given_or_counted_on_occasion() throws IOException {
        // Counters of what goes wrong are there once it went wrong; GC pauses once there was one.
        var onOccasion = Set.of(
                "countersign_ledger_retries_total",
                "countersign_ledger_invalid_total",
                "countersign_ledger_refused_total",
                "jvm_gc_pause_seconds");
        new Officer(api()).issued(Officer.request("volunteer-service-card", 88_101), "watching-names");
        var given = values().keySet();
        var page = Files.readString(OPERATING.resolve("watching.md")).split("## What has no number", 2)[0];

        var named = Pattern.compile("`((countersign|http|hikaricp|jvm|process|disk)_\\w+)")
                .matcher(page)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !onOccasion.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(given).anyMatch(found -> found.startsWith(name)));
    }

    @Test
    void numbers_move_with_what_happens_and_say_nothing_of_anybody() {
        var height = value("countersign_ledger_height_blocks");
        var block = value("countersign_projection_block");
        var requests = value("http_server_requests_seconds_count");
        var applied = value("countersign_ledger_applied_total");

        var id = new Officer(api()).issued(Officer.request("volunteer-service-card", 88_102), "watching-moves");

        await(() -> value("countersign_ledger_height_blocks") > height);
        await(() -> value("countersign_projection_block") > block);
        assertThat(value("http_server_requests_seconds_count")).isGreaterThan(requests);
        assertThat(value("countersign_ledger_applied_total")).isGreaterThan(applied);
        assertThat(value("countersign_projection_halted")).isZero();
        assertThat(value("countersign_projection_ledger_behind")).isZero();
        assertThat(value("countersign_certificate_expiry_seconds")).isPositive();
        assertThat(api().as("auditor-1").get(METRICS).text()).doesNotContain(id, "watching-moves");
    }

    private double value(String name) {
        return values().getOrDefault(name, Double.NaN);
    }

    /** The sum over all labels, by name. */
    private Map<String, Double> values() {
        return api().as("auditor-1")
                .get(METRICS)
                .text()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .collect(Collectors.toMap(
                        line -> line.split("[{ ]", 2)[0],
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)),
                        Double::sum,
                        TreeMap::new));
    }

    private static Map<String, String> alerts() throws IOException {
        var alerts = ALERT.matcher(Files.readString(OPERATING.resolve("alerts.yaml")))
                .results()
                .collect(Collectors.toMap(alert -> alert.group(1), alert -> alert.group(2), (a, b) -> a, TreeMap::new));
        assertThat(alerts).hasSizeGreaterThan(10);
        return alerts;
    }

    private static Set<String> namesIn(String expression) {
        if (OF_PROMETHEUS.stream().anyMatch(name -> expression.startsWith(name + "{"))) {
            return OF_PROMETHEUS;
        }
        return NAME.matcher(expression).results().map(name -> name.group()).collect(Collectors.toSet());
    }
}
