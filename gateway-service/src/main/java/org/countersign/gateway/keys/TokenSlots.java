package org.countersign.gateway.keys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the slot of a token by the token's label (PKCS#11 v2.40 §5.5). SunPKCS11 knows slots by number only, and some modules draw a new number whenever a token
 * is made.
 */
@SuppressWarnings("restricted") // It calls the library that the operator named, as SunPKCS11 does next.
final class TokenSlots {
    private static final long OK = 0;
    private static final long ALREADY_INITIALIZED = 0x191;
    private static final int LABEL_BYTES = 32;
    /** CK_TOKEN_INFO has 208 bytes where a long has eight. */
    private static final int TOKEN_INFO_BYTES = 256;

    private static final int MAX_SLOTS = 1024;

    /** Places in CK_FUNCTION_LIST, which begins with its version in two bytes, padded to the size of a pointer. */
    private static final int INITIALIZE = 1;

    private static final int FINALIZE = 2;
    private static final int GET_SLOT_LIST = 5;
    private static final int GET_TOKEN_INFO = 7;

    private static final AddressLayout FUNCTIONS = ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(8, ADDRESS));
    private static final FunctionDescriptor ONE_POINTER = FunctionDescriptor.of(JAVA_LONG, ADDRESS);

    private final Arena arena;
    private final MemorySegment functions;

    private TokenSlots(Arena arena, MemorySegment functions) {
        this.arena = arena;
        this.functions = functions;
    }

    /** The number of the one slot whose token has this label; refuses none and several. */
    static long slotOf(Path library, String label) {
        var labels = labels(library);
        var slots = labels.entrySet().stream()
                .filter(entry -> entry.getValue().equals(label))
                .map(Map.Entry::getKey)
                .toList();
        if (slots.size() != 1) {
            throw new IllegalStateException(
                    "countersign.keys.pkcs11.token-label: expected one token with the label '%s', found %d among %s"
                            .formatted(label, slots.size(), labels.values()));
        }
        return slots.getFirst();
    }

    private static Map<Long, String> labels(Path library) {
        try (var arena = Arena.ofConfined()) {
            var lookup = SymbolLookup.libraryLookup(library, arena);
            var list = arena.allocate(FUNCTIONS);
            var entry = lookup.find("C_GetFunctionList")
                    .orElseThrow(() -> new IllegalArgumentException("no C_GetFunctionList"));
            require((long)
                    Linker.nativeLinker().downcallHandle(entry, ONE_POINTER).invokeExact(list));
            return new TokenSlots(arena, list.get(FUNCTIONS, 0)).labels();
        } catch (Throwable e) {
            if (e instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(
                    "countersign.keys.pkcs11.library: %s is no PKCS#11 library that can be asked for its tokens"
                            .formatted(library),
                    e);
        }
    }

    private Map<Long, String> labels() throws Throwable {
        var state = (long) function(INITIALIZE, ONE_POINTER).invokeExact(MemorySegment.NULL);
        if (state != ALREADY_INITIALIZED) {
            require(state);
        }
        try {
            return read();
        } finally {
            if (state == OK) {
                require((long) function(FINALIZE, ONE_POINTER).invokeExact(MemorySegment.NULL));
            }
        }
    }

    private Map<Long, String> read() throws Throwable {
        var count = arena.allocateFrom(JAVA_LONG, MAX_SLOTS);
        var slots = arena.allocate(JAVA_LONG, MAX_SLOTS);
        var withToken = (byte) 1;
        require((long) function(GET_SLOT_LIST, FunctionDescriptor.of(JAVA_LONG, JAVA_BYTE, ADDRESS, ADDRESS))
                .invokeExact(withToken, slots, count));
        var labels = new TreeMap<Long, String>();
        var info = arena.allocate(TOKEN_INFO_BYTES, Long.BYTES);
        for (var i = 0; i < count.get(JAVA_LONG, 0); i++) {
            var slot = slots.getAtIndex(JAVA_LONG, i);
            require((long) function(GET_TOKEN_INFO, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS))
                    .invokeExact(slot, info));
            var label = info.asSlice(0, LABEL_BYTES).toArray(JAVA_BYTE);
            labels.put(slot, new String(label, StandardCharsets.UTF_8).stripTrailing());
        }
        return labels;
    }

    private MethodHandle function(int place, FunctionDescriptor descriptor) {
        var pointer = functions.getAtIndex(ADDRESS, place);
        return Linker.nativeLinker().downcallHandle(pointer, descriptor);
    }

    private static void require(long result) {
        if (result != OK) {
            throw new IllegalArgumentException("PKCS#11 result 0x" + Long.toHexString(result));
        }
    }
}
