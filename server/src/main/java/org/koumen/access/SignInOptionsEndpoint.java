package org.koumen.access;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ways to sign in besides a password. */
@RestController
class SignInOptionsEndpoint {
  private final List<Provider> providers = new ArrayList<>();

  SignInOptionsEndpoint(ObjectProvider<ClientRegistrationRepository> repository) {
    if (repository.getIfAvailable() instanceof Iterable<?> registrations) {
      for (Object each : registrations) {
        if (each instanceof ClientRegistration registration) {
          providers.add(
              new Provider(
                  registration.getClientName(),
                  "/oauth2/authorization/" + registration.getRegistrationId()));
        }
      }
    }
  }

  /**
   * An OpenID provider of the jurisdiction.
   *
   * @param path where the browser goes to sign in there
   */
  record Provider(String name, String path) {}

  /** The providers that the one who runs the program has configured. */
  @Open("the sign-in page shows them before anybody is signed in")
  @GetMapping("/api/sign-in-options")
  List<Provider> options() {
    return List.copyOf(providers);
  }
}
