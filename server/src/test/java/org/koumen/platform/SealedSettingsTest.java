package org.koumen.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Keys of gateways within settings follow when the keys of the house change. */
@KoumenTest
class SealedSettingsTest {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired SealedSettings store;
  @Autowired KoumenProperties properties;
  @Autowired Seal seal;

  @Test
  void a_secret_is_sealed_anew_and_the_rest_stays() {
    Seal next = new Seal(SealKeys.readOrCreate(properties.keys()).withNewSeal());
    String kept =
        Objects.requireNonNull(
            transactions.execute(
                status -> {
                  // Taken back: the other tests of this run know only the first key.
                  status.setRollbackOnly();
                  jdbc.sql(
                          """
                          insert into setting (key, value, set_at)
                          values ('notice.sms', jsonb_build_object('url', 'https://x', 'secret', :secret), now())
                          """)
                      .param("secret", Base64.getEncoder().encodeToString(seal.seal("a key")))
                      .update();
                  assertThat(store.reseal(next)).isEqualTo(1);
                  assertThat(store.reseal(next)).isZero();
                  return jdbc.sql("select value::text from setting where key = 'notice.sms'")
                      .query(String.class)
                      .single();
                }));
    var value = JsonMapper.shared().readTree(kept);
    byte[] secret = Base64.getDecoder().decode(value.path("secret").asString());
    assertThat(next.isStale(secret)).isFalse();
    assertThat(next.open(secret)).isEqualTo("a key");
    assertThat(value.path("url").asString()).isEqualTo("https://x");
  }
}
