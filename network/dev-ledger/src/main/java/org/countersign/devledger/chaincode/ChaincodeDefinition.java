package org.countersign.devledger.chaincode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chaincode that is defined on the channel, and where its process listens (chaincode as a service).
 *
 * @param name the namespace on the channel
 * @param packageId {@code label:hash}; the process must register with exactly this id
 */
public record ChaincodeDefinition(String name, String version, String packageId, String host, int port) {
    private static final Pattern TEXT =
            Pattern.compile("([^:]+):([^:]+):([^:]+:[0-9a-fA-F]+):([^:]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})");

    public ChaincodeDefinition {
        if (!name.matches("[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")) {
            throw new IllegalArgumentException("chaincode name must be letters and digits, joined by - or _: " + name);
        }
        if (version.isBlank() || packageId.isBlank()) {
            throw new IllegalArgumentException("chaincode " + name + " needs a version and a package id");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("chaincode port must be 1 to 65535: " + port);
        }
    }

    /** Reads {@code name:version:label:hash:host:port}. */
    public static ChaincodeDefinition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "expected NAME:VERSION:LABEL:HASH:HOST:PORT, for example countersign:1.0:countersign_1.0:<hex>:127.0.0.1:7052, found "
                            + text);
        }
        return new ChaincodeDefinition(
                parts.group(1), parts.group(2), parts.group(3), parts.group(4), Integer.parseInt(parts.group(5)));
    }
}
