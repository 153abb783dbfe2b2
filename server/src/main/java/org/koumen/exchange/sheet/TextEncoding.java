package org.koumen.exchange.sheet;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/**
 * In which encoding a text was written. UTF-8 first, strictly and to the last byte, since nothing
 * else looks like it by chance; then GB18030, which holds GBK and GB2312; a mark at the beginning
 * decides at once.
 */
final class TextEncoding {
  private static final int SAMPLE = 65_536;

  /** Confidence (of 100) from which ICU's guess that a text is neither is believed. */
  private static final int SURE = 60;

  private TextEncoding() {}

  static Charset of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(SAMPLE);
    }
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (decodes(file, StandardCharsets.UTF_8)) {
      return StandardCharsets.UTF_8;
    }
    Charset national = Charset.forName("GB18030");
    CharsetMatch guess = new CharsetDetector().setText(head).detect();
    if (decodes(file, national)) {
      // Traditional Chinese in Big5 decodes as GB18030 too, into nonsense.
      if (guess != null && guess.getName().equals("Big5") && guess.getConfidence() >= SURE) {
        return Charset.forName("Big5");
      }
      return national;
    }
    throw new Refusal(
        Problem.TEXT_ENCODING, Map.of("guess", guess == null ? "?" : guess.getName()));
  }

  private static boolean decodes(Path file, Charset charset) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
    CharBuffer chars = CharBuffer.allocate(SAMPLE);
    try (InputStream in = Files.newInputStream(file)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result;
        do {
          chars.clear();
          result = decoder.decode(bytes, chars, end);
          if (result.isError()) {
            return false;
          }
        } while (result.isOverflow());
        bytes.compact();
      }
      return true;
    }
  }
}
