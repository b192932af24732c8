package org.countersign.acceptance.multipaz;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.jvm.functions.Function1;
import org.jspecify.annotations.Nullable;
import org.multipaz.credential.Credential;
import org.multipaz.crypto.EcCurve;
import org.multipaz.document.Document;
import org.multipaz.document.DocumentBadge;
import org.multipaz.document.DocumentStore;
import org.multipaz.documenttype.DocumentTypeRepository;
import org.multipaz.presentment.ConsentData;
import org.multipaz.presentment.CredentialSelection;
import org.multipaz.presentment.PresentmentSource;
import org.multipaz.request.RequestedClaim;
import org.multipaz.request.Requester;
import org.multipaz.request.RequesterIdentity;
import org.multipaz.request.TrustedRequesterIdentity;

/** A holder with one credential who agrees to show it to those whom he believes, and to nobody else. */
final class DiscreetSource extends PresentmentSource {
    private final Credential credential;
    private final Belief belief;

    /** Whether somebody who asks is believed. */
    interface Belief {
        boolean in(RequesterIdentity identity);
    }

    DiscreetSource(DocumentStore store, Credential credential, Belief belief) {
        super(store, new DocumentTypeRepository(), null, null);
        this.credential = credential;
        this.belief = belief;
    }

    @Override
    public @Nullable Object resolveTrust(
            Requester requester, Continuation<? super TrustedRequesterIdentity> continuation) {
        return null;
    }

    @Override
    public @Nullable Object showConsentPrompt(
            Requester requester,
            @Nullable TrustedRequesterIdentity trusted,
            ConsentData asked,
            List<Document> preselected,
            Function1<? super List<Document>, Unit> focus,
            Continuation<? super CredentialSelection> continuation) {
        boolean isBelieved = requester.getRequesterIdentities().stream().anyMatch(belief::in);
        List<Integer> firstOfEach = Collections.nCopies(asked.getUseCases().size(), 0);
        return isBelieved ? asked.toCredentialSelection(firstOfEach, Map.of()) : null;
    }

    @Override
    public @Nullable Object selectCredential(
            Document document,
            @Nullable List<? extends RequestedClaim> claims,
            List<? extends EcCurve> curves,
            @Nullable Credential chosen,
            Continuation<? super Credential> continuation) {
        return credential;
    }

    @Override
    public Object getBadges(Document document, Continuation<? super List<DocumentBadge>> continuation) {
        return List.of();
    }
}
