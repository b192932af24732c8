package org.countersign.acceptance.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/** Looks at a page as a person would: a picture for later, and whether somebody who does not see, or uses no mouse, can use it. */
final class Look {
    private static final Path FOLDER = Path.of("target", "screens");
    private static final Set<String> BARRING = Set.of("serious", "critical");

    private Look() {}

    /** Writes {@code target/screens/NAME.png}, and finds that nothing on the page bars anybody. */
    static void at(Page page, String name) {
        picture(page, name);
        barsNobody(page);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** What somebody with a camera sees of the screen. */
    static BufferedImage photographed(Page page) {
        try {
            return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of a part of it. */
    static BufferedImage photographed(Locator part) {
        part.page().bringToFront();
        try {
            return ImageIO.read(new ByteArrayInputStream(part.screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** WCAG 2 as far as axe can tell: no violation that is serious or critical. */
    static void barsNobody(Page page) {
        List<Rule> violations = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> BARRING.contains(rule.getImpact()))
                        .toList();
        assertThat(violations)
                .as("what bars people from %s", page.url())
                .map(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }
}
