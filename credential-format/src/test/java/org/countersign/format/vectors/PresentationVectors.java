package org.countersign.format.vectors;

import com.eclipsesource.json.JsonObject;
import java.util.List;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;

/** Form {@code presentation}: from a presentation of an SD-JWT VC to a verdict. The check itself is another module. */
final class PresentationVectors implements VectorSource {
    static final String FORM = "presentation";
    private static final SdJwt ISSUED = Credentials.issued();
    private static final KeyBindingRequest REQUEST = new KeyBindingRequest(Credentials.AUDIENCE, Credentials.NONCE);

    @Override
    public List<PublishedVector> vectors() {
        SdJwt stranger = new SdJwt(ISSUED.issuerJwt(), ISSUED.disclosures().subList(1, 2), ISSUED.keyBinding());
        String bound = Credentials.bound(ISSUED);
        String binding = bound.substring(bound.lastIndexOf('~') + 1);
        return List.of(
                vector("good-answer", "A wallet answers the desk's request.", 16, bound, "VALID", "LIVE"),
                bad("other-token", "A token of another type.", 1, "UNREADABLE", "NOT_OURS", binding + "~"),
                bad("damaged", "A token of two parts.", 1, "UNREADABLE", "DAMAGED", "e30.e30~"),
                bad(
                        "unknown-issuer",
                        "An issuer that the bundle does not have.",
                        5,
                        "NOT_TRUSTED",
                        "UNKNOWN_ISSUER",
                        JoseParts.withHeader(JoseParts.header(JoseParts.TYPE, FixedKey.STRANGER), "{\"vct\":\"a\"}")),
                bad(
                        "holder-missing",
                        "A credential without holder and status is none of ours.",
                        8,
                        "UNREADABLE",
                        "CONTENT_UNKNOWN",
                        JoseParts.sdJwt("{\"vct\":\"a\"}")),
                bad("unbound", "Nothing proves who shows it.", 12, "WRONG_SHOWING", "LIVE_NEEDED", ISSUED.text()),
                bad(
                        "other-device",
                        "Another device signed.",
                        12,
                        "WRONG_SHOWING",
                        "HOLDER_NOT_PROVEN",
                        Credentials.bound(ISSUED, REQUEST, CheckCase.NOW, FixedKey.STRANGER)),
                bad(
                        "disclosure-dropped",
                        "One disclosure fewer than the holder signed.",
                        12,
                        "WRONG_SHOWING",
                        "HOLDER_NOT_PROVEN",
                        stranger.text() + binding),
                bad(
                        "replayed",
                        "The answer to an earlier request.",
                        12,
                        "WRONG_SHOWING",
                        "OTHER_REQUEST",
                        Credentials.bound(
                                ISSUED,
                                new KeyBindingRequest(Credentials.AUDIENCE, "earlier"),
                                CheckCase.NOW,
                                JoseParts.HOLDER)),
                bad(
                        "too-old",
                        "Signed an hour ago.",
                        12,
                        "WRONG_SHOWING",
                        "SHOWING_TOO_OLD",
                        Credentials.bound(ISSUED, REQUEST, CheckCase.NOW - 3600, JoseParts.HOLDER)));
    }

    private static PublishedVector bad(
            String name, String about, int step, String verdict, String reason, String presentation) {
        return vector(PublishedVector.BAD + name, about, step, presentation, verdict, reason);
    }

    private static PublishedVector vector(
            String name, String about, int step, String presentation, String verdict, String reason) {
        JsonObject input = CheckCase.good().json();
        input.remove("text");
        input.add("presentation", presentation)
                .add("audience", Credentials.AUDIENCE)
                .add("nonce", Credentials.NONCE)
                .add("longestAgeSeconds", 300)
                .add("vctBase", Credentials.BASE);
        return new PublishedVector(
                FORM,
                name,
                about,
                "check-steps, a presentation, step " + step,
                input,
                new JsonObject().add("verdict", verdict).add("reason", reason));
    }
}
