package org.countersign.format.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Where the items of something like CBOR begin and end, as far as one can tell; byte strings are looked into as well. */
final class CborItems {
    private static final int MAX_DEPTH = 24;

    private final byte[] in;
    private final List<int[]> found = new ArrayList<>();

    private CborItems(byte[] in) {
        this.in = in;
    }

    static List<int[]> of(byte[] in) {
        CborItems items = new CborItems(in);
        items.item(0, in.length, 0);
        return items.found;
    }

    /** The end of the item that begins here, or -1. */
    private int item(int start, int limit, int depth) {
        if (start >= limit || depth > MAX_DEPTH) {
            return -1;
        }
        int info = in[start] & 0x1f;
        int width = info < 24 ? 0 : 1 << (info - 24);
        int at = start + 1 + width;
        if (info > 27 || at > limit) {
            return -1;
        }
        long argument = info;
        for (int i = start + 1; i < at; i++) {
            argument = i == start + 1 ? in[i] & 0xff : (argument << 8) | (in[i] & 0xff);
        }
        int end = content((in[start] & 0xff) >> 5, at, argument, limit, depth);
        if (end >= 0) {
            found.add(new int[] {start, end});
        }
        return end;
    }

    private int content(int major, int at, long argument, int limit, int depth) {
        return switch (major) {
            case 2, 3 -> {
                if (argument < 0 || argument > limit - at) {
                    yield -1;
                }
                int end = at + (int) argument;
                if (major == 2) {
                    item(at, end, depth + 1);
                }
                yield end;
            }
            case 4 -> items(at, argument, limit, depth);
            case 5 -> items(at, 2 * argument, limit, depth);
            case 6 -> item(at, limit, depth + 1);
            default -> at;
        };
    }

    private int items(int start, long count, int limit, int depth) {
        int at = start;
        for (long i = 0; i < count; i++) {
            at = item(at, limit, depth + 1);
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }
}
