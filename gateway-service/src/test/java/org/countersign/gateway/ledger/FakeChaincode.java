package org.countersign.gateway.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chaincode that applies each item id once. By default an item has no effect but being counted; a test may give it writes, refusals with a code, or ids that make
 * it throw away the whole batch.
 */
public final class FakeChaincode {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> outcomes = new HashMap<>();
    private final List<String> effects = new ArrayList<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Map<String, String> poison = new HashMap<>();
    private Function<JsonNode, List<LedgerBlock.Write>> writes = _ -> List.of();
    private UnaryOperator<String> speech = UnaryOperator.identity();

    /** A batch as it was simulated: what it would do, and what it found when it looked. */
    record Simulation(String result, Map<String, String> fresh, Set<String> seen, List<LedgerBlock.Write> writes) {}

    sealed interface Answer {
        record Success(Simulation simulation) implements Answer {}

        record Refusal(String code) implements Answer {}
    }

    /** Items with this id are refused, each for itself. */
    public FakeChaincode refuse(String id, String code) {
        refusals.put(id, code);
        return this;
    }

    /** A batch with this id in it is refused as a whole. */
    public FakeChaincode poison(String id, String code) {
        poison.put(id, code);
        return this;
    }

    public FakeChaincode cure(String id) {
        poison.remove(id);
        return this;
    }

    /** How it says its results from now on. */
    public FakeChaincode speaks(UnaryOperator<String> how) {
        speech = how;
        return this;
    }

    /** What an item that is applied writes. */
    public FakeChaincode writes(Function<JsonNode, List<LedgerBlock.Write>> of) {
        writes = of;
        return this;
    }

    /** Every effect that was ever committed, by function and id, in order. Two of a kind would be a doubling. */
    public synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    synchronized Answer simulate(String function, String argument) {
        var items = new ArrayList<JsonNode>();
        JSON.readTree(argument).path("items").forEach(items::add);
        var poisoned = items.stream()
                .flatMap(item -> Optional.ofNullable(poison.get(item.path("id").asString())).stream())
                .findFirst();
        return poisoned.<Answer>map(Answer.Refusal::new).orElseGet(() -> new Answer.Success(simulate(function, items)));
    }

    private Simulation simulate(String function, List<JsonNode> items) {
        var fresh = new LinkedHashMap<String, String>();
        var written = new ArrayList<LedgerBlock.Write>();
        var answers = new ArrayList<String>();
        for (var item : items) {
            var id = item.path("id").asString();
            var key = function + " " + id;
            var known = Optional.ofNullable(outcomes.get(key));
            var outcome = known.orElseGet(() -> outcome(id));
            if (known.isEmpty()) {
                fresh.put(key, outcome);
                written.addAll(refusals.containsKey(id) ? List.of() : writes.apply(item));
            }
            answers.add(outcome);
        }
        var seen = items.stream()
                .map(item -> function + " " + item.path("id").asString())
                .collect(Collectors.toSet());
        var result = answers.stream().collect(Collectors.joining(",", "{\"outcomes\":[", "]}"));
        return new Simulation(speech.apply(result), fresh, seen, written);
    }

    private String outcome(String id) {
        return Optional.ofNullable(refusals.get(id))
                .map(code -> "{\"code\":\"%s\",\"id\":\"%s\",\"result\":\"REFUSED\"}".formatted(code, id))
                .orElse("{\"id\":\"%s\",\"result\":\"APPLIED\"}".formatted(id));
    }

    /** False when an id that was absent in the simulation is there by now, or the other way round: a read conflict. */
    synchronized boolean commit(Simulation simulation) {
        var conflict = simulation.seen().stream()
                .anyMatch(key -> simulation.fresh().containsKey(key) == outcomes.containsKey(key));
        if (!conflict) {
            outcomes.putAll(simulation.fresh());
            effects.addAll(simulation.fresh().keySet());
        }
        return !conflict;
    }
}
