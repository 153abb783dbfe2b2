package org.koumen.chain;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The small program outside of this one, compiled from its source with nothing beside it. */
public final class Verifier {
  /** Its own answer. */
  public record Answer(int code, String text) {}

  private static @Nullable Verifier compiled;

  private final Method verify;

  private Verifier(Method verify) {
    this.verify = verify;
  }

  /** Compiles it, once. */
  public static synchronized Verifier compile() throws Exception {
    Verifier known = compiled;
    if (known != null) {
      return known;
    }
    Path source = Path.of("..", "verifier", "Verify.java");
    Path classes = Files.createTempDirectory("verifier");
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-proc:none",
                "-cp",
                classes.toString(),
                "-d",
                classes.toString(),
                source.toString());
    if (code != 0) {
      throw new IllegalStateException("the verifier does not compile");
    }
    ClassLoader loader =
        new URLClassLoader(
            new java.net.URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    return new Verifier(
        loader.loadClass("Verify").getMethod("verify", byte[].class, Map.class, PrintStream.class));
  }

  public Answer verify(byte[] file) throws Exception {
    return verify(file, Map.of());
  }

  public Answer verify(byte[] file, Map<Integer, String> known) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Object code =
        verify.invoke(null, file, known, new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Answer((int) code, out.toString(StandardCharsets.UTF_8));
  }

  /** The same lines under a hash of their own, as a forger would write them. */
  public static byte[] forged(String lines) throws Exception {
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    return (lines + "end\t" + hash + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A file's lines without the last. */
  public static String body(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf("end\t"));
  }
}
