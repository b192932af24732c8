package org.countersign.devledger.chaincode;

import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Response;

/** What a chaincode returned, success or not, and the event that it set last. */
public record ChaincodeResult(Response response, Optional<ChaincodeEvent> event) {}
