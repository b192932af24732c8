package org.countersign.testchaincode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.jspecify.annotations.Nullable;

/** One function for each thing that a chaincode can ask of the ledger. Lists are returned joined by commas. */
@Contract(name = "test")
@Default
public final class TestContract implements ContractInterface {

    @Transaction
    public void put(Context context, String key, String value) {
        context.getStub().putState(key, bytes(value));
    }

    @Transaction
    public void delete(Context context, String key) {
        context.getStub().delState(key);
    }

    @Transaction
    public String get(Context context, String key) {
        return text(context.getStub().getState(key));
    }

    @Transaction
    public String putThenGet(Context context, String key, String value) {
        context.getStub().putState(key, bytes(value));
        return text(context.getStub().getState(key));
    }

    @Transaction
    public String putThenRange(Context context, String key, String start, String end) {
        context.getStub().putState(key, bytes("new"));
        return keys(context.getStub().getStateByRange(start, end));
    }

    /**
     * Puts count keys, the prefix followed by a number of five digits, each with a value of so many bytes, and reads nothing: what a ledger
     * can write at best.
     */
    @Transaction
    public void putKeys(Context context, String prefix, int count, int size) {
        byte[] value = new byte[size];
        Arrays.fill(value, (byte) 'x');
        for (int i = 0; i < count; i++) {
            context.getStub().putState(prefix + "%05d".formatted(i), value);
        }
    }

    @Transaction
    public void increment(Context context, String key) {
        String old = text(context.getStub().getState(key));
        int count = old.isEmpty() ? 0 : Integer.parseInt(old);
        context.getStub().putState(key, bytes(Integer.toString(count + 1)));
    }

    /** Writes the sum of the sources, and one more, to the target; empty names are left out. */
    @Transaction
    public void sum(Context context, String target, String sources) {
        int sum = 1;
        for (String source : sources.split(",", -1)) {
            String value = source.isEmpty() ? "" : text(context.getStub().getState(source));
            sum += value.isEmpty() ? 0 : Integer.parseInt(value);
        }
        context.getStub().putState(target, bytes(Integer.toString(sum)));
    }

    @Transaction
    public String range(Context context, String start, String end) {
        return keys(context.getStub().getStateByRange(start, end));
    }

    @Transaction
    public int rangeCount(Context context, String start, String end) {
        int count = 0;
        for (KeyValue _ : context.getStub().getStateByRange(start, end)) {
            count++;
        }
        return count;
    }

    /** Takes the first results of a range only, and writes the last key that it saw. */
    @Transaction
    public void firstOfRange(Context context, String start, String end, String target) {
        String first =
                context.getStub().getStateByRange(start, end).iterator().next().getKey();
        context.getStub().putState(target, bytes(first));
    }

    @Transaction
    public void countRangeInto(Context context, String start, String end, String target) {
        context.getStub().putState(target, bytes(Integer.toString(rangeCount(context, start, end))));
    }

    @Transaction
    public String page(Context context, String start, String end, int size, String bookmark) {
        QueryResultsIteratorWithMetadata<KeyValue> page =
                context.getStub().getStateByRangeWithPagination(start, end, size, bookmark);
        return keys(page) + "|" + page.getMetadata().getFetchedRecordsCount() + "|"
                + page.getMetadata().getBookmark();
    }

    @Transaction
    public void pageThenPut(Context context, String start, String end, String key) {
        var _ = page(context, start, end, 10, "");
        context.getStub().putState(key, bytes("after"));
    }

    @Transaction
    public void putThenPage(Context context, String key, String start, String end) {
        context.getStub().putState(key, bytes("before"));
        var _ = page(context, start, end, 10, "");
    }

    @Transaction
    public void putComposite(Context context, String type, String attributes, String value) {
        CompositeKey key = new CompositeKey(type, attributes.split(",", -1));
        context.getStub().putState(key.toString(), bytes(value));
    }

