package org.countersign.acceptance.screen;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * What a browser's camera sees: a file of Motion JPEG, which the browser reads from its start each time that a page opens the camera, and
 * begins again at its end.
 */
public final class FakeCamera {
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;
    /** Some browsers read ahead, and want more than one frame. */
    private static final int FRAMES = 30;

    private static final Color DESK = new Color(0xC9CED6);

    private final Path file;

    public FakeCamera(Path folder) throws IOException {
        this.file = folder.resolve("camera.mjpeg");
        showNothing();
    }

    Path file() {
        return file;
    }

    /** An empty desk. */
    public void showNothing() throws IOException {
        frames(List.of(desk()));
    }

    /** A picture held before the camera, as large as fits with some room around it. For pages that open the camera from now on. */
    public void show(BufferedImage picture) throws IOException {
        frames(List.of(held(picture, 0.8)));
    }

    /** A frame with a picture in its middle, {@code share} of the frame's height high. */
    public static BufferedImage held(BufferedImage picture, double share) {
        BufferedImage frame = desk();
        double scale = Math.min(HEIGHT * share / picture.getHeight(), WIDTH * 0.95 / picture.getWidth());
        int width = (int) Math.round(picture.getWidth() * scale);
        int height = (int) Math.round(picture.getHeight() * scale);
        Graphics2D graphics = frame.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
        graphics.dispose();
        return frame;
    }

    /** What it sees one after the other, all frames of one size. */
    public void frames(List<BufferedImage> pictures) throws IOException {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        int repeats = Math.max(1, FRAMES / pictures.size());
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (BufferedImage picture : pictures) {
                ImageIO.write(picture, "jpeg", film);
            }
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, film.toByteArray());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static BufferedImage desk() {
        BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = frame.createGraphics();
        graphics.setColor(DESK);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return frame;
    }
}
