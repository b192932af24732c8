package org.countersign.counter.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The QR codes on the pages of a PDF: each page is drawn coarsely first, and finely only when nothing was found on any. */
final class PdfPages {
    private static final float[] DOTS_PER_INCH = {150, 300};
    private static final float POINTS_PER_INCH = 72;

    private final ReadingLimits limits;

    PdfPages(ReadingLimits limits) {
        this.limits = limits;
    }

    List<String> read(byte[] content) throws ReadingException {
        try (PDDocument document = Loader.loadPDF(content)) {
            int pages = Math.min(document.getNumberOfPages(), limits.pages());
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            Set<String> found = new LinkedHashSet<>();
            for (int pass = 0; pass < DOTS_PER_INCH.length && found.isEmpty(); pass++) {
                for (int page = 0; page < pages; page++) {
                    found.addAll(QrSearch.texts(draw(document, renderer, page, DOTS_PER_INCH[pass])));
                }
            }
            return List.copyOf(found);
        } catch (InvalidPasswordException locked) {
            throw new ReadingException(ReadingProblem.LOCKED, "the PDF opens only with a password", locked);
        } catch (IOException | RuntimeException broken) {
            // A crafted PDF leaves the renderer with any runtime exception it happens to meet.
            throw new ReadingException(ReadingProblem.DAMAGED, "the PDF cannot be drawn", broken);
        }
    }

    private BufferedImage draw(PDDocument document, PDFRenderer renderer, int page, float dpi) throws IOException {
        PDRectangle box = document.getPage(page).getCropBox();
        double pixels = box.getWidth() / POINTS_PER_INCH * dpi * (box.getHeight() / POINTS_PER_INCH) * dpi;
        double shrink = Math.min(1, Math.sqrt(limits.workPixels() / pixels));
        return renderer.renderImageWithDPI(page, (float) (dpi * shrink), ImageType.GRAY);
    }
}
