package org.countersign.acceptance.bench.qr;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.acceptance.bench.picture.CodeSheet;
import org.countersign.acceptance.bench.picture.Damage;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.format.FormatException;
import org.countersign.format.pass.SignedPass;

/** One picture of the corpus: whose code it shows, and what has happened to it. */
record DamagedCode(int number, String text, Damage damage, int strength, long seed) {

    /** Each kind of damage in each strength, so often; the types take turns. The same seed gives the same pictures. */
    static List<DamagedCode> corpus(long seed, int ofEach) throws FormatException {
        SamplePasses samples = new SamplePasses(seed);
        Map<PaperKind, List<SignedPass>> passes = new LinkedHashMap<>();
        for (PaperKind kind : PaperKind.values()) {
            passes.put(kind, samples.of(kind, ofEach));
        }
        List<PaperKind> kinds = List.copyOf(passes.keySet());
        List<DamagedCode> codes = new ArrayList<>();
        for (Damage damage : Damage.values()) {
            for (int strength = 1; strength <= Damage.STRENGTHS; strength++) {
                for (int i = 0; i < ofEach; i++) {
                    PaperKind kind = kinds.get(codes.size() % kinds.size());
                    List<SignedPass> ofKind = passes.getOrDefault(kind, List.of());
                    String text = ofKind.get(i % ofKind.size()).text();
                    codes.add(new DamagedCode(codes.size(), text, damage, strength, seed * 1_000_003 + codes.size()));
                }
            }
        }
        return codes;
    }

    BufferedImage draw() {
        return damage.done(CodeSheet.of(text).picture(), strength, seed).toImage();
    }
}
