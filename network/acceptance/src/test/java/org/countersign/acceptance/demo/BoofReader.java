package org.countersign.acceptance.demo;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.factory.fiducial.ConfigQrCode;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** BoofCV's reader of QR codes: a third implementation, beside ours and {@code zbarimg}. */
final class BoofReader {
    private final QrCodeDetector<GrayU8> detector = FactoryFiducial.qrcode(new ConfigQrCode(), GrayU8.class);

    /** The texts of all codes in the picture. */
    List<String> read(Path picture) throws IOException {
        detector.process(grey(ImageIO.read(picture.toFile())));
        return detector.getDetections().stream().map(code -> code.message).toList();
    }

    private static GrayU8 grey(BufferedImage image) {
        GrayU8 grey = new GrayU8(image.getWidth(), image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                grey.set(x, y, image.getRGB(x, y) & 0xff);
            }
        }
        return grey;
    }
}
