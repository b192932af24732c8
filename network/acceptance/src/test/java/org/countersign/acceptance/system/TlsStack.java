package org.countersign.acceptance.system;

/** A stack that is served under HTTPS by an authority of its own, one for all tests that ask for it. */
public record TlsStack(RunningStack stack) {}
