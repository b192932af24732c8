package org.countersign.devledger.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.countersign.devledger.DevLedger;

/** A dev-ledger in this JVM with the chaincode {@code test}, and clients of its organisations. */
public final class TestNetwork implements AutoCloseable {
    public static final String DATA_BUREAU = "DataBureauMSP";
    public static final String CIVIL_AFFAIRS = "CivilAffairsMSP";
    public static final String PARTNERS = "PartnersMSP";

    private final DevLedger ledger;
    private final Map<String, TestClient> clients = new HashMap<>();

    public TestNetwork(Path data, TestChaincode chaincode) {
        this(data, builder -> builder.chaincode(chaincode.definition()));
    }

    public TestNetwork(Path data, UnaryOperator<DevLedger.Builder> configuration) {
        try {
            this.ledger = configuration
                    .apply(DevLedger.builder(InstantSource.system(), new SecureRandom())
                            .data(data))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DevLedger ledger() {
        return ledger;
    }

    /** The user {@code gateway} of the data bureau. */
    public TestClient client() {
        return client(DATA_BUREAU);
    }

    public TestClient client(String mspId) {
        return clients.computeIfAbsent(
                mspId, id -> new TestClient(ledger.endpoint(), id, ledger.userMsp(id, "gateway")));
    }

    /** Talks gRPC without the client library, as any user. */
    public RawClient raw(String mspId, String user) {
        return new RawClient(client().channel(), mspId, ledger.userMsp(mspId, user));
    }

    @Override
    public void close() {
        clients.values().forEach(TestClient::close);
        ledger.close();
    }
}
