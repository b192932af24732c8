package org.countersign.counter.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** What agencies' systems show to use the API: a secret in a file that only the desk's user can read, made at the first start. */
final class ApiToken {
    private static final int BYTES = 32;
    private static final int MAX_LENGTH = 512;
    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    private ApiToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
    }

    static ApiToken in(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            PemFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
        }
        String secret = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (secret.length() < BYTES || secret.length() > MAX_LENGTH) {
            throw new IOException(file + ": expected a secret of " + BYTES + " to " + MAX_LENGTH + " characters");
        }
        return new ApiToken(secret);
    }

    boolean isIn(Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8))
                .filter(given -> MessageDigest.isEqual(secret, given))
                .isPresent();
    }
}
