package org.countersign.gateway.ledger.fabric;

import io.grpc.StatusRuntimeException;
import org.countersign.gateway.ledger.BlockStream;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/** Block events as the port's deliveries. */
final class FabricBlockStream implements BlockStream {
    private final CloseableIterator<Block> blocks;
    private final BlockReader reader;
    private final Runnable onLoss;

    FabricBlockStream(CloseableIterator<Block> blocks, String chaincode, Runnable onLoss) {
        this.blocks = blocks;
        this.reader = new BlockReader(chaincode);
        this.onLoss = onLoss;
    }

    /** A stream that could not even begin. */
    static BlockStream ended(String reason) {
        return new BlockStream() {
            @Override
            public Delivery next() {
                return new Delivery.Ended(reason);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Delivery next() {
        try {
            return blocks.hasNext()
                    ? new Delivery.Delivered(reader.read(blocks.next()))
                    : new Delivery.Ended("the ledger ended the stream");
        } catch (GatewayRuntimeException broken) {
            onLoss.run();
            return new Delivery.Ended(broken.getStatus().toString());
        } catch (StatusRuntimeException broken) {
            onLoss.run();
            return new Delivery.Ended(broken.getStatus().toString());
        }
    }

    @Override
    public void close() {
        blocks.close();
    }
}
