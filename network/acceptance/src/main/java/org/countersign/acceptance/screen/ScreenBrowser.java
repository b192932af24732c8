package org.countersign.acceptance.screen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium without a window. Each visitor has cookies, storage and camera permission of its own. Closing it ends everything. */
public final class ScreenBrowser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final double PIXELS_PER_POINT = 2;

    private final Playwright playwright;
    private final Path program;
    private final FakeCamera camera;
    private final Optional<Browser> browser;

    private ScreenBrowser(Playwright playwright, Path program, FakeCamera camera, Optional<Browser> browser) {
        this.playwright = playwright;
        this.program = program;
        this.camera = camera;
        this.browser = browser;
    }

    /** Chromium as the system has it; empty when there is none on PATH. */
    public static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static ScreenBrowser open(Path program, FakeCamera camera) {
        Playwright playwright = start();
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(arguments(camera)));
        return new ScreenBrowser(playwright, program, camera, Optional.of(browser));
    }

    /** One whose visitors come with a profile on disk: {@link #returning} only. */
    public static ScreenBrowser withProfiles(Path program, FakeCamera camera) {
        return new ScreenBrowser(start(), program, camera, Optional.empty());
    }

    /** Somebody who comes for the first time. */
    public BrowserContext visitor(Device device, ColorScheme colours) {
        return browser.orElseThrow(() -> new IllegalStateException("this browser has profiles on disk"))
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(device.width(), device.height())
                        .setDeviceScaleFactor(PIXELS_PER_POINT)
                        .setHasTouch(device.isTouched())
                        .setColorScheme(colours)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setPermissions(List.of("camera")));
    }

    public BrowserContext visitor(Device device) {
        return visitor(device, ColorScheme.LIGHT);
    }

    /** Somebody who was here before: what the pages keep is in the folder. Close the context to quit the browser. */
    public BrowserContext returning(Path profile, Device device) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(program)
                                .setArgs(arguments(camera))
                                .setViewportSize(device.width(), device.height())
                                .setDeviceScaleFactor(PIXELS_PER_POINT)
                                .setHasTouch(device.isTouched())
                                .setLocale("zh-CN")
                                .setTimezoneId("Asia/Shanghai")
                                .setPermissions(List.of("camera")));
    }

    public FakeCamera camera() {
        return camera;
    }

    @Override
    public void close() {
        browser.ifPresent(Browser::close);
        playwright.close();
    }

    private static Playwright start() {
        // The browser is the system's: nothing is fetched.
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static List<String> arguments(FakeCamera camera) {
        List<String> arguments = new ArrayList<>(List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + camera.file(),
                "--disable-dev-shm-usage",
                "--disable-background-networking"));
        if ("root".equals(System.getProperty("user.name"))) {
            // Its sandbox refuses to run as root; the only pages are our own.
            arguments.add("--no-sandbox");
        }
        return arguments;
    }
}
