package org.countersign.chaincode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.countersign.format.ledger.BatchError;
import org.countersign.format.ledger.BatchException;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * The arguments of a call, as bytes: the shim's strings would hide broken UTF-8 behind replacement characters. The first argument of a
 * proposal is the name of the function.
 */
final class Arguments {
    private Arguments() {}

    static byte[] only(ChaincodeStub stub) throws BatchException {
        return all(stub, 1).get(0);
    }

    /** An argument that is an id. */
    static <T> T id(ChaincodeStub stub, int index, int count, Function<String, T> parse) throws BatchException {
        try {
            return parse.apply(new String(all(stub, count).get(index), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException bad) {
            throw new BatchException(BatchError.MALFORMED_ARGUMENT, "argument " + (index + 1) + " is not an id", bad);
        }
    }

    private static List<byte[]> all(ChaincodeStub stub, int count) throws BatchException {
        List<byte[]> arguments = stub.getArgs();
        if (arguments.size() != count + 1) {
            throw new BatchException(BatchError.MALFORMED_ARGUMENT, "expected " + count + " arguments");
        }
        return arguments.subList(1, arguments.size());
    }
}
