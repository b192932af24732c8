package org.countersign.counter;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words of the command line, as picocli fills them in. */
@Command(
        name = "./countersign verify",
        sortOptions = false,
        header = "Checks a certificate without a network.",
        description = {
            "",
            "Reads the code from a picture (PNG, JPEG, GIF, BMP), from the pages of a PDF, from a text file, from standard input (-), "
                    + "or takes the scanned text itself, and decides by what this desk holds: a pinned root key, the trust file, the status lists.",
            ""
        },
        footer = {
            "",
            "Example: ./countersign verify certificate.png --lang en",
            "",
            "Exit codes: 0 valid; 1 a definite no (revoked, suspended, expired, not yet valid, not trusted, wrong showing);",
            "            2 cannot tell; 3 unreadable; 64 wrong usage; 69 something that is needed is missing.",
            "            --enrol, --sync and --desk-code without a certificate: 0 done, 2 failed."
        })
final class CounterOptions {
    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE-OR-TEXT", description = "What the citizen shows.")
    @Nullable String source;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of ./countersign up; the desk's store is its counter/ folder.")
    @Nullable Path data;

    @Option(names = "--trust-store", paramLabel = "DIR", description = "The desk's store, when it lies elsewhere.")
    @Nullable Path store;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language of the sentences (default zh).")
    Language language = Language.ZH;

    @Option(names = "--json", description = "One line of JSON instead of sentences.")
    boolean json;

    @Option(
            names = "--enrol",
            description = "Pin the root key of the gateway that runs in the data folder, then fetch trust and status.")
    boolean enrol;

    @Option(names = "--sync", description = "Fetch trust and status from that gateway first.")
    boolean sync;

    @Option(
            names = "--desk-code",
            paramLabel = "DESK",
            description =
                    "Make a code that enrols the counter page of one desk, once, within ten minutes; needs no gateway.")
    @Nullable String deskCode;

    @Option(
            names = "--supervisor",
            description = "With --desk-code: the page shows the counts of all desks and makes further codes.")
    boolean supervisor;

    @Option(
            names = "--sm2",
            description =
                    "Take trust files with SM2 keys too, for networks that must use them; without it such a file is refused.")
    boolean sm2;

    @Option(
            names = {"--help", "-h"},
            usageHelp = true,
            description = "Show this page.")
    boolean help;
}
