package org.koumen.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server of a few commands (RFC 5321). */
final class MailServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> letters = new CopyOnWriteArrayList<>();
  private volatile String refused = "";

  MailServer() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> letters() {
    return List.copyOf(letters);
  }

  void refusing(String address) {
    refused = address;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        Thread.ofVirtual().start(() -> talk(one));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket one) {
    try (one;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = one.getOutputStream()) {
      say(out, "220 here");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("DATA")) {
          say(out, "354 go on");
          StringBuilder letter = new StringBuilder();
          for (String next = in.readLine(); !next.equals("."); next = in.readLine()) {
            letter.append(next).append('\n');
          }
          letters.add(letter.toString());
          say(out, "250 taken");
        } else if (line.startsWith("RCPT") && !refused.isEmpty() && line.contains(refused)) {
          say(out, "550 nobody of that name");
        } else if (line.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException gone) {
      // The other side went away.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
