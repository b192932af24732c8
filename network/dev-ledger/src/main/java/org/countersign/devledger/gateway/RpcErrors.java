package org.countersign.devledger.gateway;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** Errors as Fabric's gateway sends them: code, text, and one detail per peer that was tried. */
final class RpcErrors {
    private RpcErrors() {}

    static String unknownChannel(String channelId) {
        return "failed to get config for channel [" + channelId + "]: could not get last config for channel "
                + channelId;
    }

    static StatusRuntimeException of(Code code, String message) {
        return of(code, message, List.of());
    }

    static StatusRuntimeException of(Code code, String message, List<ErrorDetail> details) {
        com.google.rpc.Status.Builder status =
                com.google.rpc.Status.newBuilder().setCode(code.getNumber()).setMessage(message);
        details.forEach(detail -> status.addDetails(Any.pack(detail)));
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
