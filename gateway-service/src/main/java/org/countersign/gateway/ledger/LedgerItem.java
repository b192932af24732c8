package org.countersign.gateway.ledger;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One wish for the ledger, as it will stand in a batch.
 *
 * @param shard one of {@link Shards}
 * @param msp the organisation whose identity signs, for example {@code CivilAffairsMSP}
 * @param function the Fabric function name, for example {@code certificates:register}
 * @param id the item's client-made id; with the function it is unique for ever, and repeating it is safe
 * @param json the item as a JSON object whose member {@code id} is {@code id}; never personal data
 */
public record LedgerItem(String shard, String msp, String function, String id, String json) {
    /** More than any legal item needs, and small enough that four of them always fit into one transaction. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern MSP = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern FUNCTION = Pattern.compile("[a-z]+:[A-Za-z]+");

    public LedgerItem {
        require(Shards.known(shard), "shard", shard);
        require(MSP.matcher(msp).matches(), "msp", msp);
        require(FUNCTION.matcher(function).matches(), "function", function);
        require(ID.matcher(id).matches(), "id", id);
        require(json.startsWith("{") && json.endsWith("}"), "json object of item", id);
        require(json.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES, "size of item", id);
    }

    private static void require(boolean held, String what, String found) {
        if (!held) {
            throw new IllegalArgumentException("ledger item: illegal " + what + ": " + found);
        }
    }
}
