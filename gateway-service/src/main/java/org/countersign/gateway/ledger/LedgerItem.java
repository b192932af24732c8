package org.countersign.gateway.ledger;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;

/**
 * One wish for the ledger, as it will stand in a batch.
 *
 * @param shard one of {@link Shards}
 * @param msp the organisation whose identity signs, for example {@code CivilAffairsMSP}
 * @param function the Fabric function name, for example {@code certificates:register}
 * @param id the item's client-made id; with the function it is unique for ever, and repeating it is safe
 * @param json the item as a strict JSON object of at most 256 KiB whose member {@code id} is {@code id}; never personal data
 */
public record LedgerItem(String shard, String msp, String function, String id, String json) {
    /** More than any legal item needs, and small enough that one always fits into a transaction. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern MSP = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern FUNCTION = Pattern.compile("[a-z]+:[A-Za-z]+");

    public LedgerItem {
        require(Shards.known(shard), "shard", shard);
        require(MSP.matcher(msp).matches(), "msp", msp);
        require(FUNCTION.matcher(function).matches(), "function", function);
        require(ID.matcher(id).matches(), "id", id);
        require(namesItself(json, id), "json object of item", id);
    }

    /** Strict JSON: an item that the chaincode cannot read would hold up its whole batch. */
    private static boolean namesItself(String json, String id) {
        try {
            var members = JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8), MAX_BYTES)
                    .members();
            return new JsonValue.JsonText(id).equals(members.get("id"));
        } catch (JsonException unreadable) {
            return false;
        }
    }

    private static void require(boolean held, String what, String found) {
        if (!held) {
            throw new IllegalArgumentException("ledger item: illegal " + what + ": " + found);
        }
    }
}
