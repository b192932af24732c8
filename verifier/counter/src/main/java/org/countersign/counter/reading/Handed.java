package org.countersign.counter.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes the scanned texts out of whatever was handed over, by what it is and not by what it is called. */
public final class Handed {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ReadingLimits limits;

    public Handed(ReadingLimits limits) {
        this.limits = limits;
    }

    /** The different texts found; empty when a picture or PDF holds no code. Reads no further than the limits allow. */
    public List<String> read(InputStream source) throws IOException, ReadingException {
        byte[] content = source.readNBytes(limits.fileBytes() + 1);
        if (content.length > limits.fileBytes()) {
            throw new ReadingException(ReadingProblem.TOO_LARGE, "more than " + limits.fileBytes() + " bytes");
        }
        return CostLimit.within(limits.patience(), () -> switch (FileKind.of(content)) {
            case IMAGE -> new QrReader(limits).read(content);
            case PDF -> new PdfPages(limits).read(content);
            case TEXT -> List.of(text(content));
            case OTHER ->
                throw new ReadingException(ReadingProblem.UNKNOWN_KIND, "neither a picture, nor a PDF, nor text");
        });
    }

    private String text(byte[] content) throws ReadingException {
        if (content.length > limits.textBytes()) {
            throw new ReadingException(
                    ReadingProblem.TOO_LARGE, "a text of more than " + limits.textBytes() + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            // White space at the ends comes from editors and shells; a pass neither begins nor ends with any.
            return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text).strip();
        } catch (CharacterCodingException notText) {
            throw new ReadingException(ReadingProblem.UNKNOWN_KIND, "text that is not UTF-8", notText);
        }
    }
}
