package org.countersign.devledger;

import com.google.protobuf.ByteString;
import io.grpc.BindableService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.countersign.devledger.chaincode.ChaincodeSupport;
import org.countersign.devledger.deliver.BlockFeed;
import org.countersign.devledger.deliver.DeliverService;
import org.countersign.devledger.endorse.Endorser;
import org.countersign.devledger.endorse.ProposalChecks;
import org.countersign.devledger.gateway.CommitStatuses;
import org.countersign.devledger.gateway.GatewayService;
import org.countersign.devledger.gateway.Peers;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.Msp;
import org.countersign.devledger.identity.MspFolders;
import org.countersign.devledger.identity.Organization;
import org.countersign.devledger.ordering.Orderer;
import org.countersign.devledger.ordering.OrdererSetup;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.validation.Committer;
import org.countersign.devledger.validation.ConfigBlock;
import org.countersign.devledger.validation.ValidationSetup;

/** The parts of the one channel, wired together in the order in which they need each other. */
final class Channel implements AutoCloseable {
    /** Where the blocks and the state are, inside the data folder. */
    static final String STORE_FOLDER = "ledger";

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final LedgerStore store;
    private final List<ChaincodeSupport> chaincodes = new ArrayList<>();
    private final Orderer orderer;
    private final GatewayService gatewayService;
    private final DeliverService deliverService;

    static Channel open(DevLedgerOptions options) throws IOException {
        DevLedger.createOrganizations(options);
        LedgerStore store = new LedgerStore(options.data().resolve(STORE_FOLDER));
        boolean opened = false;
        try {
            Channel channel = new Channel(options, store);
            channel.orderer.start();
            opened = true;
            return channel;
        } finally {
            if (!opened) {
                store.close();
            }
        }
    }

    private Channel(DevLedgerOptions options, LedgerStore store) throws IOException {
        this.store = store;
        MspFolders folders = new MspFolders(options.organizationsFolder());
        List<Msp> msps = new ArrayList<>();
        for (Organization organization : options.organizations()) {
            msps.add(folders.msp(organization));
        }
        ChannelMembers members = new ChannelMembers(msps);
        ChannelPolicies policies = new ChannelPolicies(members, options.clock());
        refuseOtherMembers(members);

        List<Endorser> endorsers = new ArrayList<>();
        for (Organization organization : options.organizations()) {
            // Every peer has its own streams, as in Fabric: the shim tells the transactions of a stream apart by
            // their id alone, so a second endorsement could be taken for the first, which is just ending.
            var support = new ChaincodeSupport(options.chaincodes(), options.executeTimeout(), executor);
            chaincodes.add(support);
            endorsers.add(new Endorser(folders.peer(organization), members, support));
        }

        BlockFeed feed = new BlockFeed(store);
        CommitStatuses statuses = new CommitStatuses(store);
        ValidationSetup validation = new ValidationSetup(
                options.channelId(),
                options.chaincodes().stream().map(ChaincodeDefinition::name).collect(Collectors.toSet()),
                members,
                policies);
        Committer committer = new Committer(
                validation,
                store,
                ConfigBlock.create(
                        options.channelId(),
                        msps,
                        options.batching(),
                        options.clock().instant()),
                commit -> {
                    statuses.committed(commit);
                    feed.committed();
                });
        this.orderer = new Orderer(
                new OrdererSetup(options.channelId(), options.batching(), members, policies, options.clock()),
                store,
                committer::commit,
                failure::complete);

        ProposalChecks checks = new ProposalChecks(members, policies, store, options.clock());
        Peers peers = new Peers(options.channelId(), endorsers, policies.majority(), checks, store);
        this.gatewayService = new GatewayService(peers, policies, orderer, statuses, feed, executor);
        this.deliverService =
                new DeliverService(options.channelId(), members, policies, options.clock(), feed, executor);
    }

    ExecutorService executor() {
        return executor;
    }

    BindableService gatewayService() {
        return gatewayService;
    }

    BindableService deliverService() {
        return deliverService;
    }

    long height() {
        return store.height();
    }

    CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Finishes the block that is being written, begins no other, and fails the transactions that still execute. */
    void stop() {
        orderer.close();
        chaincodes.forEach(ChaincodeSupport::close);
    }

    /** After {@link #stop} and after the end of all calls: the store goes last, when nobody can want it. */
    @Override
    public void close() {
        stop();
        executor.shutdownNow();
        store.close();
    }

    /** Blocks that were signed by other organisations would be worthless here: better not to start. */
    private void refuseOtherMembers(ChannelMembers members) throws IOException {
        if (store.height() == 0) {
            return;
        }
        Map<String, List<ByteString>> now = new TreeMap<>();
        for (Msp msp : members.msps()) {
            now.put(
                    msp.mspId(),
                    msp.authorities().stream().map(ConfigBlock::pem).toList());
        }
        var then = ConfigBlock.rootCertificates(store.block(0).orElseThrow());
        if (!now.equals(then)) {
            throw new IOException("the organisations in this folder are not those that the ledger began with: found "
                    + now.keySet() + ", expected " + then.keySet() + " with the certificates of block 0");
        }
    }
}
