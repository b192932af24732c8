package org.countersign.gateway.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import org.countersign.check.AcceptStatusList;
import org.countersign.check.AcceptTrustBundle;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.CheckPolicy;
import org.countersign.check.CheckResult;
import org.countersign.check.DeskId;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.PresentationCheck;
import org.countersign.check.PresentationExpectation;
import org.countersign.check.TimeEvidence;
import org.countersign.check.TimeFloor;
import org.countersign.check.TrustRoot;
import org.countersign.check.Update;
import org.countersign.check.Verdict;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.VerifiedTrustBundle;
import org.countersign.gateway.Api;
import org.countersign.gateway.issuance.Officer;

/** A counter that has just fetched everything. */
public final class TestDesk {
    private final JcaSignatureCheck signatures = new JcaSignatureCheck();
    private final Api counter;

    public TestDesk(Api api) {
        this.counter = api.as("counter-1");
    }

    public Verdict verdict(String pass) {
        return checked(pass).verdict();
    }

    CheckResult checked(String pass) {
        return new Check(signatures).check(pass, context());
    }

    /** What somebody shows from a wallet, for a request of this desk. */
    public Verdict presented(String presentation, PresentationExpectation expected) {
        return new PresentationCheck(signatures, new JcaSha256())
                .check(presentation, context(), expected)
                .verdict();
    }

    private CheckContext context() {
        var trust = bundle();
        var floor = TimeFloor.NONE.raisedBy(trust);
        var lists = new ArrayList<VerifiedStatusList>();
        for (var list : trust.content().statusLists()) {
            var update = new AcceptStatusList(signatures)
                    .accept(
                            file("/api/v1/status-lists/" + list.list().value()),
                            list.uri(),
                            trust,
                            HeldStatusLists.NONE);
            lists.add(((Update.Accepted<VerifiedStatusList>) update).value());
        }
        return new CheckContext(
                Optional.of(trust),
                HeldStatusLists.of(lists),
                TimeEvidence.of(Instant.now(), floor),
                new DeskId("desk-1"),
                CheckPolicy.STANDARD);
    }

    public VerifiedTrustBundle bundle() {
        var update = new AcceptTrustBundle(root(), signatures).accept(file("/api/v1/trust/bundle"), Optional.empty());
        return ((Update.Accepted<VerifiedTrustBundle>) update).value();
    }

    TrustRoot root() {
        var pem = counter.get("/api/v1/trust/root").text();
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        try {
            return TrustRoot.of(VerificationKey.ofSpki(Bytes.of(der)), new JcaSha256());
        } catch (FormatException e) {
            throw new AssertionError(e);
        }
    }

    Bytes file(String path) {
        Officer.eventually(() -> counter.get(path).status() == 200);
        return Bytes.of(counter.get(path).raw().body());
    }
}
