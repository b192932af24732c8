package org.countersign.acceptance.screens;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.countersign.acceptance.resident.Paper;

/** A citizen at the gateway's own pages, in whatever browser is at hand. */
final class CitizenWalk {
    private static final double PATIENCE_MS = 60_000;

    final Page page;
    private final URI gateway;

    CitizenWalk(BrowserContext browser, URI gateway) {
        this.page = browser.newPage();
        this.gateway = gateway;
        page.setDefaultTimeout(PATIENCE_MS);
    }

    /** Opens an address of the gateway's that leads to the sign-in. */
    CitizenWalk open(String address) {
        page.navigate(gateway.resolve(address).toString());
        page.waitForSelector("#sign-in-form");
        return this;
    }

    CitizenWalk signIn(Paper paper) {
        page.fill("#citizen-number", paper.holderId());
        page.fill("#citizen-name", paper.holder());
        page.click("#sign-in-submit");
        return this;
    }

    /** Opens the list of the own certificates. */
    CitizenWalk certificates() {
        page.navigate(gateway.resolve("/citizen").toString());
        page.waitForSelector("#citizen-certificates");
        return this;
    }

    /** Asks what it means that the phone is lost. */
    CitizenWalk askAboutLoss() {
        page.click(".lost");
        page.waitForSelector("#lost-meaning");
        return this;
    }

    CitizenWalk confirmLoss() {
        page.click("[name=lost-confirm]");
        page.waitForSelector("#new-issued");
        return this;
    }

    /** Asks for the certificate on a phone. */
    CitizenWalk toPhone() {
        page.locator("[name=to-phone]").first().click();
        page.waitForSelector("#offer-qr svg");
        return this;
    }

    /** What the wallet asks for beside the code. */
    String digits() {
        return page.textContent("#offer-digits");
    }
}
