package org.koumen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@KoumenTest
class EveryEndpointNamesItsPermissionTest {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void exactlyOneOfNeedsSignedInAndOpenStandsOnEachEndpoint() {
    List<HandlerMethod> endpoints = endpoints().toList();
    assertThat(endpoints).hasSizeGreaterThan(15);
    assertThat(endpoints)
        .allSatisfy(
            endpoint ->
                assertThat(
                        Stream.of(
                                endpoint.hasMethodAnnotation(Needs.class),
                                endpoint.hasMethodAnnotation(SignedIn.class),
                                endpoint.hasMethodAnnotation(Open.class))
                            .filter(named -> named)
                            .count())
                    .as(endpoint.getShortLogMessage())
                    .isEqualTo(1));
  }

  @Test
  void anOpenDoorSaysWhy() {
    assertThat(endpoints())
        .allSatisfy(
            endpoint -> {
              Open open = endpoint.getMethodAnnotation(Open.class);
              SignedIn signedIn = endpoint.getMethodAnnotation(SignedIn.class);
              assertThat(open == null ? "why" : open.value()).isNotBlank();
              assertThat(signedIn == null ? "why" : signedIn.value()).isNotBlank();
            });
  }

  private Stream<HandlerMethod> endpoints() {
    return mapping.getHandlerMethods().values().stream()
        .filter(method -> method.getBeanType().getName().startsWith("org.koumen."));
  }
}
