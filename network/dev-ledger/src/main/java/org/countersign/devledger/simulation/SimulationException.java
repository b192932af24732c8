package org.countersign.devledger.simulation;

/** The chaincode asked for something that a transaction may not do. The text is Fabric's. */
public final class SimulationException extends Exception {
    private static final long serialVersionUID = 1L;

    public SimulationException(String message) {
        super(message);
    }
}
