package org.countersign.browser;

/** One call of a function that the module exports. */
record ModuleCall(String name, String function, String argument) {}
