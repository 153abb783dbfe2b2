package org.koumen.e2e;

import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Photos that people choose in forms. */
public final class Photos {
  private Photos() {}

  /** A dark one, as of a stairwell without light. */
  public static FilePayload of(String name) {
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", file);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return new FilePayload(name + ".png", "image/png", file.toByteArray());
  }
}
