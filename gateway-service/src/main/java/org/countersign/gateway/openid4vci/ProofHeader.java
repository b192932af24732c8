package org.countersign.gateway.openid4vci;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.StrictJson;
import org.countersign.format.x509.CertificateKey;
import org.countersign.gateway.protocol.OpenId4Vci;

/**
 * What the header of a {@code jwt} proof says of its key (OpenID4VCI 1.0, appendix F.1). Here alone a key inside a token counts: that its owner holds it is all that is
 * to be shown. {@code kid} would be a DID, and none is supported, so it is refused.
 */
record ProofHeader(VerificationKey key, Optional<String> attestation) {
    private static final int LARGEST_BYTES = 1 << 15;
    private static final String JWK = "jwk";
    private static final String X5C = "x5c";
    private static final Set<String> KEYS = Set.of(JWK, X5C, "kid", "trust_chain");

    /** Reads a token whose form was checked before ({@link CompactJws#parse}). */
    static ProofHeader read(String token) throws FormatException {
        var json = Base64Codec.URL.decode(token.substring(0, token.indexOf('.')));
        var object = StrictJson.object(json, LARGEST_BYTES);
        var header = new JsonClaims(object, FormatCode.JWS_HEADER);
        var named = new TreeSet<>(object.members().keySet());
        named.retainAll(KEYS);
        if (named.size() != 1) {
            throw new FormatException(FormatCode.JWS_HEADER, "expected exactly one of jwk and x5c");
        }
        var key = switch (named.first()) {
            case JWK -> Jwk.read(header.objectOf(JWK));
            case X5C ->
                CertificateKey.of(CompactJws.parse(token, OpenId4Vci.PROOF_TYPE, token.length())
                        .header()
                        .certificates()
                        .getFirst());
            default -> throw new FormatException(FormatCode.JWS_HEADER, "expected jwk or x5c");
        };
        return new ProofHeader(key, header.optionalText(OpenId4Vci.KEY_ATTESTATION));
    }
}
