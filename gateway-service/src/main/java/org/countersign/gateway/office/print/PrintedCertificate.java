package org.countersign.gateway.office.print;

import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.countersign.format.Names;
import org.countersign.gateway.issuance.QrCode;
import org.countersign.gateway.office.certificates.ShownCertificate;

/** A certificate on A4, in both languages, with its counter pass large enough to be read from a copy. */
final class PrintedCertificate {
    /** 62 mm: a module of the largest pass is 0.9 mm, five pixels of a scan at 150 dpi. */
    private static final double CODE = 176;

    private static final double LEFT = 62;
    private static final double WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final double MIDDLE = PDRectangle.A4.getWidth() / 2;
    private static final double VALUES = LEFT + 165;
    private static final double TOP = 655;
    private static final double ABOVE_CODE = 275;
    private static final double BOTTOM = 70;
    private static final double LABEL_GREY = 0.35;
    private static final double SIZE = 12.5;

    /** What stands at the foot. */
    private record Words(Names title, Names explanation) {
        static final Words OF_A_CODE = new Words(
                new Names("柜台码", "Counter pass"),
                new Names(
                        "办事窗口扫描此码即可核验，断网也可以。真伪和是否有效以核验结果为准。",
                        "A counter scans this code and decides, without a network too. What the check says counts, not what is printed."));
        static final Words WITHOUT_A_CODE = new Words(
                new Names("请用手机出示", "Show it on a phone"),
                new Names(
                        "这种证照只能在持证人的手机上出示，窗口不核验纸面。本页仅供留存查阅。",
                        "This certificate is shown on its holder's phone only; a counter does not take it from paper. This sheet is for reading."));
    }

    private final Glyphs glyphs;
    private final List<PrintedPage> pages = new ArrayList<>();
    private double y = TOP;

    private PrintedCertificate(Font font) {
        this.glyphs = new Glyphs(font);
    }

    /**
     * Makes the document.
     *
     * @param certificate with all values plain
     * @param pass the text of the counter pass, absent where no counter would take it from paper
     * @param printed when and by which account
     */
    static byte[] of(ShownCertificate certificate, Optional<String> pass, String printed, Font font) {
        try {
            return new PrintedCertificate(font).make(certificate, pass, printed);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }

    private byte[] make(ShownCertificate certificate, Optional<String> pass, String printed) throws IOException {
        var first = page();
        head(first, certificate);
        for (var line : certificate.lines()) {
            row(
                    line.label().zh(),
                    line.label().en(),
                    line.zh().equals(line.en()) ? line.zh() : line.zh() + "  " + line.en());
        }
        row(
                "有效期",
                "Valid",
                certificate.validFrom() + " 至 to "
                        + (certificate.validUntil().isEmpty() ? "长期 open" : certificate.validUntil()));
        if (pass.isPresent()) {
            first.code(QrCode.of(pass.get()), LEFT + 8, 84, CODE);
            foot(first, certificate, Words.OF_A_CODE);
        } else {
            foot(first, certificate, Words.WITHOUT_A_CODE);
        }
        first.text(LEFT, 44, 7.5, LABEL_GREY, printed);
        return document(certificate);
    }

    private void head(PrintedPage page, ShownCertificate certificate) {
        page.centred(MIDDLE, 775, 13, LABEL_GREY, certificate.authority().zh());
        page.centred(MIDDLE, 759, 9, LABEL_GREY, certificate.authority().en());
        page.centred(MIDDLE, 715, 28, 0, certificate.typeName().zh());
        page.centred(MIDDLE, 694, 13, LABEL_GREY, certificate.typeName().en());
        page.rule(LEFT, 676, WIDTH, 0.2);
    }

    private void row(String zh, String en, String value) {
        var lines = pages.getLast().wrapped(value, SIZE, LEFT + WIDTH - VALUES);
        var height = Math.max(31, 15 + 16 * lines.size());
        if (y - height < (pages.size() == 1 ? ABOVE_CODE : BOTTOM)) {
            page();
            y = 775;
        }
        var page = pages.getLast();
        page.text(LEFT, y, 10.5, LABEL_GREY, zh);
        page.text(LEFT, y - 11, 7.5, LABEL_GREY, en);
        for (var i = 0; i < lines.size(); i++) {
            page.text(VALUES, y - 4 - 16 * i, SIZE, 0, lines.get(i));
        }
        y -= height;
        page.rule(LEFT, y + 13, WIDTH, 0.85);
    }

    private void foot(PrintedPage page, ShownCertificate certificate, Words words) {
        var x = LEFT + CODE + 40;
        page.text(x, 248, 15, 0, words.title.zh());
        page.text(x, 233, 9, LABEL_GREY, words.title.en());
        var width = LEFT + WIDTH - x;
        var at = 208.0;
        for (var line : page.wrapped(words.explanation.zh(), 10.5, width)) {
            page.text(x, at, 10.5, 0, line);
            at -= 15;
        }
        for (var line : page.wrapped(words.explanation.en(), 8.5, width)) {
            page.text(x, at, 8.5, LABEL_GREY, line);
            at -= 12;
        }
        at -= 8;
        page.text(x, at, 8.5, LABEL_GREY, "证照编号 Certificate");
        page.text(x, at - 12, 8.5, 0, certificate.id());
        page.text(x, at - 28, 8.5, LABEL_GREY, "账本登记 On the ledger");
        page.text(x, at - 40, 8.5, 0, certificate.registeredAt() + "  ·  区块 block " + certificate.block());
    }

    private PrintedPage page() {
        var page = new PrintedPage(glyphs);
        pages.add(page);
        return page;
    }

    private byte[] document(ShownCertificate certificate) throws IOException {
        try (var document = new PDDocument()) {
            document.getDocumentInformation().setTitle(certificate.typeName().zh());
            document.getDocumentCatalog().setLanguage("zh-CN");
            var fonts = new COSDictionary();
            var made = glyphs.fonts(document);
            for (var i = 0; i < made.size(); i++) {
                fonts.setItem(COSName.getPDFName("F" + i), made.get(i));
            }
            for (var drawn : pages) {
                var page = new PDPage(PDRectangle.A4);
                var resources = new PDResources();
                resources.getCOSObject().setItem(COSName.FONT, fonts);
                page.setResources(resources);
                page.setContents(new PDStream(Glyphs.stream(document, drawn.content())));
                document.addPage(page);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
