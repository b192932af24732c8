package org.countersign.acceptance.bench.qr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.Purpose;
import org.countersign.format.pass.SignedPass;
import org.countersign.format.status.StatusReference;

/** Signed passes of the shipped types for invented people; the same seed gives the same bytes. */
final class SamplePasses {
    /** Any fixed day does: it only sets the dates inside. */
    private static final LocalDate ISSUED = LocalDate.of(2026, 6, 1);
    /** Where a city of millions has long left the short numbers behind. */
    private static final int LIST = 12;

    private static final Instant SHOWN = Instant.parse("2026-07-01T02:00:00Z");

    private static final int FIRST_INDEX = 700_000;
    private static final int SEARCHED = 200;
    private static final int NAME_LENGTH = 3;

    private final SeededSigner signer;
    private final SeededSigner holder;
    private final Paperwork paperwork;

    SamplePasses(long seed) throws FormatException {
        this.signer = new SeededSigner(seed);
        this.holder = new SeededSigner(~seed);
        this.paperwork = new Paperwork(new Population(seed, ISSUED), ISSUED);
    }

    SeededSigner signer() {
        return signer;
    }

    /** Passes on paper of holders whose names have three characters, as most have. */
    List<SignedPass> of(PaperKind kind, int count) throws FormatException {
        return passes(kind, count, Optional.empty());
    }

    /** The same people's passes shown live, by the device whose key is in the pass; bound to a desk and a purpose, or to neither. */
    List<LivePass> live(PaperKind kind, int count, boolean bound) throws FormatException {
        LiveShowing showing = new LiveShowing(
                SHOWN,
                bound ? Optional.of(new Audience("desk-07")) : Optional.empty(),
                bound ? Optional.of(new Purpose("entry")) : Optional.empty());
        List<LivePass> shown = new ArrayList<>();
        for (SignedPass pass : passes(kind, count, Optional.of(holder.key()))) {
            shown.add(LivePass.present(pass.message(), showing, holder));
        }
        return shown;
    }

    private List<SignedPass> passes(PaperKind kind, int count, Optional<VerificationKey> holderKey)
            throws FormatException {
        ShippedType type = ShippedType.of(kind);
        List<Paper> papers = paperwork
                .papers(kind, SEARCHED)
                .filter(paper -> name(paper).length() == NAME_LENGTH)
                .limit(count)
                .toList();
        List<SignedPass> passes = new ArrayList<>();
        for (Paper paper : papers) {
            StatusReference status = StatusReference.of(LIST, FIRST_INDEX + passes.size());
            passes.add(type.pass(paper, ISSUED, status, holderKey, signer));
        }
        return passes;
    }

    private static String name(Paper paper) {
        return paper.field(paper.kind() == PaperKind.SOLE_TRADER ? "operatorName" : "holderName");
    }
}
