package org.countersign.devledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of keys and values in the column families. Every order on disk is the order of unsigned bytes. */
final class StoreKeys {
    private StoreKeys() {}

    static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** namespace, 0, key. A namespace holds no U+0000, so keys of two namespaces never mix. */
    static byte[] state(String namespace, String key) {
        byte[] prefix = text(namespace);
        byte[] suffix = text(key);
        byte[] result = Arrays.copyOf(prefix, prefix.length + 1 + suffix.length);
        System.arraycopy(suffix, 0, result, prefix.length + 1, suffix.length);
        return result;
    }

    static String stateKey(String namespace, byte[] stored) {
        int prefix = text(namespace).length + 1;
        return new String(stored, prefix, stored.length - prefix, StandardCharsets.UTF_8);
    }

    /** The first stored key after all keys of the namespace. */
    static byte[] stateEnd(String namespace) {
        byte[] end = state(namespace, "");
        end[end.length - 1] = 1;
        return end;
    }

    static byte[] versioned(Version version, byte[] value) {
        return ByteBuffer.allocate(12 + value.length)
                .putLong(version.block())
                .putInt(version.transaction())
                .put(value)
                .array();
    }

    static Version version(byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        return new Version(buffer.getLong(), buffer.getInt());
    }

    /** Lengths before the texts, because both may hold any byte; then the version counted down, so that the newest comes first. */
    static byte[] history(StateKey key, Version version) {
        byte[] prefix = historyPrefix(key);
        return ByteBuffer.allocate(prefix.length + 12)
                .put(prefix)
                .putLong(~version.block())
                .putInt(~version.transaction())
                .array();
    }

    static byte[] historyPrefix(StateKey key) {
        byte[] namespace = text(key.namespace());
        byte[] name = text(key.key());
        return ByteBuffer.allocate(8 + namespace.length + name.length)
                .putInt(namespace.length)
                .put(namespace)
                .putInt(name.length)
                .put(name)
                .array();
    }

    static Version historyVersion(byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored, stored.length - 12, 12);
        return new Version(~buffer.getLong(), ~buffer.getInt());
    }

    static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
