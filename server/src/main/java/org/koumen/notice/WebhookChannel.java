package org.koumen.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells another system what those who work here are told. The body is signed: {@code
 * Koumen-Signature: t=<seconds>,v1=<hex>} with HMAC-SHA256 over {@code <seconds>.<body>}, so that
 * the receiver knows who sent it and that it is no old one sent again.
 */
@Component
class WebhookChannel implements Channel {
  private final Settings settings;
  private final HttpGateway gateway;
  private final JsonMapper json;
  private final Jurisdiction jurisdiction;

  WebhookChannel(
      Settings settings, HttpGateway gateway, JsonMapper json, Jurisdiction jurisdiction) {
    this.settings = settings;
    this.gateway = gateway;
    this.json = json;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public Kind kind() {
    return Kind.WEBHOOK;
  }

  @Override
  public boolean isOn() {
    return !settings.get(NoticeSettings.WEBHOOK).url().isEmpty();
  }

  @Override
  public boolean takes(String kindOfNotice) {
    String kinds = settings.get(NoticeSettings.WEBHOOK).kinds();
    return kinds.isBlank()
        || Arrays.asList(kinds.strip().split("[,，\\s]+", -1)).contains(kindOfNotice);
  }

  @Override
  public Outcome send(UUID id, String target, OutboxMessage message) {
    NoticeSettings.Webhook hook = settings.get(NoticeSettings.WEBHOOK);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("message", message);
    String text = json.writeValueAsString(body);
    long seconds = jurisdiction.now().getEpochSecond();
    return gateway.send(
        HttpGateway.to(hook.url(), text)
            .header("Idempotency-Key", id.toString())
            .header(
                "Koumen-Signature",
                "t=%d,v1=%s"
                    .formatted(
                        seconds, signature(settings.open(hook.secret()), seconds + "." + text)))
            .build());
  }

  static String signature(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", problem);
    }
  }
}
