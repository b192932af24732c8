package org.countersign.acceptance.story;

/** One thing that a run does. */
public interface Step {
    /** A sentence in a person's words, in the past tense: it is printed once the step is over. */
    String sentence();

    /** Does it and tells what was found. Throws {@link Failure} when what follows makes no sense without it. */
    void run(Findings findings) throws InterruptedException;
}
