package org.countersign.acceptance.behaviour;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.countersign.acceptance.audit.FabricUser;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** The unmodified Fabric Gateway client, as one user. */
final class LedgerClient implements AutoCloseable {
    private final ManagedChannel channel;
    private final FabricUser user;
    private final Gateway gateway;

    LedgerClient(ManagedChannel channel, FabricUser user) {
        this.channel = channel;
        this.user = user;
        this.gateway = Gateway.newInstance()
                .identity(user.identity())
                .signer(user.signer())
                .hash(Hash.SHA256)
                .connection(channel)
                .connect();
    }

    static LedgerClient connect(LedgerNetwork network, Member member) {
        return new LedgerClient(
                network.connect(),
                FabricUser.read(network.organizations(), member.domain(), member.mspId(), "gateway"));
    }

    /** Talks through the data bureau's gateway as the peer of an organisation, which is a reader and no writer. */
    static LedgerClient connectAsPeer(LedgerNetwork network, Member member) {
        String peer = "peer0." + member.domain();
        return new LedgerClient(
                network.connect(),
                FabricUser.of(
                        member.mspId(),
                        network.organizations()
                                .resolve("peerOrganizations")
                                .resolve(member.domain())
                                .resolve("peers")
                                .resolve(peer)
                                .resolve("msp")));
    }

    Gateway gateway() {
        return gateway;
    }

    FabricUser user() {
        return user;
    }

    Network network() {
        return gateway.getNetwork(LedgerNetwork.CHANNEL);
    }

    Contract contract(String chaincode) {
        return network().getContract(chaincode);
    }

    /** For what the client library cannot express. */
    GatewayGrpc.GatewayBlockingStub raw() {
        return GatewayGrpc.newBlockingStub(channel);
    }

    ManagedChannel channel() {
        return channel;
    }

    byte[] sign(byte[] message) {
        try {
            return user.signer().sign(Hash.SHA256.apply(message));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the chaincode {@code test}. */
    String submit(String function, String... arguments)
            throws EndorseException, SubmitException, CommitStatusException, CommitException {
        return text(contract(LedgerNetwork.TEST).submitTransaction(function, arguments));
    }

    /** Of the chaincode {@code test}. */
    String evaluate(String function, String... arguments) throws GatewayException {
        return text(contract(LedgerNetwork.TEST).evaluateTransaction(function, arguments));
    }

    /** Of the chaincode {@code test}. */
    Proposal proposal(String function, String... arguments) {
        return proposalFor(LedgerNetwork.TEST, function, arguments);
    }

    Proposal proposalFor(String chaincode, String function, String... arguments) {
        return contract(chaincode).newProposal(function).addArguments(arguments).build();
    }

    Transaction endorsed(String function, String... arguments) throws EndorseException {
        return proposal(function, arguments).endorse();
    }

    /** Endorsed by these organisations alone. */
    Transaction endorsedBy(List<Member> members, String function, String... arguments) throws EndorseException {
        return contract(LedgerNetwork.TEST)
                .newProposal(function)
                .addArguments(arguments)
                .setEndorsingOrganizations(members.stream().map(Member::mspId).toArray(String[]::new))
                .build()
                .endorse();
    }

    /** Submits without a look at the code. */
    Status commit(String function, String... arguments) throws GatewayException {
        return endorsed(function, arguments).submitAsync().getStatus();
    }

    /** Submits in this order without waiting, then asks what became of each. */
    static List<Status> together(List<Transaction> transactions) throws GatewayException {
        List<SubmittedTransaction> submitted = new ArrayList<>();
        for (Transaction transaction : transactions) {
            submitted.add(transaction.submitAsync());
        }
        List<Status> statuses = new ArrayList<>();
        for (SubmittedTransaction each : submitted) {
            statuses.add(each.getStatus());
        }
        return statuses;
    }

    /** What became of a transaction that was sent on another way. */
    Status statusOf(Transaction transaction) throws CommitStatusException {
        CommitStatusRequest request = CommitStatusRequest.newBuilder()
                .setChannelId(LedgerNetwork.CHANNEL)
                .setTransactionId(transaction.getTransactionId())
                .setIdentity(serializedIdentity())
                .build();
        return gateway.newCommit(SignedCommitStatusRequest.newBuilder()
                        .setRequest(request.toByteString())
                        .build()
                        .toByteArray())
                .getStatus();
    }

    /** This user as creator of messages. */
    ByteString serializedIdentity() {
        return SerializedIdentity.newBuilder()
                .setMspid(user.identity().getMspId())
                .setIdBytes(ByteString.copyFrom(user.identity().getCredentials()))
                .build()
                .toByteString();
    }

    /** Commits something, and says in which block: a moment of the ledger. */
    long now() throws GatewayException {
        return commit("put", "now", "now").getBlockNumber();
    }

    List<Block> blocks(long first, long last) {
        List<Block> blocks = new ArrayList<>();
        try (CloseableIterator<Block> events =
                network().newBlockEventsRequest().startBlock(first).build().getEvents()) {
            while (blocks.isEmpty() || blocks.getLast().getHeader().getNumber() < last) {
                blocks.add(events.next());
            }
        }
        return blocks;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
