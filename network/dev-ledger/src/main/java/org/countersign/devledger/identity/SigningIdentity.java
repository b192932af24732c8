package org.countersign.devledger.identity;

import com.google.protobuf.ByteString;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** An identity that can sign: a peer of this process, or a user whose folder was read. */
public final class SigningIdentity {
    private final String mspId;
    private final PrivateKey key;
    private final ByteString serialized;

    SigningIdentity(String mspId, X509Certificate certificate, PrivateKey key) {
        this.mspId = mspId;
        this.key = key;
        this.serialized = SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(PemFiles.pem(certificate)))
                .build()
                .toByteString();
    }

    public String mspId() {
        return mspId;
    }

    /** The bytes that name this identity on the wire. */
    public ByteString serialized() {
        return serialized;
    }

    public ByteString sign(ByteString message) {
        return ByteString.copyFrom(EcdsaSignatures.sign(key, message.toByteArray()));
    }
}
