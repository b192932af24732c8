package org.countersign.acceptance.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;
import org.countersign.check.AcceptStatusList;
import org.countersign.check.AcceptTrustBundle;
import org.countersign.check.CheckContext;
import org.countersign.check.CheckPolicy;
import org.countersign.check.DeskId;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.TimeEvidence;
import org.countersign.check.TimeFloor;
import org.countersign.check.TrustRoot;
import org.countersign.check.Update;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.VerifiedTrustBundle;

/** The files that a counter took along: its pinned root, the trust bundle, and whole status lists. */
public final class DeskFolder {
    private final Path folder;

    public DeskFolder(Path folder) {
        this.folder = folder;
    }

    public Path root() {
        return folder.resolve("root.pem");
    }

    public Path trustBundle() {
        return folder.resolve("trust.cose");
    }

    /** By the number of the list. */
    public Path statusList(String number) {
        return folder.resolve("lists").resolve(number + ".cwt");
    }

    /** Everything that a check needs, verified from the pinned root on. */
    public CheckContext open(SignatureCheck signatures, Instant deviceClock) throws IOException {
        VerifiedTrustBundle trust = taken(
                new AcceptTrustBundle(pinnedRoot(), signatures).accept(bytes(trustBundle()), Optional.empty()),
                "the trust bundle");
        HeldStatusLists lists = HeldStatusLists.NONE;
        for (TrustedStatusList wanted : trust.content().statusLists()) {
            Path file = statusList(Integer.toString(wanted.list().value()));
            if (Files.exists(file)) {
                lists = lists.with(taken(
                        new AcceptStatusList(signatures).accept(bytes(file), wanted.uri(), trust, lists),
                        "status list " + wanted.list().value()));
            }
        }
        return new CheckContext(
                Optional.of(trust),
                lists,
                TimeEvidence.of(deviceClock, TimeFloor.NONE),
                new DeskId("demo-desk"),
                CheckPolicy.STANDARD);
    }

    private TrustRoot pinnedRoot() throws IOException {
        String pem = new String(bytes(root()).toArray(), StandardCharsets.US_ASCII);
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return TrustRoot.of(
                    VerificationKey.ofSpki(Bytes.of(Base64.getDecoder().decode(base64))), new JcaSha256());
        } catch (FormatException | IllegalArgumentException e) {
            throw new Failure("the root key is not a key on P-256 in PEM", e);
        }
    }

    private static <T> T taken(Update<T> update, String what) {
        return switch (update) {
            case Update.Accepted<T>(T value) -> value;
            case Update.Unchanged<T>(T value) -> value;
            case Update.Refused<T>(var reason) -> throw new Failure("the counter refused " + what + ": " + reason);
        };
    }

    private static Bytes bytes(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new Failure("the counter has no " + file.getFileName() + ": it never fetched its files");
        }
        return Bytes.of(Files.readAllBytes(file));
    }
}
