package org.koumen.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.koumen.platform.KoumenProperties;
import org.koumen.platform.Settings;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Mail through the server of the place, in plain text and in both languages. */
@Component
class MailChannel implements Channel {
  private final Settings settings;
  private final KoumenProperties properties;

  MailChannel(Settings settings, KoumenProperties properties) {
    this.settings = settings;
    this.properties = properties;
  }

  @Override
  public Kind kind() {
    return Kind.MAIL;
  }

  @Override
  public boolean isOn() {
    return !settings.get(NoticeSettings.MAIL).host().isEmpty();
  }

  @Override
  public Outcome send(UUID id, String target, OutboxMessage message) {
    NoticeSettings.Mail mail = settings.get(NoticeSettings.MAIL);
    JavaMailSenderImpl sender = sender(mail);
    // The mail library finds its parts through the loader of the thread.
    Thread.currentThread().setContextClassLoader(MailChannel.class.getClassLoader());
    try {
      sender.send(letter(sender, mail, id, target, message));
      return new Outcome.Sent();
    } catch (MailSendException failed) {
      return isAboutThisOne(failed)
          ? new Outcome.Refused("address refused")
          : new Outcome.NotNow("unreachable");
    } catch (MailAuthenticationException wrong) {
      return new Outcome.NotNow("sign-in refused");
    } catch (MailParseException | MessagingException wrong) {
      return new Outcome.Refused("not an address");
    } catch (MailException failed) {
      return new Outcome.NotNow("failed");
    }
  }

  private static boolean isAboutThisOne(MailSendException failed) {
    return failed.getFailedMessages().values().stream()
        .anyMatch(jakarta.mail.SendFailedException.class::isInstance);
  }

  private MimeMessage letter(
      JavaMailSenderImpl sender,
      NoticeSettings.Mail mail,
      UUID id,
      String target,
      OutboxMessage message)
      throws MessagingException {
    MimeMessage letter = new Letter(sender.getSession(), id);
    letter.setFrom(new InternetAddress(mail.from(), true));
    letter.setRecipient(Message.RecipientType.TO, new InternetAddress(target, true));
    String number = message.number() == null ? "" : " " + message.number();
    letter.setSubject("叩门 Koumen" + number, StandardCharsets.UTF_8.name());
    letter.setSentDate(Date.from(message.at()));
    letter.setText(
        message.zh() + "\n\n" + message.en() + "\n" + link(message), StandardCharsets.UTF_8.name());
    return letter;
  }

  private String link(OutboxMessage message) {
    String home = properties.publicUrl();
    return home == null || !message.subject().equals("request")
        ? ""
        : "\n%s/desk/requests?open=%s.%s\n"
            .formatted(home.replaceAll("/+$", ""), message.county(), message.subjectId());
  }

  /** A letter whose id is that of the outbox, so that one sent twice is seen to be one. */
  private static final class Letter extends MimeMessage {
    private final UUID id;

    Letter(jakarta.mail.Session session, UUID id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@koumen>");
    }
  }

  private JavaMailSenderImpl sender(NoticeSettings.Mail mail) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(mail.host());
    sender.setPort(mail.port());
    Properties more = sender.getJavaMailProperties();
    String patience = String.valueOf(Duration.ofSeconds(15).toMillis());
    for (String what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      more.setProperty("mail.smtp." + what, patience);
    }
    if (!mail.user().isEmpty()) {
      sender.setUsername(mail.user());
      sender.setPassword(settings.open(mail.secret()));
      more.setProperty("mail.smtp.auth", "true");
    }
    switch (mail.security()) {
      case "tls" -> more.setProperty("mail.smtp.ssl.enable", "true");
      case "starttls" -> {
        more.setProperty("mail.smtp.starttls.enable", "true");
        more.setProperty("mail.smtp.starttls.required", "true");
      }
      default -> {
        // A server of one's own in the same room.
      }
    }
    return sender;
  }
}
