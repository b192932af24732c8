package org.countersign.browser.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the QR code in one frame of a camera. A frame that gives nothing is not worth more work: the next one is there in a blink, so each
 * way of telling black from white is tried once, and nothing is turned, stretched or searched twice.
 */
public final class ReadCode {
    private static final int LARGEST_SIDE = 4096;

    private ReadCode() {}

    /**
     * The text of the first code that is found.
     *
     * @param luma one byte for each pixel, row after row, 0 for black
     * @throws IllegalArgumentException when the sizes do not fit the bytes, or a side is over 4,096 pixels
     */
    public static Optional<String> text(byte[] luma, int width, int height) {
        if (width <= 0 || height <= 0 || Math.max(width, height) > LARGEST_SIDE || luma.length != width * height) {
            throw new IllegalArgumentException("a frame is width times height bytes, at most 4096 on a side");
        }
        LuminanceSource frame = new PlanarYUVLuminanceSource(luma, width, height, 0, 0, width, height, false);
        for (Binarizer binarizer : List.of(new HybridBinarizer(frame), new GlobalHistogramBinarizer(frame))) {
            Optional<String> text = text(new BinaryBitmap(binarizer));
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /**
     * The quick reader takes the first three corner marks that look alike, and so misses one sharp code in sixty, in which the data happens
     * to look like a mark: it would miss it in every frame. The other one tries all triples of marks.
     */
    private static Optional<String> text(BinaryBitmap frame) {
        try {
            return Optional.of(new QRCodeReader().decode(frame, hints()).getText());
        } catch (ReaderException quickly) {
            try {
                return Optional.of(new QRCodeMultiReader().decodeMultiple(frame, hints())[0].getText());
            } catch (ReaderException thoroughly) {
                // Nothing here is an answer like any other.
                return Optional.empty();
            }
        }
    }

    private static Map<DecodeHintType, Object> hints() {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
        // Offers are in byte mode; without this the decoder would guess among charsets that browsers lack.
        hints.put(DecodeHintType.CHARACTER_SET, "UTF-8");
        return hints;
    }
}
