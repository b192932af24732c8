package org.countersign.counter;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.countersign.counter.sync.TrustSource;

/**
 * All that the command takes from the machine around it.
 *
 * @param data the data folder when none is named
 * @param coloured whether somebody looks at a terminal and wants colours
 * @param signatures checks signatures, and knows by which provider
 * @param gateway the way to the gateway of a data folder; used for enrolment and synchronisation only
 */
record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        InstantSource clock,
        SecureRandom random,
        Path data,
        boolean coloured,
        LocalSignatureCheck signatures,
        TrustSource.Locator gateway) {}
