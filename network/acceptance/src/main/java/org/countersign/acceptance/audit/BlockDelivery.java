package org.countersign.acceptance.audit;

import io.grpc.ManagedChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/**
 * Reads the channel's blocks as one of the partner agencies would: with its own identity, by Fabric's block delivery, from
 * block 0. The end is where no further block comes for a while.
 */
final class BlockDelivery {
    private static final String CHANNEL = "countersign";
    private static final int BLOCKS_AHEAD = 64;
    private static final long FIRST_BLOCK_PATIENCE_MILLIS = 20_000;
    private static final long QUIET_MILLIS = 1_000;

    private final StackFolder stack;

    BlockDelivery(StackFolder stack) {
        this.stack = stack;
    }

    /** Hands over every block, and goes on at least until the ledger has the height that is asked for. */
    void read(long leastHeight, Consumer<Block> reader) throws InterruptedException {
        FabricUser user = FabricUser.read(stack.organizations(), "partners.countersign.test", "PartnersMSP", "gateway");
        ManagedChannel channel = LedgerChannel.open(stack);
        try (Gateway gateway = Gateway.newInstance()
                .identity(user.identity())
                .signer(user.signer())
                .connection(channel)
                .connect()) {
            var request = gateway.getNetwork(CHANNEL)
                    .newBlockEventsRequest()
                    .startBlock(0)
                    .build();
            try (CloseableIterator<Block> blocks = request.getEvents()) {
                drain(blocks, leastHeight, reader);
            }
        } finally {
            channel.shutdownNow();
            channel.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private static void drain(CloseableIterator<Block> blocks, long leastHeight, Consumer<Block> reader)
            throws InterruptedException {
        BlockingQueue<Block> arrived = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
        Thread pump = Thread.ofVirtual().start(() -> pump(blocks, arrived));
        long height = 0;
        while (true) {
            long patience = height < Math.max(1, leastHeight) ? FIRST_BLOCK_PATIENCE_MILLIS : QUIET_MILLIS;
            Block block = arrived.poll(patience, TimeUnit.MILLISECONDS);
            if (block == null) {
                pump.interrupt();
                if (height < leastHeight) {
                    throw new Failure("the ledger delivered " + height + " blocks of at least " + leastHeight);
                }
                return;
            }
            reader.accept(block);
            height = block.getHeader().getNumber() + 1;
        }
    }

    private static void pump(CloseableIterator<Block> blocks, BlockingQueue<Block> arrived) {
        try {
            while (blocks.hasNext()) {
                arrived.put(blocks.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (GatewayRuntimeException e) {
            // The stream was closed, by us at the end or by a ledger that went away; drain() notices the missing
            // blocks.
        }
    }
}
