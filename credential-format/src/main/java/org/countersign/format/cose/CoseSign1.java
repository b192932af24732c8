package org.countersign.format.cose;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cbor.Cbor;

/**
 * A COSE_Sign1 message that parsed and that nobody has verified. The payload is handed out only together with the check
 * of its signature; before that there is the key id, to find the key, and the declared type.
 */
public final class CoseSign1 {
    private final Bytes message;
    private final Bytes protectedHeader;
    private final CoseHeader header;
    private final Bytes payload;
    private final Es256Signature signature;

    CoseSign1(Bytes message, Bytes protectedHeader, CoseHeader header, Bytes payload, Es256Signature signature) {
        this.message = message;
        this.protectedHeader = protectedHeader;
        this.header = header;
        this.payload = payload;
        this.signature = signature;
    }

    public static CoseSign1 parse(Bytes message, CoseRules rules) throws FormatException {
        return new CoseReader(rules).read(message);
    }

    /** Signs a payload. Equal inputs give equal bytes as far as the signer does. */
    public static CoseSign1 sign(Bytes payload, Optional<String> type, Signer signer) {
        Map headerMap = new Map();
        headerMap.put(Cbor.integer(CoseLabels.ALGORITHM), Cbor.integer(SignatureAlgorithm.ES256.coseNumber()));
        headerMap.put(Cbor.integer(CoseLabels.KID), Cbor.bytes(signer.kid().value()));
        type.ifPresent(name -> headerMap.put(Cbor.integer(CoseLabels.TYPE), Cbor.text(name)));
        Bytes protectedHeader = Cbor.encode(headerMap);

        Es256Signature signature =
                signer.sign(toBeSigned(protectedHeader, Bytes.EMPTY, payload)).withLowS();
        DataItem message = Cbor.tagged(
                CoseLabels.TAG_SIGN1,
                Cbor.array(Cbor.bytes(protectedHeader), new Map(), Cbor.bytes(payload), Cbor.bytes(signature.value())));
        CoseHeader header = new CoseHeader(
                Optional.of((long) SignatureAlgorithm.ES256.coseNumber()),
                Optional.of(signer.kid().value()),
                type);
        return new CoseSign1(Cbor.encode(message), protectedHeader, header, payload, signature);
    }

    /** The whole message, as it is hashed and transported. */
    public Bytes message() {
        return message;
    }

    /** The key id that the message claims. It finds candidates, it proves nothing. */
    public Optional<Kid> claimedKid() {
        return header.kid().filter(kid -> kid.length() == Kid.LENGTH).map(Kid::new);
    }

    /** The same, where the rules that this message was read by already demand it. */
    public Kid requireKid() throws FormatException {
        Optional<Kid> kid = claimedKid();
        if (kid.isEmpty()) {
            throw new FormatException(FormatCode.COSE_HEADER, "expected a key id of 8 bytes");
        }
        return kid.get();
    }

    /** The media type that the message claims (header 16). */
    public Optional<String> claimedType() {
        return header.type();
    }

    public Bytes verify(VerificationKey key, SignatureCheck check) throws FormatException {
        return verify(key, check, Bytes.EMPTY);
    }

    /**
     * The payload, once its signature holds. The algorithm is the key's; a header that names another one is refused, so
     * nobody can choose a weaker one.
     */
    public Bytes verify(VerificationKey key, SignatureCheck check, Bytes externalData) throws FormatException {
        Optional<Long> algorithm = header.algorithm();
        if (algorithm.isPresent() && algorithm.get() != key.algorithm().coseNumber()) {
            throw new FormatException(FormatCode.COSE_ALGORITHM, "the header names another algorithm than the key's");
        }
        if (!check.verifies(key, toBeSigned(protectedHeader, externalData, payload), signature)) {
            throw new FormatException(FormatCode.COSE_SIGNATURE, "the signature does not hold");
        }
        return payload;
    }

    /** RFC 9052, section 4.4. An empty protected header is signed as the empty string, however it was written. */
    static Bytes toBeSigned(Bytes protectedHeader, Bytes externalData, Bytes payload) {
        return Cbor.encode(Cbor.array(
                Cbor.text(CoseLabels.SIGNATURE_CONTEXT),
                Cbor.bytes(protectedHeader),
                Cbor.bytes(externalData),
                Cbor.bytes(payload)));
    }
}
