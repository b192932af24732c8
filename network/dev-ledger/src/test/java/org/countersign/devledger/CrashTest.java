package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.countersign.devledger.support.DeliverClient;
import org.countersign.devledger.support.LedgerProcess;
import org.countersign.devledger.support.RawClient;
import org.countersign.devledger.support.TestChaincode;
import org.countersign.devledger.support.TestClient;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed again and again while clients submit. */
final class CrashTest {
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 4;

    /** What a client was told: that a transaction was accepted, and of some that it was committed. */
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    private final Queue<String> committed = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path data;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_doubled_by_kill_9() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (LedgerProcess process =
                            LedgerProcess.start(data, TestChaincode.shared().definition());
                    TestClient client = process.client("DataBureauMSP")) {
                List<Thread> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    String key = "crash-" + round + "-" + i;
                    clients.add(Thread.ofVirtual().start(() -> submitUntilItDies(process.raw(client), key)));
                }
                int enough = accepted.size() + 20 + ThreadLocalRandom.current().nextInt(40);
                while (accepted.size() < enough) {
                    Thread.sleep(1);
                }
                process.kill();
                for (Thread thread : clients) {
                    thread.join();
                }
            }
        }

        try (LedgerProcess process =
                        LedgerProcess.start(data, TestChaincode.shared().definition());
                TestClient client = process.client("DataBureauMSP")) {
            RawClient raw = process.raw(client);
            for (String id : accepted) {
                assertThat(raw.status(id).getResult()).isEqualTo(TxValidationCode.VALID);
            }
            List<Block> blocks = new DeliverClient(raw).blocks(DeliverClient.oldest(), DeliverClient.newest());
            ChainCheck.verify(blocks);
            Set<String> valid = ChainCheck.transactions(blocks, TxValidationCode.VALID_VALUE);
            assertThat(valid).containsAll(accepted).containsAll(committed);
            assertThat(committed).isNotEmpty();
            assertThat(client.evaluate("rangeCount", "crash-", "crash-~")).isEqualTo(Integer.toString(valid.size()));
        }
    }

    private void submitUntilItDies(RawClient raw, String key) {
        for (int i = 0; ; i++) {
            try {
                Envelope transaction = raw.transaction("put", key + "-" + i, "value");
                raw.submit(transaction);
                accepted.add(RawClient.transactionId(transaction));
                if (i % 3 == 0 && raw.codeOf(transaction) == TxValidationCode.VALID) {
                    committed.add(RawClient.transactionId(transaction));
                }
            } catch (StatusRuntimeException e) {
                return;
            }
        }
    }
}
