package org.countersign.format.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.countersign.format.Bytes;

/**
 * Changes a message as somebody would who knows its structure: bytes, heads of CBOR items and their lengths, items
 * doubled, moved, nested and dropped, tails, and pieces of other messages. All from one source of randomness, so that a
 * seed replays it.
 */
final class Mutation implements Changes {
    private static final int MAX_LENGTH = 1 << 16;
    private static final int[] HEADS = {
        0x00, 0x17, 0x18, 0x1b, 0x1f, 0x20, 0x3b, 0x40, 0x58, 0x5b, 0x5f, 0x60, 0x78, 0x7f, 0x80, 0x9a, 0x9f, 0xa0,
        0xbb, 0xbf, 0xc0, 0xd2, 0xd8, 0xdb, 0xf4, 0xf6, 0xf7, 0xf9, 0xfb, 0xff
    };

    private final Random random;
    private final List<Bytes> seeds;

    Mutation(Random random, List<Bytes> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    /** A seed with one to four changes. */
    @Override
    public byte[] next() {
        byte[] message = seed();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            message = changed(message);
        }
        return message.length > MAX_LENGTH ? Arrays.copyOf(message, MAX_LENGTH) : message;
    }

    byte[] changed(byte[] in) {
        int at = in.length == 0 ? 0 : random.nextInt(in.length);
        return switch (random.nextInt(12)) {
            case 0 -> with(in, at, bytes -> bytes[at] ^= (byte) (1 << random.nextInt(8)));
            case 1 -> with(in, at, bytes -> bytes[at] = (byte) random.nextInt(256));
            case 2 -> with(in, at, bytes -> bytes[at] = (byte) HEADS[random.nextInt(HEADS.length)]);
            case 3 -> with(in, at, bytes -> bytes[at] += (byte) (random.nextBoolean() ? 1 : -1));
            case 4 -> replaced(in, at, at, random(1 + random.nextInt(4)));
            case 5 -> replaced(in, at, Math.min(in.length, at + 1 + random.nextInt(8)), new byte[0]);
            case 6 -> Arrays.copyOf(in, at);
            case 7 -> replaced(in, in.length, in.length, random(1 + random.nextInt(4)));
            case 8 -> spliced(in, at);
            default -> changedItem(in);
        };
    }

    private byte[] changedItem(byte[] in) {
        List<int[]> items = CborItems.of(in);
        if (items.isEmpty()) {
            return in;
        }
        int[] item = items.get(random.nextInt(items.size()));
        int[] other = items.get(random.nextInt(items.size()));
        byte[] content = Arrays.copyOfRange(in, item[0], item[1]);
        byte[] otherContent = Arrays.copyOfRange(in, other[0], other[1]);
        return switch (random.nextInt(8)) {
            case 0 -> replaced(in, item[0], item[1], new byte[0]);
            case 1 -> replaced(in, item[1], item[1], content);
            case 2 -> replaced(in, item[0], item[1], otherContent);
            case 3 -> replaced(in, item[0], item[0], nesting());
            case 4 -> replaced(in, item[0], item[0] + 1, longerHead(in[item[0]]));
            case 5 -> replaced(in, item[0], item[1], new byte[] {(byte) HEADS[random.nextInt(HEADS.length)]});
            case 6 -> replaced(in, item[0], item[1], integer());
            default -> with(in, item[0], bytes -> bytes[item[0]] += (byte) (random.nextBoolean() ? 1 : -1));
        };
    }

    /** Arrays or tags around what follows, perhaps deeper than anybody reads. */
    private byte[] nesting() {
        byte[] heads = new byte[1 + random.nextInt(random.nextInt(10) == 0 ? 2000 : 4)];
        Arrays.fill(heads, (byte) (random.nextBoolean() ? 0x81 : 0xc1));
        return heads;
    }

    /** The same small argument in more bytes than needed. */
    private byte[] longerHead(byte head) {
        int info = head & 0x1f;
        if (info >= 24) {
            return new byte[] {head};
        }
        int width = random.nextInt(4);
        byte[] out = new byte[1 + (1 << width)];
        out[0] = (byte) ((head & 0xe0) | (24 + width));
        out[out.length - 1] = (byte) info;
        return out;
    }

    private byte[] integer() {
        byte[] out = random(9);
        out[0] = (byte) (random.nextBoolean() ? 0x1b : 0x3b);
        int zeros = random.nextInt(9);
        Arrays.fill(out, 1, 1 + Math.min(8, zeros), (byte) 0);
        return out;
    }

    private byte[] spliced(byte[] in, int at) {
        byte[] other = seed();
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        int to = Math.min(other.length, from + 1 + random.nextInt(64));
        return replaced(in, at, Math.min(in.length, at + random.nextInt(64)), Arrays.copyOfRange(other, from, to));
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size())).toArray();
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] with(byte[] in, int at, Edit edit) {
        byte[] out = in.clone();
        if (at < out.length) {
            edit.on(out);
        }
        return out;
    }

    private static byte[] replaced(byte[] in, int from, int to, byte[] by) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(Arrays.copyOf(in, from));
        parts.add(by);
        parts.add(Arrays.copyOfRange(in, to, in.length));
        byte[] out = new byte[from + by.length + in.length - to];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    /** A change in place. */
    @FunctionalInterface
    private interface Edit {
        void on(byte[] bytes);
    }
}
