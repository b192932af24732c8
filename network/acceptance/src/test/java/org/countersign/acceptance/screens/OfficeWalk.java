package org.countersign.acceptance.screens;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An officer at work in a browser. Waits for what the pages say, a minute at most. */
final class OfficeWalk {
    static final double PATIENCE = 60_000;

    private final Page page;
    private final URI gateway;

    OfficeWalk(BrowserContext browser, URI gateway) {
        this.page = browser.newPage();
        this.gateway = gateway;
        page.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    Page page() {
        return page;
    }

    OfficeWalk open(String path) {
        page.navigate(gateway.resolve(path).toString());
        return this;
    }

    /** With the password that the accounts' file has. */
    OfficeWalk signIn(String account, Path accounts) {
        open("/office/sign-in");
        page.fill("#account", account);
        page.fill("#password", password(account, accounts));
        page.click("form[action='/office/sign-in'] button");
        page.waitForURL("**/office/");
        return this;
    }

    OfficeWalk fill(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            Locator field = page.locator("#f-" + name);
            if (field.evaluate("element => element.tagName").equals("SELECT")) {
                field.selectOption(value);
            } else {
                field.fill(value);
            }
        });
        return this;
    }

    /** Sends the form of the page's main part. */
    OfficeWalk send() {
        page.click("main form[data-once] > .row button[type=submit]");
        return this;
    }

    /** Until the badge beside the title says so, and nothing is on its way any more. */
    OfficeWalk awaitStanding(String word) {
        PlaywrightAssertions.assertThat(page.locator("#standing .badge")).containsText(word);
        PlaywrightAssertions.assertThat(page.locator("#standing[hx-get]")).hasCount(0);
        // The page opens itself anew once nothing is on its way.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /** Opens one of the folded forms, chooses a reason and sends it. */
    OfficeWalk change(String form, String reason) {
        page.click("#" + form + " > summary");
        page.selectOption("#" + form + "-reason", reason);
        page.click("#" + form + " button[type=submit]");
        return this;
    }

    OfficeWalk upload(String type, String csv) {
        page.selectOption("#type", type);
        page.setInputFiles("#file", new FilePayload("list.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.click("#send");
        page.waitForURL(Pattern.compile(".*/office/imports/[0-9a-f-]{36}"));
        return this;
    }

    String downloaded(String selector) {
        Download download = page.waitForDownload(() -> page.click(selector));
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the page itself would fetch it, with its session. */
    byte[] fetched(String path) {
        return page.context().request().get(gateway.resolve(path).toString()).body();
    }

    String here() {
        return URI.create(page.url()).getPath();
    }

    private static String password(String account, Path accounts) {
        try {
            Matcher entry = Pattern.compile(
                            "\"id\"\\s*:\\s*\"" + account + "\".*?\"password\"\\s*:\\s*\"([^\"]+)\"", Pattern.DOTALL)
                    .matcher(Files.readString(accounts));
            if (!entry.find()) {
                throw new AssertionError("no account " + account);
            }
            return entry.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
