package org.countersign.counter.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;

/** The root's public key as PEM (RFC 7468 §13): one block, one key. */
final class RootKeyPem {
    private static final Pattern PEM = Pattern.compile(
            "\\s*-----BEGIN PUBLIC KEY-----\\s+([A-Za-z0-9+/=\\s]{1,400}?)\\s*-----END PUBLIC KEY-----\\s*");

    private RootKeyPem() {}

    static VerificationKey parse(byte[] content) throws DeskException {
        Matcher pem = PEM.matcher(new String(content, StandardCharsets.US_ASCII));
        if (!pem.matches()) {
            throw new DeskException(DeskProblem.BAD_ROOT, "expected one public key in PEM");
        }
        try {
            byte[] spki = Base64.getDecoder().decode(pem.group(1).replaceAll("\\s", ""));
            return VerificationKey.ofSpki(Bytes.of(spki));
        } catch (IllegalArgumentException | FormatException bad) {
            throw new DeskException(DeskProblem.BAD_ROOT, "expected a public key on P-256 or Ed25519", bad);
        }
    }

    static byte[] format(VerificationKey key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.spki().toArray());
        return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