    @Transaction
    public String byComposite(Context context, String type, String attributes) {
        List<String> found = new ArrayList<>();
        String[] prefix = attributes.isEmpty() ? new String[0] : attributes.split(",", -1);
        for (KeyValue entry : context.getStub().getStateByPartialCompositeKey(type, prefix)) {
            found.add(String.join(
                    "/", CompositeKey.parseCompositeKey(entry.getKey()).getAttributes()));
        }
        return String.join(",", found);
    }

    @Transaction
    public String history(Context context, String key) {
        List<String> found = new ArrayList<>();
        for (KeyModification change : context.getStub().getHistoryForKey(key)) {
            found.add(change.isDeleted() ? "deleted" : change.getStringValue());
        }
        return String.join(",", found);
    }

    @Transaction
    public String historyOfTransactions(Context context, String key) {
        List<String> found = new ArrayList<>();
        for (KeyModification change : context.getStub().getHistoryForKey(key)) {
            found.add(change.getTxId() + "@" + change.getTimestamp().getEpochSecond());
        }
        return String.join(",", found);
    }

    @Transaction
    public void event(Context context, String name, String payload) {
        context.getStub().putState("event-" + name, bytes(payload));
        context.getStub().setEvent("overwritten", bytes("never seen"));
        context.getStub().setEvent(name, bytes(payload));
    }

    @Transaction
    @SuppressWarnings("DoNotCallSuggester") // Only the router calls it.
    public void refuse(Context context, String message) {
        throw new ChaincodeException(message, "CODE");
    }

    @Transaction
    @SuppressWarnings("DoNotCallSuggester") // Only the router calls it.
    public void crash(Context context) {
        throw new IllegalStateException("a bug");
    }

    /** Different on every execution: what a chaincode must never be. */
    @Transaction
    public void undeterministic(Context context, String key) {
        context.getStub().putState(key, bytes(Long.toString(System.nanoTime())));
    }

    @Transaction
    public void sleep(Context context, int millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    @Transaction
    public void sleepThenPut(Context context, int millis, String key, String value) throws InterruptedException {
        Thread.sleep(millis);
        put(context, key, value);
    }

    /** A result of so many bytes. */
    @Transaction
    public String large(Context context, int size) {
        return "x".repeat(size);
    }

    @Transaction
    public String transactionId(Context context) {
        return context.getStub().getTxId();
    }

    @Transaction
    public String invokeOther(Context context, String chaincode, String channel, String function, String arguments) {
        List<byte[]> all = new ArrayList<>(List.of(bytes(function)));
        Arrays.stream(arguments.split(",", -1)).map(TestContract::bytes).forEach(all::add);
        var response = context.getStub().invokeChaincode(chaincode, all, channel);
        return response.getStatusCode() + ":" + response.getStringPayload();
    }

    @Transaction
    public void putPrivate(Context context, String collection, String key) {
        context.getStub().putPrivateData(collection, key, bytes("private"));
    }

    @Transaction
    public String getPrivate(Context context, String collection, String key) {
        return text(context.getStub().getPrivateData(collection, key));
    }

    @Transaction
    public String getPrivateHash(Context context, String collection, String key) {
        return text(context.getStub().getPrivateDataHash(collection, key));
    }

    @Transaction
    public void setPolicy(Context context, String key) {
        context.getStub().setStateValidationParameter(key, new byte[] {1});
    }

    @Transaction
    public boolean hasPolicy(Context context, String key) {
        byte[] policy = context.getStub().getStateValidationParameter(key);
        return policy != null && policy.length > 0;
    }

    @Transaction
    public String richQuery(Context context, String query) {
        return keys(context.getStub().getQueryResult(query));
    }

    @Transaction
    public String transientValue(Context context, String name) {
        Map<String, byte[]> values = context.getStub().getTransient();
        return text(values.get(name));
    }

    @Transaction
    public String caller(Context context) {
        ClientIdentity identity = context.getClientIdentity();
        return identity.getMSPID() + " " + identity.getAttributeValue("countersign.roles");
    }

    @Transaction
    public String timestamp(Context context) {
        return context.getStub().getTxTimestamp().toString();
    }

    private static String keys(Iterable<KeyValue> results) {
        List<String> found = new ArrayList<>();
        results.forEach(entry -> found.add(entry.getKey()));
        return String.join(",", found);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
