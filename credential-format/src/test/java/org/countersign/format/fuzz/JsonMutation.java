package org.countersign.format.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.countersign.format.Bytes;

/** Changes JSON as somebody would who knows its structure: values replaced, moved, doubled, nested and dropped, members named twice. */
final class JsonMutation implements Changes {
    private static final int MAX_LENGTH = 1 << 16;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-0",
            "0",
            "-1",
            "1.5",
            "1e400",
            "9007199254740993",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "\"\"",
            "\"x\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[[],{}]",
            "{\"...\":\"x\"}",
            "{\"_sd\":[\"x\"]}");
    private static final List<String> BETWEEN = List.of(" ", "\n", "\ufeff", ",", ":", "/**/", "}", "]", "\u0000");

    private final Random random;
    private final List<Bytes> seeds;
    private final Mutation bytes;

    JsonMutation(Random random, List<Bytes> seeds) {
        this.random = random;
        this.seeds = seeds;
        this.bytes = new Mutation(random, seeds);
    }

    @Override
    public byte[] next() {
        byte[] message = seeds.get(random.nextInt(seeds.size())).toArray();
        for (int change = random.nextInt(4); change >= 0 && message.length < MAX_LENGTH; change--) {
            message = changed(message);
        }
        return message;
    }

    byte[] changed(byte[] in) {
        List<int[]> items = JsonItems.of(in);
        if (items.isEmpty() || random.nextInt(5) == 0) {
            return bytes.changed(in);
        }
        int[] item = items.get(random.nextInt(items.size()));
        int[] other = items.get(random.nextInt(items.size()));
        byte[] content = slice(in, item);
        return switch (random.nextInt(9)) {
            case 0 -> replaced(in, item[0], item[1], new byte[0]);
            case 1 -> replaced(in, item[1], item[1], joined(ascii(","), content));
            case 2 -> replaced(in, item[0], item[1], slice(in, other));
            case 3 -> replaced(in, item[0], item[1], nested(content));
            case 4 -> replaced(in, item[0], item[0], ascii(any(BETWEEN)));
            case 5 -> replaced(in, item[0], item[1], escaped(content));
            case 6 -> withMemberTwice(in, item);
            default -> replaced(in, item[0], item[1], ascii(any(VALUES)));
        };
    }

    String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** In arrays or objects, perhaps deeper than anybody reads. */
    private byte[] nested(byte[] content) {
        int depth = 1 + random.nextInt(random.nextInt(10) == 0 ? 3000 : 4);
        boolean array = random.nextBoolean();
        byte[] head = ascii((array ? "[" : "{\"a\":").repeat(depth));
        return joined(joined(head, content), ascii((array ? "]" : "}").repeat(depth)));
    }

    /** The first character of a text as an escape: the same name in other bytes. */
    private static byte[] escaped(byte[] content) {
        if (content.length < 3 || content[0] != '"' || content[1] < ' ') {
            return content;
        }
        return replaced(content, 1, 2, ascii("\\u00" + Integer.toHexString(content[1])));
    }

    /** The item and what stands behind it up to the next comma, once more: {@code "a":1,"a":1}. */
    private static byte[] withMemberTwice(byte[] in, int[] item) {
        int end = item[1];
        while (end < in.length && in[end] != ',' && in[end] != '}') {
            end++;
        }
        return replaced(in, item[0], item[0], joined(slice(in, new int[] {item[0], end}), ascii(",")));
    }

    private static byte[] slice(byte[] in, int[] item) {
        return Arrays.copyOfRange(in, item[0], item[1]);
    }

    static byte[] replaced(byte[] in, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(in, 0, from);
        out.writeBytes(by);
        out.write(in, to, in.length - to);
        return out.toByteArray();
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        return replaced(head, head.length, head.length, tail);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
