package org.countersign.devledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.validation.BlockHashes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says where a ledger ends, so that a backup can name it and a restored database can be held against it. */
@Command(
        name = "tip",
        description = "Prints number and header hash of the last block, or of block N. The ledger must not be running.",
        exitCodeList = {"0:printed", "1:the ledger cannot be read", "2:wrong arguments", "3:there is no such block"},
        mixinStandardHelpOptions = true)
final class TipCommand implements Callable<Integer> {
    private static final int NO_SUCH_BLOCK = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LedgerArguments ledger = new LedgerArguments();

    @Option(names = "--block", paramLabel = "N", description = "This block instead of the last.")
    private long number = -1;

    @Override
    public Integer call() throws IOException {
        var folder = ledger.data().resolve(Channel.STORE_FOLDER);
        if (!Files.isDirectory(folder)) {
            return NO_SUCH_BLOCK; // Opening would make an empty ledger.
        }
        try (LedgerStore store = new LedgerStore(folder)) {
            return print(store, number < 0 ? store.height() - 1 : number);
        }
    }

    private int print(LedgerStore store, long wanted) {
        var block = store.block(wanted);
        if (block.isEmpty()) {
            return NO_SUCH_BLOCK;
        }
        var hash = HexFormat.of()
                .formatHex(BlockHashes.header(block.get().getHeader()).toByteArray());
        PrintWriter out = spec.commandLine().getOut();
        out.println(wanted + " " + hash);
        out.flush();
        return 0;
    }
}
