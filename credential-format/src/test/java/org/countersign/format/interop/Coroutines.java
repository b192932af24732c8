package org.countersign.format.interop;

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

/** Calls Kotlin's suspending functions and waits for them. Their names hold characters that Java cannot write, so they are looked up. */
final class Coroutines {
    private Coroutines() {}

    /** A suspending call, which gets the continuation as its last argument. */
    @FunctionalInterface
    interface Suspending {
        @Nullable Object call(Continuation<Object> continuation);
    }

    /** The value, or the exception that the call ended with. */
    static Object await(Suspending call) {
        try {
            Object result = BuildersKt.<@Nullable Object>runBlocking(
                    EmptyCoroutineContext.INSTANCE, (_, continuation) -> call.call(unchecked(continuation)));
            // A Result that went through a suspension comes in its box.
            Object value = result instanceof Result<?> boxed ? invoke(boxed, Result.class, "unbox") : result;
            ResultKt.throwOnFailure(value);
            return Objects.requireNonNull(value);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls the method of that name, which Kotlin decorates with a hash of its signature, with as many arguments. */
    static Object invoke(Object target, Class<?> type, String name, Object... arguments) {
        Method method = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().startsWith(name + "-"))
                .filter(candidate -> accepts(candidate, arguments))
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

    private static boolean accepts(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isPrimitive() && !types[i].isInstance(arguments[i])) {
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
