package org.countersign.acceptance.screens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.acceptance.screen.FakeCamera;
import org.countersign.acceptance.screen.ScreenBrowser;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** One browser for a class of tests; it is closed after the last of them. */
final class ScreenBrowserParameter implements ParameterResolver, BeforeAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ScreenBrowserParameter.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (ScreenBrowser.program().isEmpty()) {
            throw new TestAbortedException("no chromium on PATH (Debian: apt-get install chromium)");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ScreenBrowser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        ExtensionContext.Store store = context.getParent().orElse(context).getStore(NAMESPACE);
        return store.computeIfAbsent(tests, ScreenBrowserParameter::open, ScreenBrowser.class);
    }

    private static ScreenBrowser open(Class<?> tests) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "camera", tests.getSimpleName()));
            return ScreenBrowser.open(ScreenBrowser.program().orElseThrow(), new FakeCamera(folder.toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
