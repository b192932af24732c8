package org.countersign.check;

import org.countersign.format.Names;

/** A verdict in words: for the clerk, for the citizen, and what to do next. */
public record Message(Names clerk, Names citizen, Names nextStep) {}
