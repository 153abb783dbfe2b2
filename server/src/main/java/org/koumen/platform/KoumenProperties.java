package org.koumen.platform;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the one who starts the program decides; what a jurisdiction decides while it runs is a
 * {@link Settings setting}.
 *
 * @param data directory of the embedded database and of the keys
 * @param zone zone of the jurisdiction
 * @param keyFile file of the keys for sealing; {@code <data>/keys} when absent
 * @param publicUrl address under which people reach the program, for links it prints
 * @param metricsToken bearer token with which a monitoring system may read the metrics; none may
 *     when absent
 */
@ConfigurationProperties("koumen")
public record KoumenProperties(
    @DefaultValue(".koumen/data") Path data,
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    @Nullable Path keyFile,
    @Nullable String publicUrl,
    @Nullable String metricsToken) {

  /** Where the keys lie. */
  public Path keys() {
    return keyFile == null ? data.resolve("keys") : keyFile;
  }
}
