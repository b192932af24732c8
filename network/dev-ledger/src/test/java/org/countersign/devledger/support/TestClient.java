package org.countersign.devledger.support;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** The unmodified Fabric Gateway client, as the user {@code gateway} of one organisation. */
public final class TestClient implements AutoCloseable {
    public static final String CHANNEL = "countersign";

    private final ManagedChannel channel;
    private final Gateway gateway;

    public TestClient(String endpoint, String mspId, Path msp) {
        this.channel = Grpc.newChannelBuilder(endpoint, InsecureChannelCredentials.create())
                .maxInboundMessageSize(64 * 1024 * 1024)
                .build();
        this.gateway = Gateway.newInstance()
                .identity(new X509Identity(mspId, certificate(msp)))
                .signer(Signers.newPrivateKeySigner(key(msp)))
                .connection(channel)
                .connect();
    }

    public ManagedChannel channel() {
        return channel;
    }

    public Gateway gateway() {
        return gateway;
    }

    public Network network() {
        return gateway.getNetwork(CHANNEL);
    }

    public Contract contract(String chaincode) {
        return network().getContract(chaincode);
    }

    public String submit(String function, String... arguments)
            throws EndorseException, SubmitException, CommitStatusException, CommitException {
        return text(contract("test").submitTransaction(function, arguments));
    }

    public String evaluate(String function, String... arguments) throws GatewayException {
        return text(contract("test").evaluateTransaction(function, arguments));
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }

    public static X509Certificate certificate(Path msp) {
        try (Reader reader = Files.newBufferedReader(only(msp.resolve("signcerts")))) {
            return Identities.readX509Certificate(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PrivateKey key(Path msp) {
        try (Reader reader = Files.newBufferedReader(only(msp.resolve("keystore")))) {
            return Identities.readPrivateKey(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
