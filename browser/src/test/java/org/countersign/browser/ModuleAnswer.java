package org.countersign.browser;

/** What the browser answered to one call, or with what it failed, and how long it took. */
sealed interface ModuleAnswer {
    String name();

    long micros();

    record Answered(String name, String json, long micros) implements ModuleAnswer {}

    record Failed(String name, String message, long micros) implements ModuleAnswer {}
}
