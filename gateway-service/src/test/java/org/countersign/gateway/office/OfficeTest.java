package org.countersign.gateway.office;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.types.Samples;

/** Drives the officers' pages as a browser without scripts does. */
abstract class OfficeTest extends GatewayTest {
    static final String TYPE = "elderly-preference-card";

    OfficeBrowser browser() {
        return new OfficeBrowser(api().base(), api().clients().resolveSibling("officers.json"));
    }

    /** Good values for a form. */
    static Map<String, String> typed(String type, int number) {
        var typed = new HashMap<String, String>();
        Samples.values(type, number).forEach((name, value) -> typed.put("f." + name, value));
        return typed;
    }

    /** Issues by the form, waits until it is registered, and says where its page is. */
    static String issued(OfficeBrowser browser, String type, int number) {
        var path = "/office/issue/" + type;
        var answer = browser.submit(browser.get(path), path, typed(type, number));
        var page = OfficeBrowser.location(answer);
        if (!page.contains("/office/certificates/")) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        var at = page.substring(page.indexOf("/office/"));
        await(() -> !browser.get(at).body().contains("hx-get"));
        return at;
    }

    static String id(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    static String badge(HttpResponse<String> page) {
        var body = page.body();
        var start = body.indexOf("class=\"badge");
        return start < 0 ? "" : body.substring(start, body.indexOf("</span></span>", start));
    }
}
