package org.koumen.notice;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text messages through the gateway of whoever sends them for the place: one POST a message with
 * {@code id}, {@code to}, {@code text}.
 */
@Component
class SmsChannel implements Channel {
  private final Settings settings;
  private final HttpGateway gateway;
  private final JsonMapper json;

  SmsChannel(Settings settings, HttpGateway gateway, JsonMapper json) {
    this.settings = settings;
    this.gateway = gateway;
    this.json = json;
  }

  @Override
  public Kind kind() {
    return Kind.SMS;
  }

  @Override
  public boolean isOn() {
    return !settings.get(NoticeSettings.SMS).url().isEmpty();
  }

  @Override
  public Outcome send(UUID id, String target, OutboxMessage message) {
    NoticeSettings.Sms sms = settings.get(NoticeSettings.SMS);
    String text = message.text(!sms.language().equals("en"));
    Map<String, String> body = new TreeMap<>();
    body.put("id", id.toString());
    body.put("to", target);
    body.put("text", sms.sign().isEmpty() ? text : "【" + sms.sign() + "】" + text);
    var request =
        HttpGateway.to(sms.url(), json.writeValueAsString(body))
            .header("Idempotency-Key", id.toString());
    String secret = settings.open(sms.secret());
    if (!secret.isEmpty()) {
      request.header("Authorization", "Bearer " + secret);
    }
    return gateway.send(request.build());
  }
}
