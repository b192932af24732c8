package org.countersign.format.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where the values of something like JSON begin and end, as far as one can tell; names of members count as values. */
final class JsonItems {
    private static final String SCALAR = "+-.0123456789abcdefghijklmnopqrstuvwxyzE";

    private final byte[] in;
    private final List<int[]> found = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private JsonItems(byte[] in) {
        this.in = in;
    }

    static List<int[]> of(byte[] in) {
        JsonItems items = new JsonItems(in);
        int at = 0;
        while (at < in.length) {
            at = items.next(at);
        }
        return items.found;
    }

    private int next(int at) {
        int end = at + 1;
        switch (in[at]) {
            case '{', '[' -> open.push(at);
            case '}', ']' -> {
                if (!open.isEmpty()) {
                    found.add(new int[] {open.pop(), end});
                }
            }
            case '"' -> {
                while (end < in.length && in[end] != '"') {
                    end += in[end] == '\\' ? 2 : 1;
                }
                end = Math.min(in.length, end + 1);
                found.add(new int[] {at, end});
            }
            default -> {
                while (end < in.length && isScalar(end - 1) && isScalar(end)) {
                    end++;
                }
                if (isScalar(at)) {
                    found.add(new int[] {at, end});
                }
            }
        }
        return end;
    }

    private boolean isScalar(int at) {
        return SCALAR.indexOf((char) in[at]) >= 0;
    }
}
