package org.koumen.platform;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI description of the program, from which the TypeScript types are made. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Koumen 叩门")
                .version("1")
                .description(
                    "Runs a jurisdiction's door-to-door programme. Problems are RFC 9457 bodies"
                        + " with a stable code.")
                .license(new License().name("Apache-2.0")))
        .servers(List.of(new Server().url("/")));
  }

  /**
   * Sorts what would otherwise follow the order of class loading, and says of every property of an
   * answer that it is there: answers carry null, never nothing.
   */
  @Bean
  OpenApiCustomizer steadyOrder() {
    return api -> {
      if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
        return;
      }
      Map<String, Schema> schemas = new TreeMap<>(api.getComponents().getSchemas());
      api.getComponents().setSchemas(schemas);
    };
  }
}
