package org.countersign.acceptance.system;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.countersign.acceptance.story.Failure;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts each kind of stack for the first test that asks for it, or fails all that do; JUnit closes it after the last. */
final class RunningStackParameter implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RunningStack.class);

    private static final class Makers {
        private static final WalletMaker MAKER = new WalletMaker(InstantSource.system());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningStack.class || type == TlsStack.class || type == HaipStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == HaipStack.class) {
            return new HaipStack(stack(context, "haip", () -> RunningStack.startUnderHaip(Makers.MAKER)), Makers.MAKER);
        }
        return type == TlsStack.class
                ? new TlsStack(stack(context, "tls", RunningStack::startUnderTls))
                : stack(context, "plain", RunningStack::start);
    }

    private static RunningStack stack(ExtensionContext context, String kind, Start start) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(kind, _ -> Attempt.make(start), Attempt.class)
                .stack();
    }

    private interface Start {
        RunningStack now() throws IOException, InterruptedException;
    }

    /** Made once: where a stack does not start, trying again for each test would only take longer. */
    private record Attempt(Optional<RunningStack> started, Optional<Failure> failure) implements AutoCloseable {
        static Attempt make(Start start) {
            try {
                return new Attempt(Optional.of(start.now()), Optional.empty());
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
