package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.ShownPass;
import org.countersign.format.pass.UnverifiedLivePass;

/** Reads a live pass as a vector of the form {@code live-pass} says: first the pass inside, then the holder's word. */
final class LivePassForm implements VectorForm {
    private static final SignatureCheck SIGNATURES = new JcaSignatureCheck();

    @Override
    public JsonObject accept(JsonObject input) throws FormatException {
        VerificationKey key = VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "key")));
        String text = PublishedVector.text(input, "text");
        UnverifiedLivePass live = UnverifiedLivePass.parse(text);
        LiveShowing showing = live.verify(live.pass().verify(key, SIGNATURES), SIGNATURES);
        assertThat(ShownPass.parse(text).live()).isPresent();
        return content(live.pass().message(), showing);
    }

    static JsonObject content(Bytes pass, LiveShowing showing) {
        JsonObject json = new JsonObject().add("issuedAt", showing.issuedAt().getEpochSecond());
        showing.audience().ifPresent(desk -> json.add("desk", desk.value()));
        showing.purpose().ifPresent(purpose -> json.add("purpose", purpose.value()));
        return json.add("pass", pass.hex());
    }
}
