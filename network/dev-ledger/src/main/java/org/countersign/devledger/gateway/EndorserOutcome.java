package org.countersign.devledger.gateway;

import org.hyperledger.fabric.protos.peer.ProposalResponse;

/** How the gateway reads a peer's response to a proposal. */
sealed interface EndorserOutcome {
    record Endorsed(ProposalResponse response) implements EndorserOutcome {}

    /** The peer itself failed: another one may do better. */
    record PeerFailed(String message) implements EndorserOutcome {}

    /** The chaincode said no: so will every other peer. */
    record ChaincodeRefused(String message) implements EndorserOutcome {}

    static EndorserOutcome of(ProposalResponse response) {
        int status = response.getResponse().getStatus();
        if (status >= 200 && status < 400) {
            return new Endorsed(response);
        }
        String message = response.getResponse().getMessage();
        return response.getPayload().isEmpty() && status == 500
                ? new PeerFailed(message)
                : new ChaincodeRefused("chaincode response " + status + ", " + message);
    }
}
