package org.countersign.format.cose;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;

/**
 * A COSE_Sign1 message that parsed and that nobody has verified. The payload is handed out only together with the check
 * of its signature; before that there is the key id, to find the key, and the declared type.
 */
public final class CoseSign1 {
    private final Bytes message;
    private final CoseRules rules;
    private final Bytes protectedHeader;
    private final CoseHeader header;
    private final Bytes payload;
    private final RawSignature signature;

    CoseSign1(
            Bytes message,
            CoseRules rules,
            Bytes protectedHeader,
            CoseHeader header,
            Bytes payload,
            RawSignature signature) {
        this.message = message;
        this.rules = rules;
        this.protectedHeader = protectedHeader;
        this.header = header;
        this.payload = payload;
        this.signature = signature;
    }

    public static CoseSign1 parse(Bytes message, CoseRules rules) throws FormatException {
        return new CoseReader(rules).read(message);
    }

    /** Signs a payload under the signer's key id. Equal inputs give equal bytes as far as the signer does. */
    public static CoseSign1 sign(Bytes payload, Optional<String> type, Signer signer) {
        Map header = header(signer);
        header.put(Cbor.integer(CoseLabels.KID), Cbor.bytes(signer.kid().value()));
        type.ifPresent(name -> header.put(Cbor.integer(CoseLabels.TYPE), Cbor.text(name)));
        Optional<Bytes> kid = Optional.of(signer.kid().value());
        return sign(payload, header, new CoseHeader(algorithm(signer), kid, type, Optional.empty()), signer);
    }

    /** Signs a payload with the key that is confirmed by a CWT; the CWT travels in the protected header (RFC 9528). */
    public static CoseSign1 signAsHolder(Bytes payload, Bytes kcwt, Signer holder) throws FormatException {
        Map header = header(holder);
        header.put(Cbor.integer(CoseLabels.KCWT), Cbor.decode(kcwt, CborRules.DETERMINISTIC));
        CoseHeader known = new CoseHeader(algorithm(holder), Optional.empty(), Optional.empty(), Optional.of(kcwt));
        return sign(payload, header, known, holder);
    }

    private static CoseSign1 sign(Bytes payload, Map headerMap, CoseHeader header, Signer signer) {
        Bytes protectedHeader = Cbor.encode(headerMap);
        RawSignature signature =
                signer.algorithm().canonical(signer.sign(toBeSigned(protectedHeader, Bytes.EMPTY, payload)));
        DataItem message = Cbor.tagged(
                CoseLabels.TAG_SIGN1,
                Cbor.array(Cbor.bytes(protectedHeader), new Map(), Cbor.bytes(payload), Cbor.bytes(signature.value())));
        return new CoseSign1(Cbor.encode(message), CoseRules.COUNTERSIGN, protectedHeader, header, payload, signature);
    }

    private static Map header(Signer signer) {
        Map header = new Map();
        header.put(
                Cbor.integer(CoseLabels.ALGORITHM),
                Cbor.integer(signer.algorithm().coseNumber()));
        return header;
    }

    private static Optional<Long> algorithm(Signer signer) {
        return Optional.of((long) signer.algorithm().coseNumber());
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

    /** The CWT in whose name a holder signed (header 13): the message inside, as unverified as this one. */
    public Optional<Bytes> claimedKcwt() {
        return header.kcwt();
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
     * nobody can choose a weaker one. Refuses with {@code COSE_ALGORITHM_LACKING} where the check has no such algorithm:
     * that says nothing about the message.
     */
    public Bytes verify(VerificationKey key, SignatureCheck check, Bytes externalData) throws FormatException {
        Optional<Long> algorithm = header.algorithm();
        if (algorithm.isPresent() && algorithm.get() != key.algorithm().coseNumber()) {
            throw new FormatException(FormatCode.COSE_ALGORITHM, "the header names another algorithm than the key's");
        }
        if (!check.supports(key.algorithm())) {
            throw new FormatException(FormatCode.COSE_ALGORITHM_LACKING, "no check for " + key.algorithm() + " here");
        }
        if (!hasForm(key.algorithm())) {
            throw new FormatException(FormatCode.COSE_SIGNATURE_FORM, "out of the range of " + key.algorithm());
        }
        if (!check.verifies(key, toBeSigned(protectedHeader, externalData, payload), signature)) {
            throw new FormatException(FormatCode.COSE_SIGNATURE, "the signature does not hold");
        }
        return payload;
    }

    private boolean hasForm(SignatureAlgorithm algorithm) {
        return switch (rules) {
            case COUNTERSIGN -> algorithm.isCanonical(signature);
            case STANDARD -> algorithm.isWellFormed(signature);
        };
    }

    /** RFC 9052, section 4.4. An empty protected header is signed as the empty string, however it was written. */
    static Bytes toBeSigned(Bytes protectedHeader, Bytes externalData, Bytes payload) {
        return SigStructure.of(protectedHeader, externalData, payload);
    }
}
