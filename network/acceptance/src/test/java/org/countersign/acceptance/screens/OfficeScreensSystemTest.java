package org.countersign.acceptance.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.countersign.acceptance.screen.Device;
import org.countersign.acceptance.screen.ScreenBrowser;
import org.countersign.acceptance.system.OnRunningStack;
import org.countersign.acceptance.system.RunningStack;
import org.junit.jupiter.api.Test;

/** Officers at work, in the system's browser on a running stack: every page that they have, on a desk's screen, and the narrow ones on a phone. */
@OnRunningStack
@OnScreens
class OfficeScreensSystemTest {
    private static final String CARD = "elderly-preference-card";
    private static final String NUMBER = "999999195003078112";
    private static final int SCAN_DPI = 150;

    private final RunningStack stack;

    OfficeScreensSystemTest(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void an_officer_signs_in_issues_prints_suspends_and_revokes(ScreenBrowser browser) throws Exception {
        OfficeWalk officer =
                new OfficeWalk(browser.visitor(Device.DESKTOP), stack.folder().gateway());
        officer.open("/office/sign-in");
        Look.at(officer.page(), "office-sign-in");
        officer.signIn("officer-1", accounts());
        Look.at(officer.page(), "office-home");
        officer.open("/office/issue");
        Look.at(officer.page(), "office-types");

        officer.open("/office/issue/" + CARD).fill(Map.of("holderId", "123")).send();
        Look.at(officer.page(), "office-form-with-errors");
        officer.fill(card(NUMBER, "880000000001")).send();
        officer.awaitStanding("有效");
        Look.at(officer.page(), "office-certificate");
        String certificate = officer.here();

        byte[] pdf = officer.fetched(certificate + "/certificate.pdf");
        assertThat(codeOnPaper(pdf)).startsWith("CS1:");

        officer.page().click("form[action$='/offer'] button");
        Look.at(officer.page(), "office-offer");
        officer.open(certificate).change("suspend", "under-review").awaitStanding("已暂停");
        Look.at(officer.page(), "office-suspended");
        officer.change("revoke", "issued-in-error").awaitStanding("已吊销");
        Look.at(officer.page(), "office-revoked");
        officer.open("/office/events");
        Look.at(officer.page(), "office-record");
    }

    @Test
    void an_officer_uploads_a_file_and_downloads_what_was_wrong_with_it(ScreenBrowser browser) {
        OfficeWalk officer = new OfficeWalk(
                        browser.visitor(Device.DESKTOP), stack.folder().gateway())
                .signIn("officer-1", accounts())
                .open("/office/imports");
        Look.at(officer.page(), "office-imports");

        officer.upload(CARD, """
                姓名,公民身份号码,性别,出生日期,优待类别,居住地址,证件编号
                周文,999999194103065816,男,1941-03-06,80周岁及以上,滨江路 1 号,880000000101
                吴静,999999194103065817,女,1941-03-06,80周岁及以上,滨江路 2 号,880000000102
                """);
        officer.page().waitForSelector("#progress:not([hx-get])");
        Look.at(officer.page(), "office-import");

        assertThat(officer.downloaded("#errors-csv")).contains("NOT_AN_ID_NUMBER");
    }

    @Test
    void what_one_officer_asks_for_another_approves(ScreenBrowser browser) {
        OfficeWalk asking = new OfficeWalk(
                        browser.visitor(Device.DESKTOP), stack.folder().gateway())
                .signIn("officer-1", accounts())
                .open("/office/issue/hardship-support-certificate")
                .fill(Map.of(
                        "holderName", "郑和平",
                        "holderId", NUMBER,
                        "care", "home",
                        "monthlySupport", "1365",
                        "address", "滨江路 8 号",
                        "certificateNumber", "990000000001"))
                .send();
        asking.page().waitForURL("**/office/approvals/*");
        Look.at(asking.page(), "office-asked");
        String request = asking.here();

        OfficeWalk approving = new OfficeWalk(
                        browser.visitor(Device.DESKTOP), stack.folder().gateway())
                .signIn("officer-2", accounts())
                .open("/office/approvals");
        Look.at(approving.page(), "office-approvals");
        approving.open(request);
        Look.at(approving.page(), "office-approval");
        approving.page().click("form[action$='/approve'] button");
        approving.awaitStanding("有效");
    }

    @Test
    void a_clerk_finds_a_certificate_on_a_phone_in_the_dark_with_stars_in_it(ScreenBrowser browser) {
        String number = "999999195003078139";
        OfficeWalk officer = new OfficeWalk(
                        browser.visitor(Device.TABLET), stack.folder().gateway())
                .signIn("officer-1", accounts())
                .open("/office/issue/" + CARD)
                .fill(card(number, "880000000002"));
        Look.at(officer.page(), "office-form-tablet");
        officer.send().awaitStanding("有效");

        OfficeWalk clerk = new OfficeWalk(
                        browser.visitor(Device.PHONE, ColorScheme.DARK),
                        stack.folder().gateway())
                .signIn("clerk-1", accounts())
                .open("/office/find");
        clerk.page().fill("#number", number);
        clerk.page().click("main form button[type=submit]");
        clerk.page().waitForSelector(".results a");
        Look.at(clerk.page(), "office-find-phone-dark");
        clerk.page().click(".results a");
        Look.at(clerk.page(), "office-certificate-phone-dark");

        assertThat(clerk.page().content()).doesNotContain(number).contains("9999**********8139");
        clerk.open("/office/issue");
        Look.at(clerk.page(), "office-refused");
    }

    private Path accounts() {
        return stack.folder().data().resolve("gateway").resolve("officers.json");
    }

    private static Map<String, String> card(String number, String certificate) {
        return Map.of(
                "holderName", "林秀英",
                "holderId", number,
                "sex", "F",
                "birthDate", "1950-03-07",
                "level", "70",
                "address", "滨江路 7 号 3 幢 502 室",
                "certificateNumber", certificate);
    }

    private static String codeOnPaper(byte[] pdf)
            throws IOException, NotFoundException, ChecksumException, FormatException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage paper = new PDFRenderer(document).renderImageWithDPI(0, SCAN_DPI, ImageType.GRAY);
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(paper)));
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        }
    }
}
