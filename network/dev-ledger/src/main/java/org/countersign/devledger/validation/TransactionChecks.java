package org.countersign.devledger.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.devledger.Digests;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.Identity;
import org.countersign.devledger.identity.IdentityCheck;
import org.countersign.devledger.store.LedgerStore;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The steps of validation that look at one transaction and the blocks before: numbers as in {@code docs/reference/dev-ledger.md}. */
final class TransactionChecks {
    private static final Logger LOG = System.getLogger(TransactionChecks.class.getName());

    private final ValidationSetup setup;
    private final ChannelMembers members;
    private final ChannelPolicies policies;
    private final LedgerStore store;

    TransactionChecks(ValidationSetup setup, LedgerStore store) {
        this.setup = setup;
        this.members = setup.members();
        this.policies = setup.policies();
        this.store = store;
    }

    CheckedTransaction check(Envelope envelope) {
        Headers headers = null;
        try {
            Payload payload = step1ParsePayload(envelope);
            headers = step1CheckHeaders(payload);
            step2CheckCreator(envelope, headers);
            step3CheckTypeAndId(headers);
            TransactionAction action = step4TheOneAction(payload);
            ChaincodeActionPayload actionPayload = step4CheckProposalHash(headers, action);
            step5RefuseDuplicate(headers);
            ByteString responsePayload = actionPayload.getAction().getProposalResponsePayload();
            ChaincodeAction result = step6ParseResult(responsePayload);
            List<NamespaceSet> sets = step6ParseSets(result);
            step6CheckChaincode(headers, result);
            step6CheckWrittenNamespaces(sets);
            step7CheckEndorsements(actionPayload);
            return new CheckedTransaction(
                    TxValidationCode.VALID,
                    headers.transactionId(),
                    headers.channel().getTimestamp(),
                    sets);
        } catch (InvalidTransaction e) {
            String id = headers == null ? transactionIdOf(envelope) : headers.transactionId();
            LOG.log(Level.WARNING, "transaction {0} is {1}: {2}", id, e.code(), e.getMessage());
            return new CheckedTransaction(e.code(), id, Timestamp.getDefaultInstance(), List.of());
        }
    }

    private record Headers(ByteString channelBytes, ChannelHeader channel, SignatureHeader signature) {
        String transactionId() {
            return channel.getTxId();
        }
    }

    private static Payload step1ParsePayload(Envelope envelope) throws InvalidTransaction {
        if (envelope.getPayload().isEmpty()) {
            throw new InvalidTransaction(TxValidationCode.NIL_ENVELOPE, "the envelope is empty");
        }
        try {
            return Payload.parseFrom(envelope.getPayload());
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransaction(TxValidationCode.BAD_PAYLOAD, "the payload does not parse");
        }
    }

