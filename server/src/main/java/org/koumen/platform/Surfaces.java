package org.koumen.platform;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the web surfaces that are built into the program: the resident's at the root, {@code
 * /worker}, {@code /desk}. Addresses within a surface are its own affair and get its one page;
 * files carry a hash in their name and may be kept for a year.
 */
@Configuration(proxyBeanMethods = false)
class Surfaces implements WebMvcConfigurer {
  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl ASK_FIRST = CacheControl.noCache();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    for (String surface : new String[] {"desk/", "worker/", ""}) {
      registry
          .addResourceHandler("/" + surface + "assets/**")
          .addResourceLocations("classpath:/static/" + surface + "assets/")
          .setCacheControl(FOR_GOOD);
      registry
          .addResourceHandler("/" + surface + "**")
          .addResourceLocations("classpath:/static/" + surface)
          .setCacheControl(ASK_FIRST)
          .resourceChain(true)
          .addResolver(new OnePage());
    }
  }

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
    configurer.mediaType("webmanifest", new MediaType("application", "manifest+json"));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/desk", "/desk/");
    registry.addRedirectViewController("/worker", "/worker/");
  }

  /**
   * A resource handler has no answer for the folder itself. A forward would have one, but end the
   * answer before its security headers are written.
   */
  @Bean
  RouterFunction<ServerResponse> doors() {
    RouterFunctions.Builder doors = RouterFunctions.route();
    for (String surface : new String[] {"/desk/", "/worker/", "/"}) {
      Resource page = new ClassPathResource("static" + surface + "index.html");
      doors.route(
          RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
              .and(RequestPredicates.path(surface))
              .and(request -> page.exists()),
          request ->
              ServerResponse.ok()
                  .contentType(MediaType.TEXT_HTML)
                  .cacheControl(ASK_FIRST)
                  .body(page));
    }
    return doors.build();
  }

  /** Answers addresses that are no files with the surface's page. */
  private static final class OnePage extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = super.getResource(path, location);
      if (file != null) {
        return file;
      }
      String lastStep = path.substring(path.lastIndexOf('/') + 1);
      boolean isPage =
          !lastStep.contains(".")
              && !path.startsWith("api/")
              && !path.startsWith("actuator/")
              && !path.startsWith("v3/");
      return isPage ? super.getResource("index.html", location) : null;
    }
  }
}
