package org.countersign.format.sdjwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;

/** An SD-JWT cut at its tildes and nothing more: {@code issuer JWT~disclosure~...~} and, where there is one, the key-binding JWT. */
public record SdJwt(String issuerJwt, List<String> disclosures, Optional<String> keyBinding) {
    /** The whole text, in characters. */
    public static final int MAX_LENGTH = 1 << 17;

    public static final int MAX_DISCLOSURES = 256;

    public SdJwt {
        disclosures = List.copyOf(disclosures);
    }

    public static SdJwt parse(String text) throws FormatException {
        if (text.length() > MAX_LENGTH) {
            throw new FormatException(FormatCode.SD_TOO_LARGE, "a text of " + text.length() + " characters");
        }
        int last = text.lastIndexOf(SdJwtNames.SEPARATOR);
        if (last < 0) {
            throw new FormatException(FormatCode.SD_STRUCTURE, "expected a tilde");
        }
        int at = text.indexOf(SdJwtNames.SEPARATOR);
        String issuerJwt = text.substring(0, at);
        List<String> disclosures = new ArrayList<>();
        while (at < last) {
            int next = text.indexOf(SdJwtNames.SEPARATOR, at + 1);
            disclosures.add(text.substring(at + 1, next));
            at = next;
        }
        if (disclosures.size() > MAX_DISCLOSURES) {
            throw new FormatException(FormatCode.SD_TOO_LARGE, disclosures.size() + " disclosures");
        }
        String rest = text.substring(last + 1);
        return new SdJwt(issuerJwt, disclosures, rest.isEmpty() ? Optional.empty() : Optional.of(rest));
    }

    public String text() {
        return withoutKeyBinding() + keyBinding.orElse("");
    }

    /** What the holder's {@code sd_hash} covers: everything up to and with the last tilde. */
    String withoutKeyBinding() {
        StringBuilder text = new StringBuilder(issuerJwt).append(SdJwtNames.SEPARATOR);
        for (String disclosure : disclosures) {
            text.append(disclosure).append(SdJwtNames.SEPARATOR);
        }
        return text.toString();
    }

    /** RFC 9901 §4.3.1. */
    String sdHash(Sha256 sha256) {
        return hash(withoutKeyBinding(), sha256);
    }

    /** The hash of the issuer's part, which every presentation of one credential has in common; for ledgers and receipts. */
    public Digest issuerDigest(Sha256 sha256) {
        return sha256.digest(CompactJws.ascii(issuerJwt));
    }

    SdJwt withKeyBinding(String jwt) {
        return new SdJwt(issuerJwt, disclosures, Optional.of(jwt));
    }

    static String hash(String ascii, Sha256 sha256) {
        return Base64Codec.URL.encode(sha256.digest(CompactJws.ascii(ascii)).value());
    }
}
