package org.countersign.acceptance.eudi;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import kotlin.Result;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import org.jspecify.annotations.Nullable;

/** Calls what Java cannot write: suspending functions, and names and constructors that Kotlin decorates because of its value classes. */
final class KotlinCalls {
    private KotlinCalls() {}

    /** A suspending call, which gets the continuation as its last argument. */
    @FunctionalInterface
    private interface Suspending {
        @Nullable Object call(Continuation<Object> continuation);
    }

    /** Calls the suspending method of that name and waits for it: the value, or the exception that the call ended with. */
    static Object await(Object target, Class<?> type, String name, @Nullable Object... arguments) {
        return await(continuation -> {
            @Nullable Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = continuation;
            return call(target, type, name, all);
        });
    }

    private static Object await(Suspending call) {
        try {
            Object result = BuildersKt.<@Nullable Object>runBlocking(
                    EmptyCoroutineContext.INSTANCE, (_, continuation) -> call.call(unchecked(continuation)));
            // A Result that went through a suspension comes in its box.
            Object value = Objects.requireNonNull(
                    result instanceof Result<?> boxed ? call(boxed, Result.class, "unbox") : result);
            ResultKt.throwOnFailure(value);
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The method of that name, or of that name with a hash behind it, with as many arguments. */
    static @Nullable Object call(@Nullable Object target, Class<?> type, String name, @Nullable Object... arguments) {
        Method method = Arrays.stream(type.getMethods())
                .filter(candidate ->
                        candidate.getName().equals(name) || candidate.getName().startsWith(name + "-"))
                .filter(candidate -> accepts(candidate.getParameterTypes(), arguments))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no such " + name));
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the constructor that takes the contents of value classes, and a marker that nobody looks at. */
    static <T> T make(Class<T> type, @Nullable Object... arguments) {
        @Nullable Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        for (Constructor<?> constructor : type.getConstructors()) {
            if (accepts(constructor.getParameterTypes(), all)) {
                try {
                    return type.cast(constructor.newInstance(all));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalStateException(type + " has no such constructor");
    }

    private static boolean accepts(Class<?>[] types, @Nullable Object... arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isPrimitive() && arguments[i] != null && !types[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // A continuation takes whatever the call gives.
    private static Continuation<Object> unchecked(Continuation<?> continuation) {
        return (Continuation<Object>) continuation;
    }
}
