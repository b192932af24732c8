package org.countersign.devledger;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the organisations' certificates and keys, and ends. */
@Command(
        name = "init",
        description = "Makes the organisations in DIR/organizations, unless they are there.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    @Mixin
    private LedgerArguments ledger = new LedgerArguments();

    @Override
    public Integer call() throws IOException {
        DevLedger.createOrganizations(
                ledger.builder(InstantSource.system(), new SecureRandom()).options());
        return 0;
    }
}
