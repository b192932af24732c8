package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.List;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.junit.jupiter.api.Test;

/** Private data is refused as a whole where no collection is defined: nothing of it is half there. */
@OnEachLedger
class PrivateDataSystemTest {
    private final RunningLedger ledger;
    private final LedgerClient client;

    PrivateDataSystemTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.client = ledger.client();
    }

    @Test
    void refuses_to_write_and_to_read_a_collection_that_nobody_defined() {
        for (List<String> call : List.of(
                List.of("putPrivate", "collection", "key"),
                List.of("getPrivate", "collection", "key"),
                List.of("getPrivateHash", "collection", "key"))) {
            String[] arguments = call.subList(1, call.size()).toArray(String[]::new);

            Refusal evaluated = Refusal.of(() -> client.evaluate(call.getFirst(), arguments));
            Refusal endorsed = Refusal.of(() -> client.endorsed(call.getFirst(), arguments));

            assertThat(evaluated.code()).as(call.getFirst()).isEqualTo(Code.UNKNOWN);
            assertThat(evaluated.text()).contains("chaincode response 500, ");
            assertThat(endorsed.code()).isEqualTo(Code.ABORTED);
        }
    }

    @Test
    void a_refused_private_write_leaves_nothing_behind() throws Exception {
        assertThat(Refusal.of(() -> client.submit("putPrivate", "collection", "leftover"))
                        .code())
                .isEqualTo(Code.ABORTED);

        assertThat(client.evaluate("get", "leftover")).isEmpty();
        assertThat(client.evaluate("range", "leftover", "leftover~")).isEmpty();
    }

    @Test
    void blocks_with_private_data_hold_none() throws Exception {
        long last = client.now();

        if (ledger.has(KnownDifference.BLOCKS_WITH_PRIVATE_DATA)) {
            Refusal refusal = Refusal.of(() -> firstWithPrivateData(last));
            assertThat(refusal.code()).isEqualTo(Code.UNIMPLEMENTED);
        } else {
            BlockAndPrivateData block = firstWithPrivateData(last);
            assertThat(block.getBlock().getHeader().getNumber()).isEqualTo(last);
            assertThat(block.getPrivateDataMapMap()).isEmpty();
        }
    }

    private BlockAndPrivateData firstWithPrivateData(long start) {
        try (CloseableIterator<BlockAndPrivateData> blocks = client.network()
                .newBlockAndPrivateDataEventsRequest()
                .startBlock(start)
                .build()
                .getEvents()) {
            return blocks.next();
        }
    }
}
