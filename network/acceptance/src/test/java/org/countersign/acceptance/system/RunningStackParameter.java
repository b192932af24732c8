package org.countersign.acceptance.system;

import java.io.IOException;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the stack for the first test that asks for it, or fails all that do; JUnit closes it after the last. */
final class RunningStackParameter implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RunningStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningStack.class || type == TlsStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean isTls = parameter.getParameter().getType() == TlsStack.class;
        RunningStack stack = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(isTls ? "tls" : "plain", _ -> Attempt.make(isTls), Attempt.class)
                .stack();
        return isTls ? new TlsStack(stack) : stack;
    }

    /** Made once: where a stack does not start, trying again for each test would only take longer. */
    private record Attempt(Optional<RunningStack> started, Optional<Failure> failure) implements AutoCloseable {
        static Attempt make(boolean isTls) {
            try {
                RunningStack stack = isTls ? RunningStack.startUnderTls() : RunningStack.start();
                return new Attempt(Optional.of(stack), Optional.empty());
            } catch (Failure notReady) {
                return new Attempt(Optional.empty(), Optional.of(notReady));
            } catch (IOException e) {
                throw new IllegalStateException("the stack's folder cannot be made", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the stack started", e);
            }
        }

        RunningStack stack() {
            return started.orElseThrow(() -> failure.orElseThrow());
        }

        @Override
        public void close() {
            started.ifPresent(RunningStack::close);
        }
    }
}
