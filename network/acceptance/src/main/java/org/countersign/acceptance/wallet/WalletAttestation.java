package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonObject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * By whom a wallet is vouched for (draft-ietf-oauth-attestation-based-client-auth; OpenID4VC HAIP 1.0, section 4.4): what its maker signed, and for each request a fresh proof
 * that this installation is the one that was meant.
 */
public final class WalletAttestation {
    private static final int ID_BITS = 128;

    private final String signed;
    private final DeviceKey installation;
    private final String server;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * For one server.
     *
     * @param signed the maker's word about the key of the installation
     * @param server the identifier of the authorization server, the audience of each proof
     */
    public WalletAttestation(
            String signed, DeviceKey installation, String server, InstantSource clock, SecureRandom random) {
        this.signed = signed;
        this.installation = installation;
        this.server = server;
        this.clock = clock;
        this.random = random;
    }

    /** What goes with one request. */
    Map<String, String> headers() {
        JsonObject claims = new JsonObject()
                .add("aud", server)
                .add("iat", clock.instant().getEpochSecond())
                .add("jti", new BigInteger(ID_BITS, random).toString(Character.MAX_RADIX));
        return Map.of(
                "OAuth-Client-Attestation",
                signed,
                "OAuth-Client-Attestation-PoP",
                installation.sign("oauth-client-attestation-pop+jwt", claims));
    }
}
