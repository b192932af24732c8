package org.countersign.devledger.identity;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** The MSPs of a channel together: turns identity bytes into identities. */
public final class ChannelMembers {
    /** Certificates seen lately. When full it is emptied: a flood of strangers costs time, not memory. */
    private static final int CACHE_LIMIT = 1000;
    /** An identity is a certificate and a name; whatever is larger is not worth remembering. */
    private static final int CACHED_BYTES = 8 * 1024;

    private final Map<String, Msp> msps = new LinkedHashMap<>();
    private final Map<ByteString, IdentityCheck> cache = new ConcurrentHashMap<>();
    private final VerifiedSignatures verified = new VerifiedSignatures();

    public ChannelMembers(List<Msp> msps) {
        msps.forEach(msp -> this.msps.put(msp.mspId(), msp));
    }

    public List<Msp> msps() {
        return new ArrayList<>(msps.values());
    }

    public int size() {
        return msps.size();
    }

    /** Whether the signature over the message is this identity's, and low in s. */
    public boolean hasSigned(Identity identity, ByteString message, ByteString signature) {
        return verified.verify(identity.certificate().getPublicKey(), message, signature);
    }

    /** Signs as a node of this process, so that nobody here needs to verify it again. */
    public ByteString sign(SigningIdentity node, ByteString message) {
        ByteString signature = node.sign(message);
        if (check(node.serialized()) instanceof IdentityCheck.Known(Identity identity)) {
            verified.remember(identity.certificate().getPublicKey(), message, signature);
        }
        return signature;
    }

    /** Turns the bytes that name somebody into an identity, if they are a member. */
    public IdentityCheck check(ByteString serializedIdentity) {
        IdentityCheck known = cache.get(serializedIdentity);
        if (known != null) {
            return known;
        }
        IdentityCheck result = checkAnew(serializedIdentity);
        if (result instanceof IdentityCheck.Known && serializedIdentity.size() <= CACHED_BYTES) {
            if (cache.size() >= CACHE_LIMIT) {
                cache.clear();
            }
            cache.put(serializedIdentity, result);
        }
        return result;
    }

    private IdentityCheck checkAnew(ByteString serializedIdentity) {
        SerializedIdentity parsed;
        X509Certificate certificate;
        try {
            parsed = SerializedIdentity.parseFrom(serializedIdentity);
            certificate = PemFiles.parseCertificate(parsed.getIdBytes().newInput());
        } catch (InvalidProtocolBufferException | CertificateException e) {
            return new IdentityCheck.Unknown("the identity does not parse: " + e.getMessage());
        } catch (RuntimeException e) {
            // Strangers feed the JDK's parser here, and a block must be validated whatever it holds.
            return new IdentityCheck.Unknown("the identity does not parse: " + e);
        }
        Msp msp = msps.get(parsed.getMspid());
        return msp == null
                ? new IdentityCheck.Unknown("MSP " + parsed.getMspid() + " is unknown")
                : msp.check(certificate);
    }
}
