package org.countersign.gateway.ledger.fabric;

import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.gateway.ledger.Ledger;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * Tells a chaincode that said no from everything else that can go wrong. The gateway service reports both with the same status and keeps the chaincode's words in
 * the message or a detail: {@code chaincode response <status>, <code>: <text>}.
 */
record ChaincodeRefusal(String code, String message) {
    private static final Pattern RESPONSE = Pattern.compile("chaincode response (\\d{3}), (.*)", Pattern.DOTALL);
    private static final Pattern CODED = Pattern.compile("([A-Z][A-Z0-9_]{2,63})(?:$|[:,. ].*)", Pattern.DOTALL);

    static Optional<ChaincodeRefusal> in(GatewayException thrown) {
        return in(thrown.getStatus(), thrown.getDetails());
    }

    static Optional<ChaincodeRefusal> in(Status status, List<ErrorDetail> details) {
        var texts = Stream.concat(
                details.stream().map(ErrorDetail::getMessage), Stream.ofNullable(status.getDescription()));
        return texts.map(ChaincodeRefusal::in).flatMap(Optional::stream).findFirst();
    }

    /** In what one peer said. */
    static Optional<ChaincodeRefusal> in(String text) {
        return Optional.of(RESPONSE.matcher(text)).filter(Matcher::find).map(response -> of(response.group(2)));
    }

    private static ChaincodeRefusal of(String message) {
        var coded = CODED.matcher(message);
        return new ChaincodeRefusal(coded.matches() ? coded.group(1) : Ledger.CHAINCODE_FAILED, message);
    }
}
