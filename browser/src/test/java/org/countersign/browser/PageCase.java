package org.countersign.browser;

/** A call, and a piece of the answer that must be there. */
record PageCase(ModuleCall call, String expected) {}
