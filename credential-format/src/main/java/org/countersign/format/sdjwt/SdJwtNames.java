package org.countersign.format.sdjwt;

import java.util.Set;
import org.countersign.format.jose.JwtNames;

/** Names of RFC 9901 and of draft-ietf-oauth-sd-jwt-vc (read between -18 and -19), declared once because the draft still moves. */
public final class SdJwtNames {
    /** {@code typ} of an SD-JWT VC; its media type is {@code application/} and this. */
    public static final String TYPE = "dc+sd-jwt";

    public static final String MEDIA_TYPE = "application/" + TYPE;
    public static final String KEY_BINDING_TYPE = "kb+jwt";

    static final char SEPARATOR = '~';
    static final String DIGESTS = "_sd";
    static final String HASH = "_sd_alg";
    static final String ELEMENT = "...";
    static final String SHA_256 = "sha-256";
    static final String SD_HASH = "sd_hash";

    /** Of OpenID4VP 1.0, appendix B.3.3.1: what the holder says about transaction data in a key-binding JWT. */
    static final String TRANSACTION_HASHES = "transaction_data_hashes";

    static final String TRANSACTION_HASHES_ALGORITHM = "transaction_data_hashes_alg";

    static final String VCT = "vct";
    static final String VCT_INTEGRITY = "vct#integrity";
    static final String ALSO_KNOWN_AS = "aka_vcts";
    static final String STATUS = "status";
    static final String STATUS_LIST = "status_list";
    static final String STATUS_INDEX = "idx";
    static final String STATUS_URI = "uri";

    /** Claims that decide whether the rest may be believed: they are never disclosed selectively (SD-JWT VC, section 3.2.2). */
    static final Set<String> NEVER_DISCLOSED = Set.of(
            JwtNames.ISSUER,
            JwtNames.NOT_BEFORE,
            JwtNames.EXPIRES_AT,
            JwtNames.CONFIRMATION,
            VCT,
            VCT_INTEGRITY,
            ALSO_KNOWN_AS,
            STATUS);

    private SdJwtNames() {}
}
