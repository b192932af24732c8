package org.countersign.acceptance.bench;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import org.countersign.acceptance.bench.BenchCheckCommand.Measured;
import org.countersign.acceptance.story.Failure;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.VerdictCode;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.jca.JcaSignatureCheck;

/** One thread, two things in turns: a pass checked from its text to its verdict, and one signature verified. */
final class CheckRace {
    private static final int PASSES = 256;
    private static final int REVOKED_EVERY = 16;
    private static final int MESSAGE_BYTES = 200;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int LATENCIES = 1 << 20;

    private final CheckContext desk;
    private final Duration half;
    private final Check check = new Check(new JcaSignatureCheck());
    private final String[] passes = new String[PASSES];
    private final byte[] message = new byte[MESSAGE_BYTES];
    private final byte[] signature;
    private final PublicKey key;
    private final long[] nanos = new long[LATENCIES];
    private int latencies;

    CheckRace(SmallAuthority authority, CheckContext desk, Duration half) throws FormatException {
        this.desk = desk;
        this.half = half;
        for (int i = 0; i < PASSES; i++) {
            int index = i % REVOKED_EVERY == 0 ? SmallAuthority.REVOKED : 100 + i;
            passes[i] = authority.pass(index, Duration.ofDays(30));
        }
        Signer signer = authority.signer();
        this.signature = signer.sign(Bytes.of(message)).value().toArray();
        this.key = authority.publicKey();
    }

    Measured run(int rounds) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            checksPerSecond();
            verificationsPerSecond();
        }
        latencies = 0;
        double checks = 0;
        double verifications = 0;
        for (int i = 0; i < rounds; i++) {
            checks += checksPerSecond();
            verifications += verificationsPerSecond();
        }
        return new Measured(checks / rounds, verifications / rounds, p99Micros(), refusedOfAll());
    }

    private double checksPerSecond() {
        long began = System.nanoTime();
        long now = began;
        int done = 0;
        while (now - began < half.toNanos()) {
            check.check(passes[done % PASSES], desk);
            long after = System.nanoTime();
            nanos[latencies++ % LATENCIES] = after - now;
            now = after;
            done++;
        }
        return done * 1e9 / (now - began);
    }

    private double verificationsPerSecond() {
        long began = System.nanoTime();
        long now = began;
        int done = 0;
        while (now - began < half.toNanos()) {
            verifyOnce();
            now = System.nanoTime();
            done++;
        }
        return done * 1e9 / (now - began);
    }

    private void verifyOnce() {
        try {
            Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
            es256.initVerify(key);
            es256.update(message);
            if (!es256.verify(signature)) {
                throw new Failure("a good signature was refused");
            }
        } catch (GeneralSecurityException e) {
            throw new Failure("this Java cannot check ES256", e);
        }
    }

    private double p99Micros() {
        long[] sorted = Arrays.copyOf(nanos, Math.min(latencies, LATENCIES));
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)] / 1_000.0;
    }

    /** A race that says VALID to everything would be fast: every sixteenth pass is revoked, and must be refused. */
    private int refusedOfAll() {
        int refused = 0;
        for (String pass : passes) {
            VerdictCode code = check.check(pass, desk).verdict().code();
            refused += code == VerdictCode.VALID ? 0 : 1;
        }
        if (refused != PASSES / REVOKED_EVERY) {
            throw new Failure("of " + PASSES + " passes " + refused + " were refused, not " + PASSES / REVOKED_EVERY);
        }
        return refused;
    }
}
