package org.countersign.browser;

import java.time.Instant;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.UnverifiedLivePass;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.pass.VerifiedPass;

/** Reads counter passes, and live showings of them. */
final class ReadPass {
    private final SignatureCheck signatures;

    ReadPass(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    JsonObject counterPass(JsonFields input) throws JsonException, FormatException {
        VerifiedPass pass = UnverifiedPass.parse(input.text("text")).verify(ReadCall.key(input, "key"), signatures);
        JsonObject.Builder fields = JsonObject.builder();
        for (PassField field : pass.fields(ProfileValues.profile(input))) {
            fields.put(field.name(), field.value());
        }
        return JsonObject.builder()
                .put("kid", pass.kid().hex())
                .put("type", pass.type().value())
                .put("list", pass.status().list().value())
                .put("index", pass.status().index().value())
                .put("firstDay", pass.validFrom().toString())
                .putInteger("expiresAt", pass.expiresAt().map(Instant::getEpochSecond))
                .put("fields", fields.build())
                .build();
    }

    JsonObject livePass(JsonFields input) throws JsonException, FormatException {
        UnverifiedLivePass live = UnverifiedLivePass.parse(input.text("text"));
        VerifiedPass pass = live.pass().verify(ReadCall.key(input, "key"), signatures);
        LiveShowing showing = live.verify(pass, signatures);
        return JsonObject.builder()
                .put("issuedAt", showing.issuedAt().getEpochSecond())
                .putText("desk", showing.audience().map(desk -> desk.value()))
                .putText("purpose", showing.purpose().map(purpose -> purpose.value()))
                .put("pass", pass.message().hex())
                .build();
    }
}
