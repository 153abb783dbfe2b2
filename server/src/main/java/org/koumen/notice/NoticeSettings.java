package org.koumen.notice;

import java.util.ArrayList;
import java.util.List;
import org.koumen.platform.SealedColumn;
import org.koumen.platform.Setting;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How messages leave the house, as forms; a way without an address is off. */
@Configuration(proxyBeanMethods = false)
class NoticeSettings {
  private static final int LONGEST_ADDRESS = 300;

  /**
   * The gateway for text messages.
   *
   * @param url empty when there is none
   * @param sign stands before each text
   * @param language {@code zh} or {@code en}
   * @param secret sealed; goes along as a bearer token
   */
  record Sms(String url, String sign, String language, String secret) {}

  /**
   * The mail server.
   *
   * @param host empty when there is none
   * @param security {@code none}, {@code starttls} or {@code tls}
   * @param secret sealed password of the user
   */
  record Mail(String host, int port, String security, String user, String secret, String from) {}

  /**
   * A system that is told what those who work here are told.
   *
   * @param url empty when there is none
   * @param kinds of notices, separated by commas; empty for all
   * @param secret sealed; signs what is sent
   */
  record Webhook(String url, String kinds, String secret) {}

  /**
   * How long things are kept.
   *
   * @param messageDays content and address of what left the house
   * @param noticeDays notices in the app
   */
  record Days(int messageDays, int noticeDays) {}

  static final Setting<Sms> SMS = new Setting<>("notice.sms", Sms.class, new Sms("", "", "zh", ""));
  static final Setting<Mail> MAIL =
      new Setting<>("notice.mail", Mail.class, new Mail("", 587, "starttls", "", "", ""));
  static final Setting<Webhook> WEBHOOK =
      new Setting<>("notice.webhook", Webhook.class, new Webhook("", "", ""));
  static final Setting<Days> DAYS = new Setting<>("notice.retention", Days.class, new Days(30, 90));

  @Bean
  SettingForm<Sms> smsForm() {
    return new SettingForm<>(
        SMS,
        "短信网关",
        "Text message gateway",
        "发给居民的短信经此发出。没有填写地址时不发短信。",
        "Text messages to residents leave through it; none are sent while there is no address.",
        List.of(
            SettingField.text("url", "网关地址", "Address", LONGEST_ADDRESS)
                .note(
                    "每条短信一次 POST，JSON：id、to、text；请求头 Idempotency-Key 与 id 相同，重复的请勿再发。",
                    "One POST a message, JSON with id, to, text; the header Idempotency-Key equals"
                        + " id: do not send one twice."),
            SettingField.text("sign", "签名", "Signature", 20)
                .note("显示在短信开头的【】里。", "Stands at the head of each text."),
            SettingField.choice(
                "language",
                "语言",
                "Language",
                List.of(
                    new SettingField.Option("zh", "中文", "Chinese"),
                    new SettingField.Option("en", "英文", "English"))),
            SettingField.secret("secret", "密钥", "Key", 200)
                .note("作为 Bearer 令牌发给网关；保存后不再显示。", "Sent as a bearer token; not shown again.")),
        (before, after) -> address(after.url()));
  }

  @Bean
  SettingForm<Mail> mailForm() {
    return new SettingForm<>(
        MAIL,
        "邮件服务器",
        "Mail server",
        "工作人员登记了邮箱的，消息同时发到邮箱。没有填写服务器时不发邮件。",
        "Those who work here and have named a mailbox get their notices there too; no mail without"
            + " a server.",
        List.of(
            SettingField.text("host", "服务器", "Server", 200),
            SettingField.number("port", "端口", "Port", 1, 65_535),
            SettingField.choice(
                "security",
                "加密",
                "Encryption",
                List.of(
                    new SettingField.Option("starttls", "STARTTLS", "STARTTLS"),
                    new SettingField.Option("tls", "TLS", "TLS"),
                    new SettingField.Option("none", "不加密", "none"))),
            SettingField.text("user", "用户名", "User", 200),
            SettingField.secret("secret", "密码", "Password", 200)
                .note("保存后不再显示。", "Not shown again."),
            SettingField.text("from", "发件人地址", "Sender", 200)),
        (before, after) ->
            after.host().isEmpty() || after.from().matches("[^@\\s]+@[^@\\s]+")
                ? List.of()
                : List.of(
                    new SettingForm.Flaw("from", "请填写发件人的邮箱地址", "Sender must be a mail address")));
  }

  @Bean
  SettingForm<Webhook> webhookForm() {
    return new SettingForm<>(
        WEBHOOK,
        "消息推送到其他系统",
        "Notices to another system",
        "工作人员收到的消息同时推送给另一个系统（如办公平台）。没有填写地址时不推送。",
        "What those who work here are told goes to another system as well; not while there is no"
            + " address.",
        List.of(
            SettingField.text("url", "地址", "Address", LONGEST_ADDRESS),
            SettingField.text("kinds", "哪些消息", "Which notices", 500)
                .note("消息代号，用逗号分开；不填则全部推送。", "Their kinds, with commas; all when empty."),
            SettingField.secret("secret", "签名密钥", "Signing key", 200)
                .note(
                    "请求头 Koumen-Signature：对“时间.正文”的 HMAC-SHA256；保存后不再显示。",
                    "Header Koumen-Signature: HMAC-SHA256 over “time.body”; not shown again.")),
        (before, after) -> {
          List<SettingForm.Flaw> flaws = new ArrayList<>(address(after.url()));
          if (!after.url().isEmpty() && after.secret().isEmpty()) {
            flaws.add(new SettingForm.Flaw("secret", "请填写签名密钥", "Signing key is missing"));
          }
          return flaws;
        });
  }

  @Bean
  SettingForm<Days> noticeDaysForm() {
    return new SettingForm<>(
        DAYS,
        "消息保存期限",
        "How long messages are kept",
        "发出的短信、邮件里有居民信息，到期清除内容和号码，发送记录保留。",
        "Texts and mails hold people's data: content and address are cleared, the record stays.",
        List.of(
            SettingField.number(
                "messageDays", "已发消息的内容（天）", "Content of what was sent (days)", 1, 365),
            SettingField.number("noticeDays", "站内消息（天）", "Notices in the app (days)", 30, 730)));
  }

  private static List<SettingForm.Flaw> address(String url) {
    return url.isEmpty() || HttpGateway.isAddress(url)
        ? List.of()
        : List.of(
            new SettingForm.Flaw(
                "url",
                "地址应以 https:// 或 http:// 开头",
                "Address must begin with https:// or http://"));
  }

  @Bean
  SealedColumn outboxTargets() {
    return new SealedColumn("notice_outbox", "target_sealed");
  }

  @Bean
  SealedColumn outboxMessages() {
    return new SealedColumn("notice_outbox", "message_sealed");
  }

  @Bean
  SealedColumn noticeMailboxes() {
    return new SealedColumn("notice_contact", "mail_sealed");
  }
}
