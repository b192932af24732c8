package org.countersign.devledger.endorse;

/** A proposal that is refused before anything is simulated: the client's fault, so no other peer is asked. */
public final class ProposalRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public ProposalRejected(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Fabric's text. */
    public String reason() {
        return reason;
    }
}