    private Headers step1CheckHeaders(Payload payload) throws InvalidTransaction {
        Headers headers;
        try {
            ByteString channelBytes = payload.getHeader().getChannelHeader();
            headers = new Headers(
                    channelBytes,
                    ChannelHeader.parseFrom(channelBytes),
                    SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader()));
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransaction(TxValidationCode.BAD_COMMON_HEADER, "a header does not parse");
        }
        int type = headers.channel().getType();
        boolean legalType = type == HeaderType.ENDORSER_TRANSACTION_VALUE
                || type == HeaderType.CONFIG_UPDATE_VALUE
                || type == HeaderType.CONFIG_VALUE;
        if (!payload.hasHeader()
                || !legalType
                || headers.channel().getEpoch() != 0
                || headers.signature().getNonce().isEmpty()
                || headers.signature().getCreator().isEmpty()) {
            throw new InvalidTransaction(
                    TxValidationCode.BAD_COMMON_HEADER, "expected a legal type, epoch 0, a nonce and a creator");
        }
        if (!headers.channel().getChannelId().equals(setup.channelId())) {
            throw new InvalidTransaction(TxValidationCode.TARGET_CHAIN_NOT_FOUND, "another channel");
        }
        return headers;
    }

    private void step2CheckCreator(Envelope envelope, Headers headers) throws InvalidTransaction {
        if (!(members.check(headers.signature().getCreator()) instanceof IdentityCheck.Known(Identity creator))
                || !members.hasSigned(creator, envelope.getPayload(), envelope.getSignature())) {
            throw new InvalidTransaction(
                    TxValidationCode.BAD_CREATOR_SIGNATURE, "the creator is unknown or did not sign this");
        }
    }

    private static void step3CheckTypeAndId(Headers headers) throws InvalidTransaction {
        if (headers.channel().getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            throw new InvalidTransaction(
                    TxValidationCode.UNSUPPORTED_TX_PAYLOAD, "only endorser transactions are supported");
        }
        String expected = Digests.transactionId(
                headers.signature().getNonce(), headers.signature().getCreator());
        if (!headers.transactionId().equals(expected)) {
            throw new InvalidTransaction(TxValidationCode.BAD_PROPOSAL_TXID, "expected transaction id " + expected);
        }
    }

    private static TransactionAction step4TheOneAction(Payload payload) throws InvalidTransaction {
        try {
            Transaction transaction = Transaction.parseFrom(payload.getData());
            if (transaction.getActionsCount() == 1) {
                return transaction.getActions(0);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransaction(
                    TxValidationCode.INVALID_ENDORSER_TRANSACTION, "the transaction does not parse");
        }
        throw new InvalidTransaction(TxValidationCode.INVALID_ENDORSER_TRANSACTION, "expected exactly one action");
    }

    private static ChaincodeActionPayload step4CheckProposalHash(Headers headers, TransactionAction action)
            throws InvalidTransaction {
        try {
            SignatureHeader actionHeader = SignatureHeader.parseFrom(action.getHeader());
            ChaincodeActionPayload payload = ChaincodeActionPayload.parseFrom(action.getPayload());
            ByteString expected =
                    Digests.sha256(headers.channelBytes(), action.getHeader(), payload.getChaincodeProposalPayload());
            ByteString found = ProposalResponsePayload.parseFrom(
                            payload.getAction().getProposalResponsePayload())
                    .getProposalHash();
            if (!actionHeader.getNonce().isEmpty() && !actionHeader.getCreator().isEmpty() && expected.equals(found)) {
                return payload;
            }
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransaction(TxValidationCode.INVALID_ENDORSER_TRANSACTION, "the action does not parse");
        }
        throw new InvalidTransaction(
                TxValidationCode.INVALID_ENDORSER_TRANSACTION, "the response is not that to this proposal");
    }

    private void step5RefuseDuplicate(Headers headers) throws InvalidTransaction {
        if (store.transaction(headers.transactionId()).isPresent()) {
            throw new InvalidTransaction(TxValidationCode.DUPLICATE_TXID, "the id is in an earlier block");
        }
    }

    private static ChaincodeAction step6ParseResult(ByteString responsePayload) throws InvalidTransaction {
        try {
            return ChaincodeAction.parseFrom(
                    ProposalResponsePayload.parseFrom(responsePayload).getExtension());
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransaction(TxValidationCode.BAD_RESPONSE_PAYLOAD, "the response payload does not parse");
        }
    }

    private static List<NamespaceSet> step6ParseSets(ChaincodeAction result) throws InvalidTransaction {
        try {
            List<NamespaceSet> sets = new ArrayList<>();
            Set<String> namespaces = new HashSet<>();
            for (NsReadWriteSet set :
                    TxReadWriteSet.parseFrom(result.getResults()).getNsRwsetList()) {
                if (!namespaces.add(set.getNamespace())) {
                    throw new InvalidTransaction(
                            TxValidationCode.ILLEGAL_WRITESET, "namespace " + set.getNamespace() + " twice");
                }
                KVRWSet parsed = KVRWSet.parseFrom(set.getRwset());
                // No endorser of this ledger emits these, and nothing here could validate them.
                if (set.getCollectionHashedRwsetCount() > 0
                        || parsed.getMetadataWritesCount() > 0
                        || parsed.getRangeQueriesInfoList().stream().anyMatch(range -> range.hasReadsMerkleHashes())) {
                    throw new InvalidTransaction(
                            TxValidationCode.BAD_RWSET, "private data, metadata or Merkle summaries are not supported");
                }
                sets.add(new NamespaceSet(set.getNamespace(), parsed));
            }
            return sets;
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransaction(TxValidationCode.BAD_RWSET, "the read-write set does not parse");
        }
    }

    private void step6CheckChaincode(Headers headers, ChaincodeAction result) throws InvalidTransaction {
        try {
            String name = ChaincodeHeaderExtension.parseFrom(headers.channel().getExtension())
                    .getChaincodeId()
                    .getName();
            if (!name.equals(result.getChaincodeId().getName())
                    || result.getChaincodeId().getVersion().isEmpty()
                    || !setup.chaincodes().contains(name)) {
                throw new InvalidTransaction(
                        TxValidationCode.INVALID_CHAINCODE, "chaincode " + name + " is not what was endorsed");
            }
            if (!result.getEvents().isEmpty()) {
                ChaincodeEvent event = ChaincodeEvent.parseFrom(result.getEvents());
                if (!event.getChaincodeId().equals(name)) {
                    throw new InvalidTransaction(
                            TxValidationCode.INVALID_OTHER_REASON, "the event belongs to another chaincode");
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidTransaction(
                    TxValidationCode.INVALID_OTHER_REASON, "the header extension or the event does not parse");
        }
    }

    private void step6CheckWrittenNamespaces(List<NamespaceSet> sets) throws InvalidTransaction {
        for (NamespaceSet set : sets) {
            if (set.set().getWritesCount() > 0 && !setup.chaincodes().contains(set.namespace())) {
                throw new InvalidTransaction(
                        TxValidationCode.INVALID_CHAINCODE, "namespace " + set.namespace() + " is not defined");
            }
        }
    }

    /** Every chaincode of this ledger has the channel's default policy, so one check covers all written namespaces. */
    private void step7CheckEndorsements(ChaincodeActionPayload payload) throws InvalidTransaction {
        if (!policies.isEndorsed(
                payload.getAction().getProposalResponsePayload(),
                payload.getAction().getEndorsementsList())) {
            throw new InvalidTransaction(
                    TxValidationCode.ENDORSEMENT_POLICY_FAILURE, "expected valid endorsements by a majority");
        }
    }

    /** The id of a transaction that failed so early that nobody looked at it, or nothing. */
    private static String transactionIdOf(Envelope envelope) {
        try {
            return ChannelHeader.parseFrom(
                            Payload.parseFrom(envelope.getPayload()).getHeader().getChannelHeader())
                    .getTxId();
        } catch (InvalidProtocolBufferException e) {
            return "";
        }
    }
}
