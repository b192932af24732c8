package org.countersign.gateway.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import org.countersign.gateway.data.Secret;
import org.countersign.gateway.data.SecretFiles;

/** The key that signs the embedded server's tokens: RS256, because every request verifies and RSA verifies fastest. Kept across restarts. */
final class TokenKey {
    private static final int BITS = 2048;

    private TokenKey() {}

    static RSAKey loadOrCreate(Path file, SecretFiles files, SecureRandom random) {
        var content =
                files.loadOrCreate(file, () -> Secret.ofText(create(random).toJSONString()));
        try {
            return RSAKey.parse(content.revealText());
        } catch (ParseException e) {
            // The parser's message may quote the key.
            throw new IllegalStateException("%s is not an RSA private key as JWK".formatted(file));
        }
    }

    private static RSAKey create(SecureRandom random) {
        try {
            return new RSAKeyGenerator(BITS)
                    .secureRandom(random)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make an RSA key", e);
        }
    }
}
