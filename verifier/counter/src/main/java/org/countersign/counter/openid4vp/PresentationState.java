package org.countersign.counter.openid4vp;

import java.util.List;

/** How far a request has come. It only moves forward, and ends once. */
public sealed interface PresentationState {
    /** The link was given out; no wallet has fetched the request. */
    record Started() implements PresentationState {}

    /** A wallet knows what is asked. */
    record Fetched() implements PresentationState {}

    /** An answer is being checked; a second one is refused. */
    record Checking() implements PresentationState {}

    /** Good, and given out only to the browser that began: it has to come back with the response code. */
    record AwaitingBrowser(Answered answer, String responseCode) implements PresentationState {}

    /** Somebody else's browser came back: what was presented does not count. */
    record OtherBrowser() implements PresentationState {}

    /** Nobody answered in time. */
    record Expired() implements PresentationState {}

    /** What the wallet said in the end. */
    sealed interface Answered extends PresentationState {}

    /**
     * Checked, and recorded.
     *
     * @param receipt as it was signed and kept
     */
    record Checked(List<CheckedPresentation> presentations, String receipt) implements Answered {
        public Checked {
            presentations = List.copyOf(presentations);
        }

        public boolean isAccepted() {
            return presentations.stream().allMatch(CheckedPresentation::isAccepted);
        }
    }

    /** The holder or the wallet said no, with a code of OpenID4VP 1.0, section 8.5, or of its own. */
    record Declined(String error) implements Answered {}
}
