package org.countersign.browser;

import java.security.KeyPair;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.UnverifiedLivePass;

/** A pass that names a key, and the wish to show it live with that key or with another one. */
final class ShowCase {
    private static final SignatureCheck CHECK = new JcaSignatureCheck();

    private final SmallCity city = new SmallCity(SigningKey.es256());
    private final KeyPair device = SigningKey.es256Pair();
    private final String request;

    ShowCase() throws FormatException, JsonException {
        String keep = JsonWriter.canonical(JsonObject.builder()
                .put("id", "mine")
                .put("text", city.pass(SigningKey.of(device).publicKey()))
                .put("trust", city.trust().hex())
                .put("root", city.root().hex())
                .build());
        String kept = new HolderCalls(CHECK).keep(keep);
        request = JsonWriter.canonical(JsonObject.builder()
                .put("wallet", JsonReader.readObject(kept, 1 << 20).fields().text("wallet"))
                .put("id", "mine")
                .put("now", SmallCity.NOW.getEpochSecond())
                .put("desk", "desk-1")
                .build());
    }

    ModuleCall byTheDevice() {
        return call("show", device);
    }

    ModuleCall byAnotherDevice() {
        return call("show with another key", SigningKey.es256Pair());
    }

    /** What the JVM reads out of the text that the browser made. */
    LiveShowing verified(String text) throws FormatException {
        UnverifiedLivePass live = UnverifiedLivePass.parse(text);
        return live.verify(live.pass().verify(city.issuerKey(), CHECK), CHECK);
    }

    private ModuleCall call(String name, KeyPair key) {
        return new ModuleCall(
                name, "show", request, Optional.of(Bytes.of(key.getPrivate().getEncoded())));
    }
}
