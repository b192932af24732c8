package org.countersign.devledger.ordering;

import org.hyperledger.fabric.protos.common.Status;

/** The ordering service's answer to an envelope: SUCCESS means that it is on disk and will be in a block. */
public record BroadcastResult(Status status, String info) {
    static final BroadcastResult SUCCESS = new BroadcastResult(Status.SUCCESS, "");
}
