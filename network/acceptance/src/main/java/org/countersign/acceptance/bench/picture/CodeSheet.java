package org.countersign.acceptance.bench.picture;

import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;

/** A text as a QR code on a sheet, as it leaves the printer: error correction M, as the gateway draws it. */
public record CodeSheet(int version, GreyPicture picture) {
    /** Pixels of the side of one module. */
    public static final int MODULE = 6;

    /** The quiet zone of four modules, and as much paper again. */
    private static final int MARGIN = 8;

    private static final int INK = 25;
    private static final int PAPER = 235;

    public static CodeSheet of(String text) {
        QRCode code;
        try {
            code = Encoder.encode(text, ErrorCorrectionLevel.M);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("a text that no QR code holds", tooLong);
        }
        return new CodeSheet(
                code.getVersion().getVersionNumber(),
                GreyPicture.of(matrix(code.getMatrix()), MODULE, MARGIN, INK, PAPER));
    }

    private static BitMatrix matrix(ByteMatrix modules) {
        BitMatrix matrix = new BitMatrix(modules.getWidth(), modules.getHeight());
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    matrix.set(x, y);
                }
            }
        }
        return matrix;
    }
}
