package org.countersign.acceptance.bench.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import org.countersign.acceptance.bench.Folders;
import org.countersign.acceptance.bench.SmallAuthority;
import org.countersign.acceptance.offline.DeskFolder;
import org.countersign.acceptance.story.Failure;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.CheckResult;
import org.countersign.check.VerdictCode;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSignatureCheck;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH measures: a pass from its text to its verdict, and one ES256 verification as any program would write it. */
@State(Scope.Benchmark)
public class CheckMeasuresWiring {
    static final int PASSES = 256;
    static final int REVOKED_EVERY = 16;
    private static final int MESSAGE_BYTES = 200;

    private final Check check = new Check(new JcaSignatureCheck());
    private final String[] passes = new String[PASSES];
    private final byte[] message = new byte[MESSAGE_BYTES];
    private final SmallAuthority authority = new SmallAuthority(Instant.now(), new SecureRandom());
    private final PublicKey key = authority.publicKey();
    private final byte[] signature;
    private final CheckContext desk;
    private int next;

    public CheckMeasuresWiring() {
        try {
            for (int i = 0; i < PASSES; i++) {
                int index = i % REVOKED_EVERY == 0 ? SmallAuthority.REVOKED : 100 + i;
                passes[i] = authority.pass(index, Duration.ofDays(30));
            }
            this.signature = authority.signer().sign(Bytes.of(message)).value().toArray();
            this.desk = desk(authority);
        } catch (FormatException | IOException e) {
            throw new Failure("the bench could not be prepared", e);
        }
    }

    private static CheckContext desk(SmallAuthority authority) throws IOException, FormatException {
        Path folder = Files.createTempDirectory("countersign-bench-");
        try {
            DeskFolder files = new DeskFolder(folder);
            authority.equip(files);
            return files.open(new JcaSignatureCheck(), Instant.now());
        } finally {
            Folders.delete(folder);
        }
    }

    /** A check that says VALID to everything would be fast: every sixteenth pass is revoked, and must be refused. */
    @Setup
    public void refuseTheRevoked() {
        int refused = 0;
        for (String pass : passes) {
            refused += check.check(pass, desk).verdict().code() == VerdictCode.VALID ? 0 : 1;
        }
        if (refused != PASSES / REVOKED_EVERY) {
            throw new Failure("of " + PASSES + " passes " + refused + " were refused, not " + PASSES / REVOKED_EVERY);
        }
    }

    @Benchmark
    public CheckResult fullCheck() {
        return check.check(passes[next++ & PASSES - 1], desk);
    }

    /** With a key that is parsed already, and 200 bytes to verify: about what a pass has. */
    @Benchmark
    public boolean rawVerify() throws GeneralSecurityException {
        Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
        es256.initVerify(key);
        es256.update(message);
        return es256.verify(signature);
    }
}
