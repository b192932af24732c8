package org.countersign.browser;

import java.time.Instant;
import org.countersign.check.TimeFloor;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonReader;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.UnverifiedTrustBundle;
import org.countersign.holder.Wallet;
import org.countersign.holder.WalletCodec;

/** What more than one request has. */
final class RequestValues {
    /** Room for the largest trust bundle and a dozen of the largest status lists, in hex. */
    static final int MAX_CHARS = 1 << 26;

    private RequestValues() {}

    /** The whole request; what is none is refused. */
    static <T> T read(String requestJson, JsonFields.Parser<T> parse) throws JsonException {
        return JsonReader.readObject(requestJson, MAX_CHARS).read(parse);
    }

    static Showing showing(String name) {
        return Showing.ofWireName(name).orElseThrow(() -> new IllegalArgumentException("an unknown way of showing"));
    }

    static TimeFloor floor(JsonFields fields) throws JsonException {
        return fields.optionalInteger("floor", seconds -> new TimeFloor(Instant.ofEpochSecond(seconds)))
                .orElse(TimeFloor.NONE);
    }

    static Wallet wallet(JsonFields fields) throws JsonException {
        return WalletCodec.read(fields.text("wallet"));
    }

    /** A page that stores nothing yet begins with an empty one. */
    static Wallet walletOrEmpty(JsonFields fields) throws JsonException {
        return fields.has("wallet") ? wallet(fields) : Wallet.EMPTY;
    }

    /** The bundle under which something new is kept; one that is not of the root is a mistake of the page. */
    static TrustBundle trust(Bytes bundle, Bytes root, SignatureCheck signatures) throws FormatException {
        return UnverifiedTrustBundle.parse(bundle)
                .verify(VerificationKey.ofSpki(root), signatures, AlgorithmProfile.WITH_SM2)
                .content();
    }
}
