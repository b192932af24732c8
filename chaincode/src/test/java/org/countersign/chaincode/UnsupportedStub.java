package org.countersign.chaincode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** A stub that answers nothing: whatever the contracts do not need must not be called. */
abstract class UnsupportedStub implements ChaincodeStub {
    @Override
    public List<byte[]> getArgs() {
        throw unsupported();
    }

    @Override
    public List<String> getStringArgs() {
        throw unsupported();
    }

    @Override
    public String getFunction() {
        throw unsupported();
    }

    @Override
    public List<String> getParameters() {
        throw unsupported();
    }

    @Override
    public String getTxId() {
        throw unsupported();
    }

    @Override
    public String getChannelId() {
        throw unsupported();
    }

    @Override
    public Chaincode.Response invokeChaincode(String p1, List<byte[]> p2, String p3) {
        throw unsupported();
    }

    @Override
    public byte[] getState(String p1) {
        throw unsupported();
    }

    @Override
    public byte[] getStateValidationParameter(String p1) {
        throw unsupported();
    }

    @Override
    public void putState(String p1, byte[] p2) {
        throw unsupported();
    }

    @Override
    public void setStateValidationParameter(String p1, byte[] p2) {
        throw unsupported();
    }

    @Override
    public void delState(String p1) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByRange(String p1, String p2) {
        throw unsupported();
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByRangeWithPagination(
            String p1, String p2, int p3, String p4) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String p1) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String p1, String... p2) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(CompositeKey p1) {
        throw unsupported();
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(
            CompositeKey p1, int p2, String p3) {
        throw unsupported();
    }

    @Override
    public CompositeKey createCompositeKey(String p1, String... p2) {
        throw unsupported();
    }

    @Override
    public CompositeKey splitCompositeKey(String p1) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getQueryResult(String p1) {
        throw unsupported();
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getQueryResultWithPagination(String p1, int p2, String p3) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyModification> getHistoryForKey(String p1) {
        throw unsupported();
    }

    @Override
    public byte[] getPrivateData(String p1, String p2) {
        throw unsupported();
    }

    @Override
    public byte[] getPrivateDataHash(String p1, String p2) {
        throw unsupported();
    }

    @Override
    public byte[] getPrivateDataValidationParameter(String p1, String p2) {
        throw unsupported();
    }

    @Override
    public void putPrivateData(String p1, String p2, byte[] p3) {
        throw unsupported();
    }

    @Override
    public void setPrivateDataValidationParameter(String p1, String p2, byte[] p3) {
        throw unsupported();
    }

    @Override
    public void delPrivateData(String p1, String p2) {
        throw unsupported();
    }

    @Override
    public void purgePrivateData(String p1, String p2) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByRange(String p1, String p2, String p3) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String p1, String p2) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String p1, CompositeKey p2) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String p1, String p2, String... p3) {
        throw unsupported();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataQueryResult(String p1, String p2) {
        throw unsupported();
    }

    @Override
    public void setEvent(String p1, byte[] p2) {
        throw unsupported();
    }

    @Override
    public ChaincodeEvent getEvent() {
        throw unsupported();
    }

    @Override
    public SignedProposal getSignedProposal() {
        throw unsupported();
    }

    @Override
    public Instant getTxTimestamp() {
        throw unsupported();
    }

    @Override
    public byte[] getCreator() {
        throw unsupported();
    }

    @Override
    public Map<String, byte[]> getTransient() {
        throw unsupported();
    }

    @Override
    public byte[] getBinding() {
        throw unsupported();
    }

    @Override
    public String getMspId() {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("the contracts do not use this");
    }
}
